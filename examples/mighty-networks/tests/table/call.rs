//! One call of an operation, whatever its types.

use std::fmt::Debug;
use std::pin::Pin;

use jiff::Timestamp;
use mighty_networks::prelude::*;
use mighty_runtime::{Endpoint, Failure};
use serde_json::Value;

/// The calls of a trait.
pub(crate) struct Calls {
    /// Its endpoints, each of which is to be called.
    pub(crate) endpoints: &'static [&'static Endpoint],
    pub(crate) calls: Vec<Call>,
}

/// A call of one operation with all that it can be given.
#[derive(Clone, Copy)]
pub(crate) struct Call {
    pub(crate) name: &'static str,
    pub(crate) send: fn(MightyClient) -> Sending,
    /// How large it is, without being made.
    pub(crate) measure: fn(&MightyClient) -> Size,
}

/// The sizes of a call: those of its error, of a result with nothing but it, and of its future.
#[derive(Debug, PartialEq)]
pub(crate) struct Size {
    pub(crate) error: usize,
    pub(crate) result: usize,
    pub(crate) future: usize,
}

impl Size {
    pub(crate) fn of<T, E>(call: &impl Future<Output = Result<T, E>>) -> Self {
        Self { error: size_of::<E>(), result: size_of::<Result<(), E>>(), future: size_of_val(call) }
    }
}

/// A call under way. Its success is written as JSON again, to be compared with what was sent.
pub(crate) type Sending = Pin<Box<dyn Future<Output = Result<Value, Failed>> + Send>>;

/// What a caller sees of an error.
#[derive(Debug, PartialEq)]
pub(crate) struct Failed {
    pub(crate) variant: String,
    pub(crate) status: Option<u16>,
    pub(crate) message: String,
}

impl Failed {
    pub(crate) fn of(error: &(impl Failure + Debug)) -> Self {
        let text = format!("{error:?}");
        Self {
            variant: text.chars().take_while(char::is_ascii_alphanumeric).collect(),
            status: error.outcome().status().map(|status| status.as_u16()),
            message: error.message().into_owned(),
        }
    }
}

/// `calls!(TagsEndpoints { get_tag(TagId::new(1)); })`: the operations of a trait, in its order, with their arguments after
/// the network.
macro_rules! calls {
    ($endpoints:ident { $($method:ident($($argument:expr),*);)* }) => {
        Calls {
            endpoints: $endpoints::ALL,
            calls: vec![$($crate::call::Call {
                name: stringify!($method),
                send: |mighty| Box::pin(async move {
                    let result = mighty.$method(&$crate::call::network(), $($argument),*).await;
                    let written = result.map(|answer| serde_json::to_value(&answer).unwrap());
                    written.map_err(|error| $crate::call::Failed::of(&error))
                }),
                measure: |mighty| $crate::call::Size::of(&mighty.$method(&$crate::call::network(), $($argument),*)),
            }),*],
        }
    };
}

pub(crate) use calls;

pub(crate) fn network() -> NetworkId {
    NetworkId::from(17)
}

pub(crate) fn at() -> Timestamp {
    Timestamp::UNIX_EPOCH
}
