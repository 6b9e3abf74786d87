//! Reading what the API sends besides what it promises.

use std::fmt;
use std::marker::PhantomData;

use sdk_support::null_as_default;
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// What some answers write as text alone, and others as an object.
pub(crate) trait FromText {
    fn from_text(text: &str) -> Self;
}

/// Reads a list of objects, some or all of which may be text instead; null as none.
pub(crate) fn texts_or_objects<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: FromText + Deserialize<'de>,
{
    let items: Vec<TextOrObject<T>> = null_as_default(deserializer)?;
    Ok(items.into_iter().map(|TextOrObject(item)| item).collect())
}

/// Not by `#[serde(untagged)]`, which would not say which field of an object does not fit, and which would hide unknown ones
/// from strict decoding.
struct TextOrObject<T>(T);

impl<'de, T: FromText + Deserialize<'de>> Deserialize<'de> for TextOrObject<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either<T>(PhantomData<T>);

        impl<'de, T: FromText + Deserialize<'de>> Visitor<'de> for Either<T> {
            type Value = T;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object, or text")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
                Ok(T::from_text(text))
            }

            fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<T, A::Error> {
                T::deserialize(MapAccessDeserializer::new(object))
            }
        }

        deserializer.deserialize_any(Either(PhantomData)).map(Self)
    }
}
