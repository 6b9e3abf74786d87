//! Content codings (RFC 9110, 8.4): which ones are asked for, and how an answer is decoded that is in one.
//!
//! The client below does not do it: tower-http, which reqwest uses, stops after the first member of a gzip file (RFC 1952,
//! 2.2, allows several), and takes the length from answers to HEAD.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use async_compression::tokio::bufread;
use bytes::Bytes;
use futures_core::Stream;
use http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH, Entry, RANGE};
use http::{HeaderMap, HeaderValue, Method, StatusCode};
use tokio::io::AsyncRead;
use tokio_util::io::{ReaderStream, StreamReader};

use super::failure::io_kind;
use crate::base::body::Body;
use crate::base::decoded::Decoded;
use crate::base::delivery::Delivery;
use crate::base::transport_error::{TransportError, TransportErrorKind};

/// How many codings an answer may have: each costs memory and stack, and nobody needs more than two.
const MOST: usize = 5;

/// What is decoded at a time, in bytes.
const CHUNK: usize = 16 << 10;

/// A coding that is switched on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Coding {
    #[cfg(feature = "gzip")]
    Gzip,
    #[cfg(feature = "brotli")]
    Brotli,
    #[cfg(feature = "zstd")]
    Zstd,
}

/// The codings that are switched on, as a request names them.
const ACCEPTED: &str = match (cfg!(feature = "gzip"), cfg!(feature = "brotli"), cfg!(feature = "zstd")) {
    (true, true, true) => "gzip, br, zstd",
    (true, true, false) => "gzip, br",
    (true, false, true) => "gzip, zstd",
    (false, true, true) => "br, zstd",
    (true, false, false) => "gzip",
    (false, true, false) => "br",
    (false, false, _) => "zstd",
};

impl Coding {
    /// By a name of the registry, in any case; `x-gzip` is gzip (RFC 9110, 8.4.1.3).
    fn of(name: &str) -> Option<Self> {
        let is = |known: &str| name.eq_ignore_ascii_case(known);
        #[cfg(feature = "gzip")]
        if is("gzip") || is("x-gzip") {
            return Some(Self::Gzip);
        }
        #[cfg(feature = "brotli")]
        if is("br") {
            return Some(Self::Brotli);
        }
        #[cfg(feature = "zstd")]
        if is("zstd") {
            return Some(Self::Zstd);
        }
        None
    }

    /// What the coded chunks become.
    fn decoder(self, coded: Coded) -> Decoder {
        let coded = StreamReader::new(coded);
        match self {
            #[cfg(feature = "gzip")]
            Self::Gzip => {
                let mut decoder = bufread::GzipDecoder::new(coded);
                decoder.multiple_members(true);
                decoder_of(decoder)
            }
            #[cfg(feature = "brotli")]
            Self::Brotli => decoder_of(bufread::BrotliDecoder::new(coded)),
            #[cfg(feature = "zstd")]
            Self::Zstd => {
                let mut decoder = bufread::ZstdDecoder::new(coded);
                decoder.multiple_members(true);
                decoder_of(decoder)
            }
        }
    }
}

type Decoder = ReaderStream<Pin<Box<dyn AsyncRead + Send>>>;

fn decoder_of(decoder: impl AsyncRead + Send + 'static) -> Decoder {
    ReaderStream::with_capacity(Box::pin(decoder), CHUNK)
}

/// Asks for the codings, unless the request says itself which ones, or wants a range: that of a coded answer would be another.
pub(super) fn ask(headers: &mut HeaderMap) {
    if headers.contains_key(RANGE) {
        return;
    }
    if let Entry::Vacant(vacant) = headers.entry(ACCEPT_ENCODING) {
        vacant.insert(HeaderValue::from_static(ACCEPTED));
    }
}

/// The answer without the codings that are switched on; the others stay, and their names in its header.
pub(super) fn decode(method: &Method, response: http::Response<Body>) -> http::Response<Body> {
    let (mut head, mut body) = response.into_parts();
    let without_body =
        *method == Method::HEAD || [StatusCode::NO_CONTENT, StatusCode::NOT_MODIFIED].contains(&head.status);
    if without_body || !head.headers.contains_key(CONTENT_ENCODING) {
        return http::Response::from_parts(head, body);
    }
    let all = names(&head.headers);
    if all.len() > MOST {
        return http::Response::from_parts(head, Body::stream(Decoding::Refused));
    }
    let mut left: Vec<&str> =
        all.iter().map(String::as_str).filter(|name| !name.eq_ignore_ascii_case("identity")).collect();
    // In the order in which they were applied, so the last one comes off first.
    while let Some(coding) = left.last().and_then(|name| Coding::of(name)) {
        left.pop();
        body = Body::stream(Decoding::Waiting(coding, Some(body)));
    }
    if left.len() < all.len() {
        head.extensions.insert(Decoded);
        head.headers.remove(CONTENT_LENGTH);
        head.headers.remove(CONTENT_ENCODING);
        if let Ok(left) = HeaderValue::from_str(&left.join(", "))
            && !left.is_empty()
        {
            head.headers.insert(CONTENT_ENCODING, left);
        }
    }
    http::Response::from_parts(head, body)
}

/// The names in all fields; none if one of them is no text.
fn names(headers: &HeaderMap) -> Vec<String> {
    let fields = headers.get_all(CONTENT_ENCODING).iter().map(HeaderValue::to_str);
    let Ok(fields) = fields.collect::<Result<Vec<_>, _>>() else { return Vec::new() };
    let names = fields.into_iter().flat_map(|field| field.split(',')).map(str::trim);
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// A body that is decoded as it is read.
enum Decoding {
    /// Nothing has arrived: a body without content has none in any coding.
    Waiting(Coding, Option<Body>),
    Begun(Decoder),
    /// Its codings are too many.
    Refused,
    Ended,
}

impl Stream for Decoding {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            let next = match &mut *self {
                Self::Waiting(coding, body) => match ready!(first(body, context)) {
                    Some(Ok(chunk)) => {
                        let coded = Coded { first: Some(chunk), body: body.take().unwrap_or_default() };
                        Self::Begun(coding.decoder(coded))
                    }
                    end => {
                        *self = Self::Ended;
                        return Poll::Ready(end);
                    }
                },
                Self::Begun(decoder) => match ready!(Pin::new(decoder).poll_next(context)) {
                    Some(Ok(chunk)) => return Poll::Ready(Some(Ok(chunk))),
                    end => {
                        *self = Self::Ended;
                        return Poll::Ready(end.map(|chunk| chunk.map_err(convert)));
                    }
                },
                Self::Refused => {
                    *self = Self::Ended;
                    return Poll::Ready(Some(Err(too_many())));
                }
                Self::Ended => return Poll::Ready(None),
            };
            *self = next;
        }
    }
}

/// The first chunk that is not empty.
fn first(body: &mut Option<Body>, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
    let Some(body) = body else { return Poll::Ready(None) };
    loop {
        match ready!(body.poll_chunk(context)) {
            Some(Ok(chunk)) if chunk.is_empty() => {}
            other => return Poll::Ready(other),
        }
    }
}

/// The chunks as they arrive.
struct Coded {
    first: Option<Bytes>,
    body: Body,
}

impl Stream for Coded {
    type Item = std::io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Some(first) = self.first.take() {
            return Poll::Ready(Some(Ok(first)));
        }
        self.body.poll_chunk(context).map(|chunk| chunk.map(|chunk| chunk.map_err(std::io::Error::other)))
    }
}

/// What came through the decoder is the connection's; everything else the decoder says itself.
fn convert(error: std::io::Error) -> TransportError {
    match error.downcast::<TransportError>() {
        Ok(error) => error,
        Err(error) => TransportError::new(coding_kind(&error), Delivery::MaybeSent).with_source(error.to_string()),
    }
}

fn too_many() -> TransportError {
    let problem = format!("the answer has more than {MOST} content codings");
    TransportError::new(TransportErrorKind::Protocol, Delivery::MaybeSent).with_source(problem)
}

/// A body that ends before its coding does was cut off by someone who counted it as whole.
fn coding_kind(error: &std::io::Error) -> TransportErrorKind {
    match error.kind() {
        std::io::ErrorKind::UnexpectedEof => TransportErrorKind::Protocol,
        _ => io_kind(error),
    }
}
