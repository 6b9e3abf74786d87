//! What a document says of an endpoint beyond its descriptor; written by the macro under the feature `schemars`.

use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator};

use super::reading::{Bulk, Empty, EventsOf, Full, Json, LinesOf, Raw, Text};

/// The author's words about an endpoint, and how its types describe themselves.
#[derive(Clone, Copy, Default)]
pub struct Details {
    pub(crate) docs: &'static str,
    /// In the order of the parameters.
    pub(crate) arguments: &'static [Option<TypeSchema>],
    pub(crate) success: Held,
    /// By status, those that are a variant each.
    pub(crate) successes: &'static [(u16, Held)],
    /// By variant, those with a body of their own.
    pub(crate) errors: &'static [(&'static str, Option<TypeSchema>)],
    pub(crate) api_error: Option<TypeSchema>,
}

impl Details {
    /// With nothing but the method's documentation.
    #[must_use]
    pub const fn new(docs: &'static str) -> Self {
        Self { docs, arguments: &[], success: Held::NOTHING, successes: &[], errors: &[], api_error: None }
    }

    /// The types of the arguments, in the order of the parameters.
    #[must_use]
    pub const fn arguments(mut self, schemas: &'static [Option<TypeSchema>]) -> Self {
        self.arguments = schemas;
        self
    }

    /// What a success holds.
    #[must_use]
    pub const fn success(mut self, held: Held) -> Self {
        self.success = held;
        self
    }

    /// The successes that are a variant each, by status.
    #[must_use]
    pub const fn successes(mut self, held: &'static [(u16, Held)]) -> Self {
        self.successes = held;
        self
    }

    /// The error bodies, by variant: those that are not the API's.
    #[must_use]
    pub const fn errors(mut self, schemas: &'static [(&'static str, Option<TypeSchema>)]) -> Self {
        self.errors = schemas;
        self
    }

    /// The API's error body.
    #[must_use]
    pub const fn api_error(mut self, schema: Option<TypeSchema>) -> Self {
        self.api_error = schema;
        self
    }
}

/// A media type, and what is known of it.
pub(crate) type Body = (&'static str, Option<TypeSchema>);

/// A header: its name, whether it is always there, and what is known of its value.
pub(crate) type Header = (&'static str, bool, Option<TypeSchema>);

/// What a success holds: its body, unless that is ignored, and the headers that its type names.
#[derive(Clone, Copy, Debug, Default)]
pub struct Held {
    pub(crate) body: Option<Body>,
    pub(crate) headers: &'static [Header],
}

impl Held {
    /// Nothing.
    pub const NOTHING: Self = Self { body: None, headers: &[] };

    /// What is read in the way `W`.
    #[must_use]
    pub const fn of<W: Content>(schema: Option<TypeSchema>) -> Self {
        let body = match W::MEDIA_TYPE {
            Some(media_type) if W::HAS_SCHEMA => Some((media_type, schema)),
            Some(media_type) => Some((media_type, None)),
            None => None,
        };
        Self { body, headers: &[] }
    }

    /// The same with these headers.
    #[must_use]
    pub const fn with_headers(mut self, headers: &'static [Header]) -> Self {
        self.headers = headers;
        self
    }

    /// What the type says itself, if it says anything, in place of what its name tells.
    #[must_use]
    pub const fn or_said(self, said: Option<Self>) -> Self {
        match said {
            Some(said) => said,
            None => self,
        }
    }
}

/// A struct with `#[derive(FromAnswer)]`: it says itself what is read into it.
pub trait Answered {
    /// What that is.
    const HELD: Held;
}

/// The words are there to be read elsewhere, and types have no names here.
impl fmt::Debug for Details {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Details")
    }
}

/// An endpoint is what it sends and expects, not what is said about it; and functions cannot be compared.
impl PartialEq for Details {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Details {}

/// How a type describes itself.
#[derive(Clone, Copy)]
pub struct TypeSchema {
    /// A reference to it among the generator's definitions, or itself if it is short.
    pub(crate) reference: fn(&mut SchemaGenerator) -> Schema,
    /// Itself.
    pub(crate) whole: fn(&mut SchemaGenerator) -> Schema,
}

impl fmt::Debug for TypeSchema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypeSchema")
    }
}

/// Asks whether a type describes itself: `Probe::<T>::SCHEMA`, or `HELD`, is the constant here if it does, else that of
/// [`Undescribed`], which has to be in scope. Works where `T` mentions no generic parameter.
#[derive(Debug)]
pub struct Probe<T: ?Sized>(PhantomData<T>);

impl<T: JsonSchema + ?Sized> Probe<T> {
    /// It does, so.
    pub const SCHEMA: Option<TypeSchema> =
        Some(TypeSchema { reference: SchemaGenerator::subschema_for::<T>, whole: T::json_schema });
}

impl<T: Answered + ?Sized> Probe<T> {
    /// It says what is read into it, so.
    pub const HELD: Option<Held> = Some(T::HELD);
}

/// What is said of types that do not describe themselves.
pub trait Undescribed {
    /// Nothing.
    const SCHEMA: Option<TypeSchema> = None;
    /// Nothing.
    const HELD: Option<Held> = None;
}

impl<T: ?Sized> Undescribed for Probe<T> {}

/// What the body of a success is, by the way in which it is read.
pub trait Content {
    /// Its media type; `None` if it is ignored.
    const MEDIA_TYPE: Option<&'static str>;
    /// Whether the success type says something about it.
    const HAS_SCHEMA: bool = true;
}

impl Content for Json {
    const MEDIA_TYPE: Option<&'static str> = Some("application/json");
}

impl Content for Empty {
    const MEDIA_TYPE: Option<&'static str> = None;
}

impl Content for Text {
    const MEDIA_TYPE: Option<&'static str> = Some("text/plain");
}

impl Content for Raw {
    const MEDIA_TYPE: Option<&'static str> = Some("application/octet-stream");
    const HAS_SCHEMA: bool = false;
}

impl Content for Bulk {
    const MEDIA_TYPE: Option<&'static str> = Some("application/octet-stream");
    const HAS_SCHEMA: bool = false;
}

impl<W: Content> Content for EventsOf<W> {
    const MEDIA_TYPE: Option<&'static str> = Some("text/event-stream");
    const HAS_SCHEMA: bool = W::HAS_SCHEMA;
}

impl<W: Content> Content for LinesOf<W> {
    const MEDIA_TYPE: Option<&'static str> = Some("application/x-ndjson");
    const HAS_SCHEMA: bool = W::HAS_SCHEMA;
}

impl<W: Content> Content for Full<W> {
    const MEDIA_TYPE: Option<&'static str> = W::MEDIA_TYPE;
    const HAS_SCHEMA: bool = W::HAS_SCHEMA;
}
