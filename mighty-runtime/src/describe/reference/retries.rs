//! What an operation is sent again for, and whether it may be.

use crate::carry::retry::effect::Effect;
use crate::describe::endpoint::Endpoint;
use crate::describe::retry_policy::{RetryOn, RetryPolicy};

/// `4 attempts: 429, 503, connect`, or `never`.
pub(super) fn cell(endpoint: &Endpoint, api: RetryPolicy) -> String {
    let effect = Effect::of(api.overridden_by(endpoint.retry()), endpoint);
    if effect.is_never() {
        return "never".to_owned();
    }
    let on: Vec<String> = effect.on.iter().map(RetryOn::to_string).collect();
    format!("{} attempts: {}", effect.attempts, on.join(", "))
}

/// Whether sending it twice has the effect of sending it once, and why.
pub(super) fn idempotent(endpoint: &Endpoint) -> String {
    match endpoint.idempotency_key() {
        _ if endpoint.method().is_idempotent() => "yes".to_owned(),
        _ if endpoint.is_idempotent() => "yes, as declared".to_owned(),
        Some(header) => format!("by `{header}`"),
        None => "no".to_owned(),
    }
}
