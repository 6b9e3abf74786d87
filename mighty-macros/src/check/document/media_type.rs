//! Media types as documents write them: with parameters, in any case, as ranges (RFC 9110, 8.3.1 and 12.5.1).

/// `application/json` of `Application/JSON; charset=utf-8`.
pub(super) fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether a type or range of a document is that of what is sent.
pub(super) fn covers(documented: &str, sent: &str) -> bool {
    let (documented, sent) = (essence(documented), essence(sent));
    match documented.strip_suffix('*').filter(|range| range.ends_with('/')) {
        Some("*/") => true,
        Some(range) => sent.starts_with(range),
        None => documented == sent,
    }
}

/// Whether it is JSON by its name (RFC 6839, 3.1).
pub(super) fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    essence.ends_with("/json") || essence.ends_with("+json")
}

/// Whether a body of it may be JSON.
pub(super) fn may_be_json(media_type: &str) -> bool {
    is_json(media_type) || covers(media_type, "application/json")
}
