//! An item of a stream, as an API looks at it before it is read.

use std::borrow::Cow;

use serde::de::DeserializeOwned;

use crate::base::decode_error::DecodeError;
use crate::base::records::Record;
use crate::describe::endpoint::Endpoint;

/// An item of a stream before it is read: an event of an event stream, or a line.
#[derive(Clone, Copy, Debug)]
pub struct StreamItem<'a> {
    pub(crate) endpoint: &'static Endpoint,
    pub(crate) record: &'a Record,
}

impl<'a> StreamItem<'a> {
    /// The endpoint whose stream it is in.
    #[must_use]
    pub fn endpoint(&self) -> &'static Endpoint {
        self.endpoint
    }

    /// The type of an event: its field `event`. `None` for one without, which is a `message` to browsers, and for a line.
    #[must_use]
    pub fn event(&self) -> Option<&'a str> {
        self.record.name.as_deref()
    }

    /// The id of an event, or of the last one before it that says one.
    #[must_use]
    pub fn id(&self) -> Option<&'a str> {
        self.record.id.as_deref()
    }

    /// The data of an event, its lines joined by line feeds; or the line.
    #[must_use]
    pub fn data(&self) -> &'a [u8] {
        &self.record.data
    }

    /// The data as text; what is not UTF-8 is replaced.
    #[must_use]
    pub fn text(&self) -> Cow<'a, str> {
        String::from_utf8_lossy(self.data())
    }

    /// The data as JSON.
    ///
    /// # Errors
    /// When they are not JSON, or do not fit the type.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        DecodeError::json(self.data())
    }
}
