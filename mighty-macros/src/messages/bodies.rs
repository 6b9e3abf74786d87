//! Bodies of requests and answers.

messages! {
    "bodies";
    /// `#[body]` on `GET`
    body_on_method(mark, method) = "`{method}` has no body; use `#[query]` instead of `#[{mark}]`, or another method, or write `allow_body` if the API wants one all the same";
    /// `allow_body` on `POST`
    allow_body_needless(method) = "`{method}` may have a body anyway; take `allow_body` away";
    /// `allow_body` without a body.
    allow_body_without_body() = "there is no body that could be allowed; take `allow_body` away, or add a body";
    /// Two of a kind.
    two_bodies(mark, first) = "`{first}` is the `#[{mark}]` already; a request has one body, so put both into one type";
    /// `#[body]` beside `#[form]`
    mixed_bodies(mark, other, first) = "`{first}` is the `#[{other}]` already; a request has one body, which cannot also be `#[{mark}]`";
    /// `expect_continue` without a body.
    expect_without_body() = "there is no body that could wait for the server's word; take `expect_continue` away, or add a body";
    /// A success type on `HEAD`.
    head_with_output(output) = "`HEAD` is answered without a body, so `{output}` can never be read; return `()`, `Response<()>`, or a struct of headers with `#[derive(FromAnswer)]`";
    /// `success = 204` with a success type.
    success_without_body(status, output) = "{status} is answered without a body, so `{output}` can never be read; return `()` or a struct of headers with `#[derive(FromAnswer)]`, or say another status";
}
