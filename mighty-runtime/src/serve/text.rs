//! A value from its text: by `FromStr`, else by serde.

use std::fmt::Display;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::DeserializeOwned;

use super::fields;
use super::scrub::scrubbed;

/// How a value of a path, a query, a header or a cookie is read: what `read_text!` makes.
pub type ReadText<T> = fn(&str) -> Result<T, String>;

/// A type that is to be read from a text. Of the traits below the compiler takes the first that it has.
#[derive(Debug)]
pub struct FromText<T>(PhantomData<T>);

impl<T> FromText<T> {
    /// The way to a `T`.
    pub const OF: Self = Self(PhantomData);
}

/// By `FromStr`.
pub trait ByFromStr<T> {
    /// Reads the text.
    ///
    /// # Errors
    /// When it is none of a `T`.
    fn read(&self, text: &str) -> Result<T, String>;
}

impl<T: FromStr<Err: Display>> ByFromStr<T> for &&FromText<T> {
    fn read(&self, text: &str) -> Result<T, String> {
        text.parse().map_err(|error: T::Err| scrubbed(&error.to_string(), [text]))
    }
}

/// By serde: a number, a truth value, a name, or a text.
pub trait ByDeserialize<T> {
    /// Reads the text.
    ///
    /// # Errors
    /// When it is none of a `T`.
    fn read(&self, text: &str) -> Result<T, String>;
}

impl<T: DeserializeOwned> ByDeserialize<T> for &FromText<T> {
    fn read(&self, text: &str) -> Result<T, String> {
        fields::read_text(text).map_err(|error| scrubbed(&error, [text]))
    }
}

/// Not at all: for the compiler's words.
pub trait ByNothing<T> {
    /// Reads nothing.
    ///
    /// # Errors
    /// Always.
    fn read(&self, text: &str) -> Result<T, String>
    where
        T: Text;
}

impl<T> ByNothing<T> for FromText<T> {
    fn read(&self, _: &str) -> Result<T, String>
    where
        T: Text,
    {
        Err("cannot be read".to_owned())
    }
}

/// What can be read from a text. No type implements it: those that can have been found before it is asked for.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from a path, a query, a header or a cookie",
    label = "this argument implements neither `FromStr` nor `serde::Deserialize`",
    note = "a mock or a server reads it back: implement `std::str::FromStr` for it, the counterpart of its `Display`, or put `#[derive(serde::Deserialize)]` on it"
)]
pub trait Text {}

/// A function that reads a text into a type, in the way that the type has.
#[doc(hidden)]
#[macro_export]
macro_rules! __read_text {
    ($type:ty) => {
        |__text: &str| {
            #[allow(unused_imports, reason = "one of them is used")]
            use $crate::__private::{ByDeserialize as _, ByFromStr as _, ByNothing as _};
            (&&&$crate::__private::FromText::<$type>::OF).read(__text)
        }
    };
}
