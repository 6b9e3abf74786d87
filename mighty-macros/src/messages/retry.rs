//! `retry(…)`.

messages! {
    "retry";
    /// `attempts = 0`
    zero_attempts() = "no attempt would send nothing at all; write `never` to send a call once";
    /// `factor = 0`
    zero_factor() = "a factor of 0 would take every wait away; write 1 for waits that do not grow";
    /// `attempts = 99999999999`
    not_a_count(number) = "`{number}` is no number of this kind; write a small whole number";
    /// `never, attempts = 3`
    never_with_others() = "`never` leaves nothing to say about retries; take it away, or everything else";
    /// `base` over `cap`
    base_over_cap(key) = "`{key}` is longer than the longest wait (`cap`, 10 s unless said); make it shorter, or `cap` longer";
    /// Something that is no cause.
    malformed_cause(key) = "this is nothing that `{key}` can list; write statuses such as `429` between commas";
    /// `on = [network]`
    unknown_cause(word, hint) = "there is no failure `{word}`; {hint}";
    /// `on = []`
    empty_on() = "an empty `on` retries nothing; write `never`";
    /// `on = [429, 429]`
    on_twice(cause) = "`{cause}` is listed already; take this one away";
    /// `on = [200]`
    on_not_an_error(status) = "{status} is no error, so that there is nothing to retry; take it out";
    /// `on = [401]`
    on_same_again(status) = "{status} comes back for the same request however often it is sent; take it out";
    /// `on` of a status that the endpoint does not declare.
    on_undeclared(status) = "this endpoint does not declare {status}; add it to `errors(…)`, or take it out of `on`";
    /// `on` of the trait with a status that nobody declares.
    on_undeclared_anywhere(status) = "no endpoint declares {status}; add it to `errors(…)`, or take it out of `on`";
    /// A status on a `POST` without a key.
    on_without_key(status, method) = "a `{method}` answered with {status} may have been processed, and a retry would do it twice; say `idempotent`, `idempotency_key = \"…\"`, or `rejected = [{status}]` if the API promises that it was not";
    /// A class on a `POST` without a key.
    on_class_without_key(class, method) = "a `{method}` answered with {class} may have been processed, and a retry would do it twice; say `idempotent` or `idempotency_key = \"…\"`, or list single statuses with `rejected`";
    /// `timeout` or `reset` on a `POST` without a key.
    on_failure_without_key(cause, method) = "a `{method}` that was sent may have been processed, and a retry after `{cause}` would do it twice; say `idempotent` or `idempotency_key = \"…\"`, or take `{cause}` out";
    /// Retries of a stream.
    retry_of_stream() = "a stream is gone after the first attempt; write `retry(never)`, or take an `Upload`, which can be opened anew";
    /// `rejected = [connect]`
    rejected_not_a_status(cause) = "`rejected` lists single statuses, and `{cause}` is none; write one such as `429`";
    /// `rejected = [429, 429]`
    rejected_twice(status) = "{status} is listed already; take this one away";
    /// `rejected` of what is not retried.
    rejected_not_retried(status) = "{status} is not retried, so that it need not be `rejected`; add it to `on`, or take it out";
}
