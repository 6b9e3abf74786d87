//! `#[derive(FromAnswer)]`.

messages! {
    "answers";
    /// An enum, a union, a struct without names.
    not_a_struct(name) = "an answer is read into a struct with named fields; write `struct {name} {{ #[body] orders: Vec<Order>, #[header(\"ETag\")] etag: Option<String> }}`";
    /// A field that is nothing.
    field_without_mark(name) = "`{name}` is neither the body nor a header; put `#[body]` or `#[header(\"…\")]` before it";
    /// A field that is both.
    field_marked_twice(name) = "`{name}` has an attribute already; take one of them away";
    /// Two bodies.
    two_bodies(first) = "`{first}` is the body already, and an answer has one; take this field away, or put it into the type of the other";
    /// `#[body(raw)]`
    body_with_words() = "how a body is read follows from the type; write `#[body]` alone";
    /// `#[header(etag)]`
    malformed_header() = "the name of the header stands in the parentheses; write `#[header(\"ETag\")]`";
    /// `#[header("E Tag")]`
    header_name_invalid(name) = "`{name}` is no name of a header; use letters, digits and `-`";
    /// `#[answer(runtime = x)]`
    malformed_crate() = "this is nothing that `answer` can say; write `#[answer(crate = ::my_sdk::mighty_runtime)]`";
}
