//! `headers(…)`, `query(…)` and `body = {}`: what an endpoint always sends.

messages! {
    "constants";
    /// `query(page)`, `query(page = next)`
    malformed() = "a constant is a name and a text, a number, `true` or `false`; write `page = 1` or `\"X-Name\" = \"value\"`";
    /// `query("" = 1)`
    empty_name() = "a name cannot be empty; write the parameter's, as in `page = 1`";
    /// `query(page = 1, page = 2)`
    twice(name) = "`{name}` is given twice; take one of the two away";
    /// `headers("X" = "a\nb")`
    header_value_invalid(name) = "a header carries visible ASCII, with spaces only between; write another value for `{name}`";
    /// `headers("Content-Type" = "…")` on a trait.
    header_of_body(name) = "`{name}` says what a body is, which not all endpoints have; write it at those that have";
    /// A constant and an argument.
    is_argument(name, argument) = "the argument `{argument}` sends `{name}` too; take one of the two away";
    /// The idempotency key as a constant too.
    is_idempotency_key(name) = "`{name}` is sent by `idempotency_key`, another for each call; take it away here, or the key";
    /// `headers("Content-Type" = "…")` beside a body.
    content_type_with_body() = "the body sets `Content-Type`; write its type there, as in `#[body(\"application/merge-patch+json\")]`";
    /// `body = {}` beside `#[body]`
    body_beside_argument(mark, argument) = "`{argument}` is the `#[{mark}]` already; a request has one body, so take `body = {{}}` away";
    /// `body = {}` on `GET`
    body_on_method(method) = "`{method}` has no body; take this away, or write `allow_body` if the API wants one all the same";
}
