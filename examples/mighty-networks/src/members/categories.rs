//! The categories of members.

use std::fmt;

use sdk_support::null_as_default;
use serde::de::value::SeqAccessDeserializer;
use serde::de::{self, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::ids::CategoryId;

/// A category that a member is in.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// Which category.
    pub id: CategoryId,
    /// The title.
    #[serde(default, deserialize_with = "null_as_default")]
    pub title: String,
}

/// The categories that a member is in.
///
/// The document types them as text and describes them as a list of objects, so both are read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Categories {
    /// As objects.
    List(Vec<Category>),
    /// As text of unknown form.
    Text(String),
}

impl Default for Categories {
    fn default() -> Self {
        Self::List(Vec::new())
    }
}

/// Not by `#[serde(untagged)]`: what does not fit would be said of the field as a whole, and strict decoding would not see into
/// the list.
impl<'de> Deserialize<'de> for Categories {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ListOrText;

        impl<'de> Visitor<'de> for ListOrText {
            type Value = Categories;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of categories, or text")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Categories, A::Error> {
                Deserialize::deserialize(SeqAccessDeserializer::new(list)).map(Categories::List)
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Categories, E> {
                Ok(Categories::Text(text.to_owned()))
            }
        }

        deserializer.deserialize_any(ListOrText)
    }
}
