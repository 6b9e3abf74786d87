//! A value from its text: by `FromStr`, else by serde.

use std::fmt::Display;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::DeserializeOwned;
use serde::de::value::{Error, StrDeserializer};

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

impl<T: FromStr<Err: Display>> ByFromStr<T> for FromText<T> {
    fn read(&self, text: &str) -> Result<T, String> {
        text.parse().map_err(|error: T::Err| error.to_string())
    }
}

/// By serde, as a string.
pub trait ByDeserialize<T> {
    /// Reads the text.
    ///
    /// # Errors
    /// When it is none of a `T`.
    fn read(&self, text: &str) -> Result<T, String>;
}

impl<T: DeserializeOwned> ByDeserialize<T> for &FromText<T> {
    fn read(&self, text: &str) -> Result<T, String> {
        T::deserialize(StrDeserializer::<Error>::new(text)).map_err(|error| error.to_string())
    }
}

/// A function that reads a text into a type, in the way that the type has.
#[doc(hidden)]
#[macro_export]
macro_rules! __read_text {
    ($type:ty) => {
        |__text: &str| {
            #[allow(unused_imports, reason = "one of them is used")]
            use $crate::__private::{ByDeserialize as _, ByFromStr as _};
            (&$crate::__private::FromText::<$type>::OF).read(__text)
        }
    };
}
