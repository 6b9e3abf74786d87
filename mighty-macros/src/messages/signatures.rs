//! Signatures, and what else stands in the trait.

messages! {
    "signatures";
    /// Not `async`.
    not_async(method) = "`{method}` sends a request, which takes time; write `async fn`";
    /// `pub`
    visibility() = "a method is as visible as its trait; take this away";
    /// `unsafe`, `const`, `extern`
    modifier(word) = "an endpoint cannot be `{word}`; take it away";
    /// `...`
    variadic() = "an endpoint has a fixed number of arguments; use one with a list";
    /// No `self`.
    no_receiver(method) = "`{method}` is called on a client; add `&self` as its first argument";
    /// `self`, `&mut self`, `self: …`
    wrong_receiver(written) = "a client is shared by all its calls; write `&self` instead of `{written}`";
    /// A body.
    has_body(method) = "the body of `{method}` is generated; end the signature with `;`, or take `#[endpoint]` away to keep a default method";
    /// Nothing returned.
    no_return_type(method) = "`{method}` can fail, and its error needs a name; write `-> Result<(), SomeError>`";
    /// Something else than a `Result`.
    not_a_result() = "an endpoint can fail, and its error needs a name; write `Result<…, SomeError>`";
    /// `Result<T>`
    result_without_two_types() = "the error needs a name, because its enum is generated under it; write `Result<…, SomeError>`";
    /// `Result<T, path::Error>`
    error_not_a_name() = "the error's enum is generated beside the trait; write a plain name such as `ShowMemberError`";
    /// `type Item;`
    item_without_default(kind, name, fix) = "the generated impl cannot know the {kind} `{name}`; {fix}";
    /// Something that cannot be parsed.
    unreadable_item(problem) = "this item cannot be read: {problem}";
    /// Two methods of one name.
    method_twice(method) = "there is a method `{method}` already; give this one another name";
    /// `async fn all`
    method_named_all(endpoints) = "`{endpoints}::ALL` is the list of all endpoints, so that no method can be called `all`; call it `list`, for example";
    /// Two methods that differ only in case.
    descriptor_taken(method, first, endpoints, constant) = "`{method}` and `{first}` would both be `{endpoints}::{constant}`; give one another name";
}
