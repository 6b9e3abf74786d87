//! A stream of items with the endpoint's own error: what events and lines have in common.

use std::fmt;
use std::marker::PhantomData;
use std::task::{Context, Poll, ready};
use std::vec;

use super::event::Event;
use super::feed::{Ended, Feed, Form};
use crate::base::decode_error::DecodeError;
use crate::base::records::Record;
use crate::base::unknown_fields::UnknownFields;
use crate::carry::response::answer::Answer;
use crate::carry::response::failed::{EndpointError, Failed};
use crate::describe::reading::{Full, Json, Text};
use serde::de::DeserializeOwned;

/// What an item of a stream can be read into, in the way `W`.
#[diagnostic::on_unimplemented(
    message = "an item of a stream cannot be read into `{Self}`",
    label = "this type does not implement `serde::Deserialize`, or has the name of another type",
    note = "put `#[derive(serde::Deserialize)]` on it, and on every type in it",
    note = "`String` and `Event<…>` mean std's `String` and the `Event` of `mighty_runtime`; a type of your own needs another name"
)]
pub trait StreamValue<W>: Sized {
    /// Reads an item.
    #[doc(hidden)]
    fn read(record: &RawItem<'_>) -> Result<Self, DecodeError>;
}

/// An item before it is read.
#[derive(Debug)]
pub struct RawItem<'a> {
    record: &'a Record,
    unknown_fields: UnknownFields,
}

#[diagnostic::do_not_recommend]
impl<T: DeserializeOwned> StreamValue<Json> for T {
    fn read(item: &RawItem<'_>) -> Result<Self, DecodeError> {
        let value = DecodeError::json(&item.record.data)?;
        item.unknown_fields.check::<T>(&item.record.data)?;
        Ok(value)
    }
}

#[diagnostic::do_not_recommend]
impl StreamValue<Text> for String {
    fn read(item: &RawItem<'_>) -> Result<Self, DecodeError> {
        std::str::from_utf8(&item.record.data).map(str::to_owned).map_err(|error| DecodeError::new(error.to_string()))
    }
}

#[diagnostic::do_not_recommend]
impl<T: StreamValue<W>, W> StreamValue<Full<W>> for Event<T> {
    fn read(item: &RawItem<'_>) -> Result<Self, DecodeError> {
        let data = T::read(item)?;
        Ok(Self { event: item.record.name.clone(), id: item.record.id.clone(), data })
    }
}

/// Where items come from.
pub(super) enum Source<T, E> {
    Server(Box<Server<T, E>>),
    /// From a fake of the trait.
    Given(vec::IntoIter<Result<T, E>>),
    /// From a backend or a fake, as they come.
    #[cfg(feature = "__sides")]
    Coming(Coming<T, E>),
}

/// Items that come from elsewhere.
#[cfg(feature = "__sides")]
pub(super) struct Coming<T, E> {
    items: std::pin::Pin<Box<dyn futures_core::Stream<Item = Result<T, E>> + Send>>,
    pub(super) retry: Option<std::time::Duration>,
}

#[cfg(feature = "__sides")]
impl<T, E> Source<T, E> {
    pub(super) fn coming(items: impl futures_core::Stream<Item = Result<T, E>> + Send + 'static) -> Self {
        Self::Coming(Coming { items: Box::pin(items), retry: None })
    }
}

pub(super) struct Server<T, E> {
    feed: Feed,
    read: fn(&RawItem<'_>) -> Result<T, DecodeError>,
    fail: fn(Ended) -> E,
    item: PhantomData<fn() -> (T, E)>,
}

impl<T, E: EndpointError> Source<T, E> {
    /// The stream that an answer begins, its items read in the way `W`.
    pub(super) fn begin<W>(answer: &mut Answer, form: Form) -> Result<Self, DecodeError>
    where
        T: StreamValue<W>,
    {
        let feed = Feed::begin(answer, form)?;
        Ok(Self::Server(Box::new(Server { feed, read: T::read, fail, item: PhantomData })))
    }
}

fn fail<E: EndpointError>(ended: Ended) -> E {
    E::from_failed(&mut Failed::new(ended))
}

impl<T, E> Source<T, E> {
    pub(super) fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, E>>> {
        let Server { feed, read, fail, .. } = match self {
            Self::Given(items) => return Poll::Ready(items.next()),
            #[cfg(feature = "__sides")]
            Self::Coming(coming) => return coming.items.as_mut().poll_next(context),
            Self::Server(server) => &mut **server,
        };
        let Some(record) = ready!(feed.poll_record(context)) else { return Poll::Ready(None) };
        let item = match record {
            Ok(record) => read(&RawItem { record: &record, unknown_fields: feed.unknown_fields })
                .map_err(|error| Err(feed.undecodable(&record, error))),
            Err(ended) => Err(ended),
        };
        Poll::Ready(Some(item.map_err(fail)))
    }

    pub(super) fn feed(&self) -> Option<&Feed> {
        match self {
            Self::Server(server) => Some(&server.feed),
            Self::Given(_) => None,
            #[cfg(feature = "__sides")]
            Self::Coming(_) => None,
        }
    }
}

/// Items and URLs are left out.
impl<T, E> fmt::Debug for Source<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} items", self.feed().map_or(0, Feed::handed))
    }
}

/// A public stream of items: what is said of it stands with it, what it can do is written once.
macro_rules! stream_of_items {
    ($(#[$doc:meta])* $name:ident, $form:expr, $way:ident, $accept:literal) => {
        $(#[$doc])*
        #[must_use = "a stream does nothing unless it is polled"]
        pub struct $name<T, E = $crate::caller::errors::common::Error>($crate::caller::stream::items::Source<T, E>);

        impl<T, E> $name<T, E> {
            /// A stream of these items, for a fake of a trait.
            pub fn from_items(items: impl IntoIterator<Item = Result<T, E>>) -> Self {
                let items: Vec<_> = items.into_iter().collect();
                Self($crate::caller::stream::items::Source::Given(items.into_iter()))
            }

            /// The next item, or `None` at the end. Nothing is read of what follows it, beyond the piece of the body that it
            /// came in.
            ///
            /// # Errors
            /// When the stream broke off, an error was in it, or an item does not decode. But for the last, where the author
            /// [says so](crate::Streaming::skips_undecodable), nothing comes after an error.
            pub async fn next(&mut self) -> Option<Result<T, E>> {
                ::std::future::poll_fn(|context| self.0.poll_next(context)).await
            }

            /// The headers of the answer; after the stream was asked for again, those of the last one. `None` for a fake.
            #[must_use]
            pub fn headers(&self) -> Option<&::http::HeaderMap> {
                self.0.feed().map(|feed| &feed.headers)
            }

            /// What the call did until the stream began, or began again. `None` for a fake.
            #[must_use]
            pub fn outcome(&self) -> Option<&$crate::caller::outcome::Outcome> {
                self.0.feed().map(|feed| &feed.outcome)
            }

            /// How many items were handed out; 0 for a fake.
            #[must_use]
            pub fn items(&self) -> u64 {
                self.0.feed().map_or(0, |feed| feed.handed())
            }
        }

        #[cfg(feature = "__sides")]
        impl<T, E> $name<T, E> {
            /// Items as they come, for a backend or a fake of a trait. A server sends each when it is there. An `Err` is the last one: it
            /// is sent as the error within the stream that [`Api::stream_error`](crate::Api::stream_error) would take for it, an event
            /// of the type `error` or an item like others, whose data are the error's body; where there is no such, the connection is
            /// cut.
            pub fn from_stream(items: impl ::futures_core::Stream<Item = Result<T, E>> + Send + 'static) -> Self {
                Self($crate::caller::stream::items::Source::coming(items))
            }
        }

        impl<T, E> ::futures_core::Stream for $name<T, E> {
            type Item = Result<T, E>;

            fn poll_next(
                mut self: ::std::pin::Pin<&mut Self>,
                context: &mut ::std::task::Context<'_>,
            ) -> ::std::task::Poll<Option<Self::Item>> {
                self.0.poll_next(context)
            }
        }

        impl<T, E> ::std::marker::Unpin for $name<T, E> {}

        impl<T, E> ::std::fmt::Debug for $name<T, E> {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_tuple(stringify!($name)).field(&self.0).finish()
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T, E, W> $crate::carry::response::decode::Success<$crate::describe::reading::$way<W>> for $name<T, E>
        where
            T: $crate::caller::stream::items::StreamValue<W>,
            E: $crate::carry::response::failed::EndpointError,
        {
            const READING: &'static $crate::describe::reading::Reading = &$crate::describe::reading::Reading::new(
                $accept,
                $crate::describe::reading::Interest::$name,
            );

            fn decode(
                answer: &mut $crate::carry::response::answer::Answer,
            ) -> Result<Self, $crate::base::decode_error::DecodeError> {
                $crate::caller::stream::items::Source::begin::<W>(answer, $form).map(Self)
            }
        }

        /// As its items describe themselves: a body is any number of them.
        #[cfg(feature = "schemars")]
        impl<T: schemars::JsonSchema, E> schemars::JsonSchema for $name<T, E> {
            fn inline_schema() -> bool {
                T::inline_schema()
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                T::schema_name()
            }

            fn schema_id() -> std::borrow::Cow<'static, str> {
                T::schema_id()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                T::json_schema(generator)
            }
        }
    };
}

pub(super) use stream_of_items;
