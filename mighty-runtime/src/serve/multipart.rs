//! `multipart/form-data` (RFC 7578), part by part. What a part holds is in memory, bounded as any body is, but for one that is
//! handed on as it comes.

mod disposition;
mod paced;
mod tail;

use bytes::{Bytes, BytesMut};
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use multer::{Field, Multipart};

use self::disposition::Disposition;
use self::paced::{Paced, Room};
use self::tail::Tail;
use super::limit::{broken_off, too_large};
use super::unreadable::Unreadable;
use crate::base::body::Body;
use crate::base::misfit::coding;
use crate::caller::part::Head;
use crate::caller::upload::Upload;
use crate::describe::declared::{Parameter, ParameterLocation};
use crate::describe::endpoint::Endpoint;

/// A part of one of the endpoint's names.
#[derive(Debug)]
pub(super) struct Received {
    pub(super) name: String,
    head: Head,
    content: Upload,
    /// The same, if it is in memory.
    bytes: Option<Bytes>,
}

/// What is read of a part.
#[derive(Debug)]
pub struct Taken {
    pub(super) head: Head,
    pub(super) content: Upload,
    bytes: Option<Bytes>,
}

impl Received {
    pub(super) fn take(&mut self) -> Taken {
        Taken { head: self.head.clone(), content: self.content.clone(), bytes: self.bytes.clone() }
    }
}

impl Taken {
    /// It as a text.
    ///
    /// # Errors
    /// When it is none.
    pub(super) fn text(&self) -> Result<String, String> {
        let bytes = self.bytes.as_deref().unwrap_or_default();
        std::str::from_utf8(bytes).map(str::to_owned).map_err(|_| "is no text in UTF-8".to_owned())
    }
}

/// The parts that the endpoint has arguments for, in their order. The one that is called `streamed` comes as it comes if all others may
/// be there by then.
///
/// # Errors
/// When it is no such body, breaks off, or is too large.
pub(super) async fn read(
    endpoint: &'static Endpoint,
    streamed: Option<&'static str>,
    headers: &HeaderMap,
    body: Body,
    limit: usize,
) -> Result<Vec<Received>, Unreadable> {
    use http_body::Body as _;
    let Some(boundary) = boundary(headers)? else {
        // Without a part nothing is sent.
        return if body.is_end_stream() { Ok(Vec::new()) } else { Err(not_multipart()) };
    };
    let room = Room::new(limit);
    let failed = |error| failure(&error, &room);
    let mut multipart = Multipart::new(Paced::new(body, room.clone()), boundary);
    let mut parts = Vec::new();
    while let Some(field) = multipart.next_field().await.map_err(failed)? {
        let disposition = Disposition::of(field.headers());
        let name = disposition.name.clone().unwrap_or_default();
        if !names(endpoint).any(|own| own == name) {
            continue;
        }
        if streamed.is_some_and(|own| own == name) && has_others(endpoint, &name, &parts) {
            room.lift();
            parts.push(received(name, disposition, &field, None));
            let tail = Tail::new(field, multipart, names(endpoint).collect());
            if let Some(last) = parts.last_mut() {
                last.content = Upload::chunks(tail);
            }
            break;
        }
        let mut part = received(name, disposition, &field, None);
        let bytes = collected(field).await.map_err(failed)?;
        part.content = Upload::bytes(bytes.clone());
        part.bytes = Some(bytes);
        parts.push(part);
    }
    Ok(parts)
}

fn received(name: String, disposition: Disposition, field: &Field<'_>, bytes: Option<Bytes>) -> Received {
    let content_type = field.headers().get(CONTENT_TYPE).and_then(|value| std::str::from_utf8(value.as_bytes()).ok());
    let head = Head {
        file_name: disposition.file_name.map(Into::into),
        content_type: content_type.map(|media_type| media_type.to_owned().into()),
    };
    Received { name, head, content: Upload::bytes(Bytes::new()), bytes }
}

async fn collected(mut field: Field<'_>) -> Result<Bytes, multer::Error> {
    let mut bytes = BytesMut::new();
    while let Some(chunk) = field.chunk().await? {
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes.freeze())
}

/// The names of the endpoint's parts.
fn names(endpoint: &'static Endpoint) -> impl Iterator<Item = &'static str> {
    own(endpoint).map(Parameter::name)
}

fn own(endpoint: &'static Endpoint) -> impl Iterator<Item = &'static Parameter> {
    endpoint.parameters().iter().filter(|parameter| parameter.location() == ParameterLocation::Part)
}

/// Whether all parts beside this one that have to be there are.
fn has_others(endpoint: &'static Endpoint, name: &str, parts: &[Received]) -> bool {
    let mut others = own(endpoint).filter(|parameter| parameter.is_required() && parameter.name() != name);
    others.all(|parameter| parts.iter().any(|part| part.name == parameter.name()))
}

/// The boundary; `None` without a media type.
fn boundary(headers: &HeaderMap) -> Result<Option<String>, Unreadable> {
    if coding(headers).is_some() {
        return Err(refused("has a content coding, which is not decoded"));
    }
    let Some(media_type) = headers.get(CONTENT_TYPE) else { return Ok(None) };
    let boundary = media_type.to_str().ok().and_then(|media_type| multer::parse_boundary(media_type).ok());
    // multer looks for it in everything.
    boundary.filter(|boundary| !boundary.is_empty()).ok_or_else(not_multipart).map(Some)
}

fn not_multipart() -> Unreadable {
    refused("has another media type than `multipart/form-data`, or no boundary")
}

fn refused(problem: &str) -> Unreadable {
    Unreadable::new("the body", "body", problem).with_status(StatusCode::UNSUPPORTED_MEDIA_TYPE)
}

fn failure(error: &multer::Error, room: &Room) -> Unreadable {
    match error {
        _ if room.is_exceeded() => too_large(room.limit()),
        multer::Error::IncompleteStream
        | multer::Error::IncompleteFieldData { .. }
        | multer::Error::StreamReadFailed(_) => broken_off(),
        multer::Error::IncompleteHeaders | multer::Error::ReadHeaderFailed(_) => {
            Unreadable::new("the body", "body", "has a part whose headers are none")
        }
        _ => Unreadable::new("the body", "body", "is no multipart body"),
    }
}
