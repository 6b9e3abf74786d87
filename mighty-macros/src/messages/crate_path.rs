//! `crate = …`.

messages! {
    "crate_path";
    /// `crate = a::b<C>`
    with_arguments() = "`crate` is the path of a module, which has no parameters; write `crate = ::my_sdk::mighty_runtime`";
}
