//! `#[endpoints(…)]` and the trait it stands on.

messages! {
    "trait_attribute";
    /// The attribute stands on something else.
    not_a_trait() = "`#[endpoints]` describes an API by a trait; put it on one: `pub trait Members {{ … }}`";
    /// The head of the trait cannot be parsed.
    unreadable_trait(problem) = "this trait cannot be read: {problem}";
    /// No `api`.
    missing_api() = "`api` is missing: a trait's endpoints belong to one API; write `#[endpoints(api = MyApi)]` with a type that implements `Api`";
    /// `unsafe trait`, `auto trait`.
    trait_modifier(modifier) = "an `{modifier}` trait cannot be implemented by a client; take `{modifier}` away";
}
