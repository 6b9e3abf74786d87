//! What every request has to carry.

use http::{HeaderMap, HeaderName, header};

use super::Refusal;

/// As the real API does it: the gateway is asked before the token.
pub(super) fn admit(headers: &HeaderMap) -> Result<(), Refusal> {
    if text(headers, &header::USER_AGENT).is_none_or(str::is_empty) {
        return Err(Refusal::Robot);
    }
    let token = text(headers, &header::AUTHORIZATION).and_then(|value| value.strip_prefix("Bearer "));
    if token.is_none_or(str::is_empty) {
        return Err(Refusal::NoToken);
    }
    Ok(())
}

pub(super) fn text<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    headers.get(name)?.to_str().ok()
}
