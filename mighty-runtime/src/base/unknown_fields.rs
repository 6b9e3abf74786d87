//! Fields of a body that its type ignores: for tests that want to know of them.

use std::sync::{Mutex, PoisonError};

use serde::de::DeserializeOwned;

use super::decode_error::DecodeError;

/// What is done about fields that a type ignores.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum UnknownFields {
    /// They are passed over, as serde does it.
    #[default]
    Ignored,
    /// They are an error.
    #[cfg(feature = "testing")]
    Denied,
}

impl UnknownFields {
    /// Looks for fields that a `T` ignores in a body that has been read as a `T` already.
    ///
    /// # Errors
    /// With the first of them, where they are denied.
    #[cfg_attr(
        not(feature = "testing"),
        allow(
            clippy::extra_unused_type_parameters,
            clippy::unnecessary_wraps,
            reason = "it has work only with the feature"
        )
    )]
    pub(crate) fn check<T: DeserializeOwned>(self, body: &[u8]) -> Result<(), DecodeError> {
        match self {
            // Without the feature there is no further code for each type.
            Self::Ignored => {
                let _ = body;
                Ok(())
            }
            #[cfg(feature = "testing")]
            Self::Denied => denied::check::<T>(body),
        }
    }
}

/// What the reads of an error body have ignored. An [`ErrorBody`](crate::ErrorBody) may read it as one type after the other;
/// what one of them knows whole is known.
#[derive(Debug)]
pub(crate) struct Reads {
    unknown_fields: UnknownFields,
    found: Mutex<Found>,
}

#[derive(Debug)]
enum Found {
    /// It has not been read yet.
    Nothing,
    /// A read that ignored something.
    Ignored(DecodeError),
    /// A read that ignored nothing.
    Whole,
}

impl Reads {
    pub(crate) fn new(unknown_fields: UnknownFields) -> Self {
        Self { unknown_fields, found: Mutex::new(Found::Nothing) }
    }

    /// The body was read as a `T`.
    pub(crate) fn note<T: DeserializeOwned>(&self, body: &[u8]) {
        let checked = self.unknown_fields.check::<T>(body);
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        match (&*found, checked) {
            (_, Ok(())) => *found = Found::Whole,
            (Found::Nothing, Err(error)) => *found = Found::Ignored(error),
            (Found::Ignored(_) | Found::Whole, Err(_)) => {}
        }
    }

    /// The first field that every read has ignored.
    pub(crate) fn into_ignored(self) -> Option<DecodeError> {
        match self.found.into_inner().unwrap_or_else(PoisonError::into_inner) {
            Found::Ignored(error) => Some(error),
            Found::Nothing | Found::Whole => None,
        }
    }
}

#[cfg(feature = "testing")]
mod denied {
    use serde::de::DeserializeOwned;
    use serde_ignored::Path;

    use crate::base::decode_error::DecodeError;
    use crate::base::text::without_byte_order_mark;

    pub(super) fn check<T: DeserializeOwned>(body: &[u8]) -> Result<(), DecodeError> {
        let mut first = None;
        let mut more = 0_usize;
        let mut note = |path: Path<'_>| match first {
            None => first = Some(shown(&path)),
            Some(_) => more += 1,
        };
        let mut json = serde_json::Deserializer::from_slice(without_byte_order_mark(body));
        // An error here is that of an empty body, which was read without its bytes.
        let _: Result<T, serde_json::Error> = serde_ignored::deserialize(&mut json, &mut note);
        let Some(path) = first else { return Ok(()) };
        Err(DecodeError::new(reason(more)).at(&path))
    }

    fn reason(more: usize) -> String {
        match more {
            0 => "unknown field, which the type ignores".to_owned(),
            more => format!("unknown field, which the type ignores, and {more} more of them"),
        }
    }

    /// `items[3].colour`, as other errors show it; `serde_ignored` itself writes `items.3.?.colour`.
    fn shown(path: &Path<'_>) -> String {
        match path {
            Path::Root => String::new(),
            Path::Seq { parent, index } => format!("{}[{index}]", shown(parent)),
            Path::Map { parent, key } => match shown(parent) {
                parent if parent.is_empty() => key.clone(),
                parent => format!("{parent}.{key}"),
            },
            Path::Some { parent } | Path::NewtypeStruct { parent } | Path::NewtypeVariant { parent } => shown(parent),
        }
    }
}
