//! `testing` and `server`: the other sides of a trait.

messages! {
    "sides";
    /// The feature is off.
    server_off() = "the server of a trait is a feature that is off; write `mighty-runtime = {{ …, features = [\"server\"] }}` in `Cargo.toml`";
    /// The feature is off.
    testing_off() = "the mock of a trait is a feature that is off; write `mighty-runtime = {{ …, features = [\"testing\"] }}` in `Cargo.toml`";
    /// `local, server`
    local_server() = "a server answers on several threads, which the futures of a `local` trait cannot change between; take `server` or `local` out";
    /// `trait Members<T>`
    trait_parameter(word, parameter) = "`{word}` is generated for one type of each argument, which `{parameter}` leaves open; take the parameter out of the trait, or `{word}` out of the attribute";
    /// `fn show<T: Display>(&self, id: T)`
    generic_argument(word, argument, parameter) = "`{word}` reads each argument into one type, which `{parameter}` leaves open; write the type of `{argument}` itself, or take `{word}` out of the attribute";
    /// `fn show<T>(&self) -> Result<T, ShowError>`
    generic_success(word, parameter) = "`{word}` answers with one type, which `{parameter}` leaves open; write the success type itself, or take `{word}` out of the attribute";
    /// A parameter that neither an argument nor the success type has.
    generic_method(word, parameter) = "`{word}` calls this method, and nobody can say what `{parameter}` is; take the parameter out of the method, or `{word}` out of the attribute";
    /// `&dyn Display`, `Query<&str>`
    borrowed_argument(word, argument) = "`{word}` reads `{argument}` into a value of its own, which nothing of this type can be; write a type that owns what it holds, or a reference to one, or take `{word}` out of the attribute";
    /// Two methods with one struct of arguments.
    call_twice(second, first, name) = "the arguments of `{second}` and of `{first}` would both be called `{name}`; give one of the two an error of another name";
    /// Something else has the name.
    call_name_taken(method, name) = "the arguments of `{method}` would be called `{name}`, as something else beside this trait is; give that another name";
    /// An enum named like a side.
    side_name_taken(name, word) = "`{name}` is what `{word}` generates beside this trait; give this another name";
}
