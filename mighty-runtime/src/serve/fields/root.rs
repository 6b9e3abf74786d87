//! All fields, as what holds them.

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::absent::Absences;
use super::error::Error;
use super::node::Node;
use super::pair::Pair;
use super::scalar::Scalar;
use super::value::Value;

/// A form, or a query.
pub(super) struct Root<'a> {
    /// As they were sent.
    pub(super) pairs: &'a [Pair],
    /// The same, by what they are about.
    pub(super) node: &'a Node,
    pub(super) absences: &'a Absences,
}

impl<'a> Root<'a> {
    fn value(&self) -> Value<'a> {
        Value { node: self.node, absences: self.absences }
    }
}

impl<'de> Deserializer<'de> for Root<'_> {
    type Error = Error;

    /// What a type with `#[serde(flatten)]`, or an enum by its tag, asks for.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(self.value().entries(&[])?)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.value().deserialize_struct(name, fields, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.value().deserialize_enum(name, variants, visitor)
    }

    /// A list of pairs keeps their order.
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(SeqDeserializer::new(self.pairs.iter().map(One)))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.pairs.is_empty() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        tuple_struct map identifier ignored_any
    }
}

/// A pair as an element: a name and a value.
struct One<'a>(&'a Pair);

impl<'a> IntoDeserializer<'_, Error> for One<'a> {
    type Deserializer = Two<'a>;

    fn into_deserializer(self) -> Two<'a> {
        Two(&self.0.0, &self.0.1)
    }
}

struct Two<'a>(&'a str, &'a str);

impl<'de> Deserializer<'de> for Two<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(SeqDeserializer::new([Scalar(self.0), Scalar(self.1)].into_iter()))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(MapDeserializer::new(std::iter::once((Scalar(self.0), Scalar(self.1)))))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        seq tuple tuple_struct struct enum identifier ignored_any
    }
}
