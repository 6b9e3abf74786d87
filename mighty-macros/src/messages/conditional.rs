//! `Conditional<…>`.

messages! {
    "conditional";
    /// `Conditional<…>` of a `PUT`.
    method_without_304(method, output) = "`{method}` is never answered with 304 (where its condition does not hold, the answer is 412), so that this never says `NotModified`; return `{output}`, and add 412 to `errors(…)`";
    /// `Conditional<…>` without a header that makes it one.
    no_condition() = "without a condition the answer is never 304; add an argument such as `#[header(\"If-None-Match\")] etag: Option<&str>`";
    /// `Conditional<…>` with `paginate`.
    in_pages(page) = "a condition is about one page, and not about those that follow; return `{page}` here, and ask by a method of its own, without `paginate`, whether the first page has changed";
    /// `Response<Conditional<…>>`
    nested(inner) = "`Conditional<…>` has a `Response` in it already; write `Conditional<{inner}>`, with nothing between or around";
}
