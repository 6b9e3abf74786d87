//! The body of a request as it is written. It is only ever compared.

use super::body::{Content, body};
use super::line::BodyLine;
use super::media::Media;
use super::parts::parts;
use super::secrets::redactor::Redactor;

/// What is written of a body: forms and parts are taken apart, and nothing is written of an empty one.
pub(super) fn request_body(redactor: &mut Redactor<'_>, media: &Media, bytes: &[u8]) -> Option<BodyLine> {
    match media {
        _ if bytes.is_empty() => None,
        Media::Form => {
            let pairs = url::form_urlencoded::parse(bytes);
            let pairs = pairs.map(|(name, value)| (redactor.text(&name), redactor.field(&name, &value)));
            Some(BodyLine::Form(pairs.collect()))
        }
        Media::Parts(boundary) => parts(redactor, boundary, bytes)
            .map(BodyLine::Parts)
            .or_else(|| body(redactor, &Media::Other, Content::whole(bytes))),
        Media::Json | Media::Stream | Media::Other => body(redactor, media, Content::whole(bytes)),
    }
}
