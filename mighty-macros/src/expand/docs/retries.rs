//! The `# Retries` section: the merged settings, seen through the gate of the method.
//!
//! A request that may have been processed is repeated only if that does no harm: the method is
//! idempotent, the author says so, or a key lets the server recognise it.

use std::collections::BTreeSet;

use super::text;
use crate::model::endpoint::{Endpoint, Repeat};
use crate::model::retry::{Cause, DEFAULT_ATTEMPTS, DEFAULT_CAP, DEFAULT_STATUSES, Retry};
use crate::suggest;

/// The section's sentences, one a line.
pub(crate) fn lines(endpoint: &Endpoint) -> Vec<String> {
    let mut lines = match reason_for_never(endpoint) {
        Some(reason) => vec![format!("Never: {reason}.")],
        None => vec![attempts(endpoint), waits(&endpoint.retry)],
    };
    lines.extend(limits(endpoint));
    lines
}

fn reason_for_never(endpoint: &Endpoint) -> Option<String> {
    if endpoint.retry.is_never() {
        return Some("a failure is returned as it is".to_owned());
    }
    if endpoint.has_stream() {
        return Some("the body is a stream, which can be sent only once".to_owned());
    }
    if causes(endpoint).is_empty() {
        return Some(format!("a `{}` that was sent may have been processed", endpoint.method.name()));
    }
    None
}

fn attempts(endpoint: &Endpoint) -> String {
    let count = endpoint.retry.attempts.unwrap_or(DEFAULT_ATTEMPTS);
    let key = match &endpoint.repeat {
        Repeat::Keyed(header) => format!(", each with the same `{header}`"),
        Repeat::ByMethod | Repeat::Idempotent => String::new(),
    };
    let causes = match causes(endpoint).as_slice() {
        [only] if only.starts_with("when") => format!("Only {only}"),
        several => capitalised(&several.join(", and ")),
    };
    format!("{causes}: at most {count} attempts in all{key}.")
}

fn waits(retry: &Retry) -> String {
    let cap = text::duration(retry.cap.unwrap_or(DEFAULT_CAP));
    format!("The waits between them are random and grow to at most {cap}; a `Retry-After` is obeyed.")
}

fn limits(endpoint: &Endpoint) -> Option<String> {
    let call = endpoint.timeout.map(|limit| format!("the whole call may take {}", text::duration(limit)));
    let attempt = endpoint.attempt_timeout.map(|limit| format!("one attempt {}", text::duration(limit)));
    match (call, attempt) {
        (Some(call), Some(attempt)) => Some(format!("{}, and {attempt}.", capitalised(&call))),
        (Some(call), None) => Some(format!("{}.", capitalised(&call))),
        (None, Some(attempt)) => {
            Some(format!("{} at most.", capitalised(&attempt.replacen("attempt", "attempt may take", 1))))
        }
        (None, None) => None,
    }
}

fn capitalised(sentence: &str) -> String {
    let mut chars = sentence.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// What is retried, as parts of a sentence.
fn causes(endpoint: &Endpoint) -> Vec<String> {
    let gate = Gate::of(endpoint);
    let statuses: Vec<String> = statuses(endpoint, gate).iter().map(u16::to_string).collect();
    let promise = if gate == Gate::Once { ", which means that nothing was done" } else { "" };
    let after = (!statuses.is_empty()).then(|| format!("after {}{promise}", suggest::sequence(&statuses, "or")));
    after.into_iter().chain(failures(endpoint, gate)).collect()
}

/// The failures without an answer.
fn failures(endpoint: &Endpoint, gate: Gate) -> Vec<String> {
    let is_named = |cause| endpoint.retry.on.as_ref().is_none_or(|causes| causes.contains(&cause));
    let is_retried = |cause| is_named(cause) && (cause == Cause::Connect || gate != Gate::Once);
    let words = match [Cause::Connect, Cause::Timeout, Cause::Reset].map(is_retried) {
        [true, true, true] => vec!["when no complete answer arrives"],
        [connect, timeout, reset] => {
            let parts = [
                (connect, "when the request was certainly not sent"),
                (timeout, "when no answer arrives in time"),
                (reset, "when the connection breaks"),
            ];
            parts.into_iter().filter(|(is_retried, _)| *is_retried).map(|(_, words)| words).collect()
        }
    };
    words.into_iter().map(String::from).collect()
}

fn statuses(endpoint: &Endpoint, gate: Gate) -> Vec<u16> {
    let retry = &endpoint.retry;
    match (gate, &retry.on) {
        (Gate::Once, _) => {
            let rejected = retry.rejected.iter().flatten().copied();
            rejected.filter(|status| retry.retries(*status)).collect()
        }
        (_, Some(causes)) => {
            let all: BTreeSet<u16> = causes.iter().flat_map(|cause| cause.statuses()).collect();
            all.into_iter().collect()
        }
        // A key protects from doing a thing twice, not from a server that fails at it each time.
        (Gate::Keyed, None) => DEFAULT_STATUSES.into_iter().filter(|status| *status != 500).collect(),
        (Gate::Free, None) => DEFAULT_STATUSES.to_vec(),
    }
}

/// What may be repeated once it may have arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gate {
    /// Everything.
    Free,
    /// Everything, since the server recognises the key; 500 only if asked for.
    Keyed,
    /// Nothing but what the API says it rejected.
    Once,
}

impl Gate {
    fn of(endpoint: &Endpoint) -> Self {
        match &endpoint.repeat {
            _ if endpoint.method.is_idempotent() => Self::Free,
            Repeat::Idempotent => Self::Free,
            Repeat::Keyed(_) => Self::Keyed,
            Repeat::ByMethod => Self::Once,
        }
    }
}
