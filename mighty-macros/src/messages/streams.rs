//! Streams: `Events<…>`, `Lines<…>`, `Download`, and `stream(…)`.

messages! {
    "streams";
    /// `stream()`
    empty() = "`stream(…)` says how a stream ends and goes on; write such as `stream(end = \"[DONE]\")`, or take it out";
    /// `end = "…"` beside `unmarked_end`
    end_and_none() = "`unmarked_end` says that nothing marks the end, and `end` says what does; take one of them out";
    /// `end = ""`, `end_event = ""`
    empty_end(example) = "an end that is empty marks nothing; write such as `{example}`";
    /// `resume(parameter = "after")`
    resume_needs_both() = "a stream goes on with a member of its last item, in a query parameter; write such as `resume(parameter = \"after\", member = \"/id\")`";
    /// `member = "id"`
    member_not_a_pointer(member, right) = "`{member}` is no JSON pointer (RFC 6901), which begins with a slash; write `member = \"{right}\"`";
    /// `parameter = ""`
    empty_cursor_parameter() = "a query parameter needs a name; write such as `parameter = \"after\"`";
    /// `stream(…)` without a stream.
    not_a_stream(output) = "`{output}` is read whole before the call ends, so there is no stream; return `Events<…>`, `Lines<…>` or `Download`, or take `stream(…)` out";
    /// `stream(end = "…")` of a download.
    no_items(output) = "`{output}` has bytes and no items; only `stream(idle_timeout = \"60s\")` has a meaning for it";
    /// `end_event` of lines.
    lines_without_events() = "lines have no event types; say by `end = \"…\"` which line marks the end";
}
