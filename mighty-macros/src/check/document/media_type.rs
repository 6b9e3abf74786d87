//! Media types as documents write them: with parameters, in any case, as ranges (RFC 9110, 8.3.1 and 12.5.1).

/// `application/json` of `Application/JSON; charset=utf-8`.
pub(super) fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The parameters that make it another format, sorted: all but the charset, since JSON is always UTF-8 (RFC 8259, 8.1).
fn parameters(media_type: &str) -> Vec<String> {
    let parameters = media_type.split(';').skip(1).map(|text| text.replace([' ', '"'], "").to_ascii_lowercase());
    let mut parameters: Vec<String> =
        parameters.filter(|text| !text.is_empty() && !text.starts_with("charset=")).collect();
    parameters.sort_unstable();
    parameters
}

/// Whether a type or range of a document is that of what is sent.
pub(super) fn covers(documented: &str, sent: &str) -> bool {
    let (range, sent_essence) = (essence(documented), essence(sent));
    if range == "*/*" {
        return true;
    }
    let is_covered = match range.split_once('*') {
        Some((begin, end)) => sent_essence.starts_with(begin) && sent_essence.ends_with(end),
        None => range == sent_essence,
    };
    is_covered && parameters(documented) == parameters(sent)
}

/// The text of a type without its charset, as an attribute has it.
pub(super) fn written(media_type: &str) -> String {
    std::iter::once(essence(media_type)).chain(parameters(media_type)).collect::<Vec<_>>().join("; ")
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
