//! A field for which nothing was written, because it is empty.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde::de::value::MapDeserializer;
use serde::de::{Deserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::error::{Error, Missing, owner_of};

/// The fields that were found to be missing. As many as the types have, however much was sent.
#[derive(Default)]
pub(super) struct Absences(RefCell<BTreeSet<Missing>>);

impl Absences {
    /// Notes one; false if it was known.
    pub(super) fn add(&self, missing: Missing) -> bool {
        self.0.borrow_mut().insert(missing)
    }

    /// Those of a struct.
    pub(super) fn of(&self, fields: &'static [&'static str]) -> Vec<&'static str> {
        let owner = owner_of(fields);
        self.0.borrow().iter().filter(|(of, _)| *of == owner).map(|(_, field)| *field).collect()
    }
}

/// What is not there.
#[derive(Clone, Copy)]
pub(super) struct Absent<'a>(pub(super) &'a Absences);

impl<'de> Deserializer<'de> for Absent<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::new("is missing"))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_none()
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(Nothing)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Error> {
        // An empty array is the only one that is nothing.
        if length == 0 { visitor.visit_seq(Nothing) } else { self.deserialize_any(visitor) }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(MapDeserializer::new(std::iter::empty::<(&str, &str)>()))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let absent = self.0.of(fields).into_iter().map(|field| (field, self));
        visitor.visit_map(MapDeserializer::new(absent)).map_err(|error: Error| error.among(fields))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        tuple_struct enum identifier ignored_any
    }
}

impl serde::de::IntoDeserializer<'_, Error> for Absent<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// No elements.
struct Nothing;

impl<'de> serde::de::SeqAccess<'de> for Nothing {
    type Error = Error;

    fn next_element_seed<T: serde::de::DeserializeSeed<'de>>(&mut self, _: T) -> Result<Option<T::Value>, Error> {
        Ok(None)
    }
}
