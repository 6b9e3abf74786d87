//! Durations.

messages! {
    "timeouts";
    /// `"30"`
    not_a_duration(text) = "`{text}` is no duration; write a number and `ms`, `s`, `m` or `h`, such as \"30s\" or \"1.5s\"";
    /// `"0s"`
    zero() = "no time at all would let nothing happen; write a longer one, or take it out";
    /// `"9999999999h"`
    too_long(text) = "`{text}` is longer than a duration can be; write a shorter one";
    /// `attempt_timeout` over `timeout`
    attempt_longer_than_call() = "one attempt cannot take longer than the whole call; make `attempt_timeout` shorter than `timeout`";
}
