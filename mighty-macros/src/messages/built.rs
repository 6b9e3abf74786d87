//! `ShowOrderError::not_found(body)`: the functions that build errors, where `testing` or `server` asks for them.

messages! {
    "built";
    /// A variant whose function is a method of every error.
    constructor_taken(variant, function, written) = "`{variant}` would be built by `{function}(…)`, which every error has already; give it another name: `{written} => MyName`";
    /// Two variants with one function.
    constructor_twice(variant, first, function) = "`{variant}` and `{first}` would both be built by `{function}(…)`; give one of them another name";
    /// A variant whose function has no name.
    constructor_unnameable(variant, function, written) = "`{variant}` would be built by `{function}(…)`, and no function can have that name; give it another one: `{written} => MyName`";
}
