//! A field, or an element of one, as whatever a type takes it for.

use std::collections::btree_map;

use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::absent::{Absences, Absent};
use super::error::Error;
use super::node::Node;
use super::scalar::Scalar;

/// What was said of a field.
#[derive(Clone, Copy)]
pub(super) struct Value<'a> {
    pub(super) node: &'a Node,
    pub(super) absences: &'a Absences,
}

impl<'a> Value<'a> {
    fn with(self, node: &'a Node) -> Self {
        Self { node, ..self }
    }

    /// The text, if it is one.
    fn text(self) -> Result<Scalar<'a>, Error> {
        match (self.node.values.as_slice(), self.node.fields.is_empty() && self.node.elements.is_empty()) {
            ([one], true) => Ok(Scalar(one)),
            ([], true) => Err(Error::new("is missing")),
            (_, true) => Err(Error::new("is there more than once")),
            (_, false) => Err(Error::new("is no single value")),
        }
    }

    fn is_text(self) -> bool {
        self.text().is_ok()
    }

    fn elements(self) -> Result<Elements<'a>, Error> {
        let Node { values, fields, elements } = self.node;
        match (values.is_empty(), fields.is_empty(), elements.is_empty()) {
            (_, true, true) => Ok(Elements { of: self, values, nodes: Vec::new(), next: 0 }),
            (true, true, false) => Ok(Elements { of: self, values: &[], nodes: elements.iter().collect(), next: 0 }),
            (true, false, true) => match self.node.numbered() {
                Some(nodes) => Ok(Elements { of: self, values: &[], nodes, next: 0 }),
                None => Err(Error::new("has fields and is to be a list")),
            },
            _ => Err(Error::new("is a value, a list and fields at once")),
        }
    }

    /// The fields; those of `known` that were found to be missing are among them.
    pub(super) fn entries(self, known: &'static [&'static str]) -> Result<Entries<'a>, Error> {
        let Node { values, fields, elements } = self.node;
        if !values.is_empty() || !elements.is_empty() {
            return Err(Error::new("is to have fields"));
        }
        let absent = self.absences.of(known).into_iter().filter(|name| !fields.contains_key(*name)).collect();
        Ok(Entries { of: self, fields: fields.iter(), absent, next: None })
    }
}

macro_rules! of_text {
    ($($method:ident),* $(,)?) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.text()?.$method(visitor)
        })*
    };
}

impl<'de> Deserializer<'de> for Value<'_> {
    type Error = Error;

    of_text! {
        deserialize_bool, deserialize_i8, deserialize_i16, deserialize_i32, deserialize_i64, deserialize_i128, deserialize_u8,
        deserialize_u16, deserialize_u32, deserialize_u64, deserialize_u128, deserialize_f32, deserialize_f64, deserialize_char,
        deserialize_str, deserialize_string, deserialize_bytes, deserialize_byte_buf, deserialize_unit, deserialize_identifier,
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.is_text() {
            self.text()?.deserialize_any(visitor)
        } else if self.node.fields.is_empty() || self.node.numbered().is_some() {
            self.deserialize_seq(visitor)
        } else {
            self.deserialize_map(visitor)
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.node.is_empty() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(self.elements()?)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(self.entries(&[])?)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_map(self.entries(fields)?).map_err(|error| error.among(fields))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if self.node.fields.is_empty() {
            return self.text()?.deserialize_enum(name, variants, visitor);
        }
        let mut fields = self.node.fields.iter();
        match (fields.next(), fields.next(), self.node.values.is_empty() && self.node.elements.is_empty()) {
            (Some((variant, content)), None, true) => visitor.visit_enum(Variant(variant, self.with(content))),
            _ => Err(Error::new("is to be one variant")),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }
}

/// The elements of a list: values of one name, or nodes.
struct Elements<'a> {
    of: Value<'a>,
    values: &'a [String],
    nodes: Vec<&'a Node>,
    next: usize,
}

impl<'de> SeqAccess<'de> for Elements<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let index = self.next;
        self.next += 1;
        let read = match (self.values.get(index), self.nodes.get(index)) {
            (Some(value), _) => seed.deserialize(Scalar(value)),
            (None, Some(node)) => seed.deserialize(self.of.with(node)),
            (None, None) => return Ok(None),
        };
        read.map(Some).map_err(|error| error.at(&format!("[{index}]")))
    }

    fn size_hint(&self) -> Option<usize> {
        Some((self.values.len() + self.nodes.len()).saturating_sub(self.next))
    }
}

/// Fields with their names, and those that are missing.
pub(super) struct Entries<'a> {
    of: Value<'a>,
    fields: btree_map::Iter<'a, String, Node>,
    absent: Vec<&'static str>,
    next: Option<(&'a str, Option<&'a Node>)>,
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let field = self.fields.next().map(|(name, node)| (name.as_str(), Some(node)));
        self.next = field.or_else(|| self.absent.pop().map(|name| (name, None)));
        let key = self.next.map(|(name, _)| seed.deserialize(Scalar(name)).map_err(|error| error.at(name)));
        key.transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let Some((name, node)) = self.next.take() else {
            return Err(Error::new("a value is asked for before its name"));
        };
        let value = match node {
            Some(node) => seed.deserialize(self.of.with(node)),
            None => seed.deserialize(Absent(self.of.absences)),
        };
        value.map_err(|error| error.at(name))
    }
}

/// A variant and what it holds.
struct Variant<'a>(&'a str, Value<'a>);

impl<'de, 'a> EnumAccess<'de> for Variant<'a> {
    type Error = Error;
    type Variant = Held<'a>;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Held<'a>), Error> {
        Ok((seed.deserialize(StrDeserializer::<Error>::new(self.0))?, Held(self.1)))
    }
}

struct Held<'a>(Value<'a>);

impl<'de> VariantAccess<'de> for Held<'_> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        serde::Deserialize::deserialize(self.0)
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(self.0)
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Error> {
        self.0.deserialize_tuple(length, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        self.0.deserialize_struct("", fields, visitor)
    }
}
