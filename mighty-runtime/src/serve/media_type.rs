//! Which media types a body may have. A body without one is taken for what the endpoint wants (RFC 9110, 8.3); of another one it is
//! refused with 415 (15.5.16), and so is one with a content coding, which nobody decodes here.

use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};

use super::unreadable::Unreadable;
use crate::base::misfit::coding;

/// What a body is to be.
#[derive(Clone, Copy)]
pub(super) enum Wanted {
    Json,
    Form,
    Text,
}

/// Whether a body with these headers may be what is wanted; `own` is the media type that the endpoint sends.
///
/// # Errors
/// When it is something else.
pub(super) fn check(headers: &HeaderMap, wanted: Wanted, own: Option<&str>, name: &str) -> Result<(), Unreadable> {
    let refused = |problem: String| {
        Err(Unreadable::new("the body", name, problem).with_status(StatusCode::UNSUPPORTED_MEDIA_TYPE))
    };
    if coding(headers).is_some() {
        return refused("has a content coding, which is not decoded".to_owned());
    }
    let Some(value) = headers.get(CONTENT_TYPE) else { return Ok(()) };
    let text = value.to_str().unwrap_or_default().to_ascii_lowercase();
    let (essence, parameters) = text.split_once(';').map_or((text.as_str(), ""), |(essence, rest)| (essence, rest));
    let essence = essence.trim();
    let is_own = own.is_some_and(|own| essence_of(own).eq_ignore_ascii_case(essence));
    let fits = match wanted {
        Wanted::Json => essence.ends_with("/json") || essence.ends_with("+json"),
        Wanted::Form => essence == "application/x-www-form-urlencoded",
        Wanted::Text => true,
    };
    if !fits && !is_own {
        let expected = own.filter(|own| *own != "*/*").map_or(wanted.name(), essence_of);
        return refused(format!("has another media type than `{expected}`"));
    }
    if matches!(wanted, Wanted::Text) && !is_utf8(parameters) {
        return refused("has another charset than UTF-8".to_owned());
    }
    Ok(())
}

impl Wanted {
    fn name(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Form => "application/x-www-form-urlencoded",
            Self::Text => "text/plain",
        }
    }
}

fn essence_of(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

/// Whether the parameters name no other charset.
fn is_utf8(parameters: &str) -> bool {
    let charset =
        parameters.split(';').filter_map(|pair| pair.trim().split_once('=')).find(|(name, _)| *name == "charset");
    charset.is_none_or(|(_, charset)| matches!(charset.trim_matches('"'), "utf-8" | "utf8" | "us-ascii"))
}
