//! Neither JSON nor a form has a word for "not a number" and infinity, and `serde_json` writes `null` for them, which means something else. A body
//! with one is refused instead, by the path of the member.

use std::cell::RefCell;
use std::fmt::{Display, Write as _};

use serde::ser::{self, Error as _, Serialize, Serializer};

/// `value` as JSON.
///
/// # Errors
/// When it cannot be serialised, and where: `items[2].price`.
pub(super) fn to_vec<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, (String, serde_json::Error)> {
    let trail = Trail::default();
    serde_json::to_vec(&Finite { value, trail: &trail }).map_err(|error| (trail.path(), error))
}

/// `value` as a form.
///
/// # Errors
/// When it cannot be serialised, and where.
pub(super) fn to_form<T: Serialize + ?Sized>(value: &T) -> Result<String, (String, serde_html_form::ser::Error)> {
    let trail = Trail::default();
    serde_html_form::to_string(Finite { value, trail: &trail }).map_err(|error| (trail.path(), error))
}

/// The steps from an error up to the root, noted while it is passed on.
#[derive(Default)]
pub(super) struct Trail(RefCell<Vec<String>>);

impl Trail {
    fn note(&self, step: String) {
        self.0.borrow_mut().push(step);
    }

    /// `items[2].price`
    pub(super) fn path(&self) -> String {
        let mut path = String::new();
        for step in self.0.borrow().iter().rev() {
            let separator = if path.is_empty() || step.starts_with('[') { "" } else { "." };
            // Writing to a string does not fail.
            let _ = write!(path, "{separator}{step}");
        }
        path
    }
}

/// A value whose floating-point numbers are looked at as they are serialised.
pub(super) struct Finite<'a, T: ?Sized> {
    pub(super) value: &'a T,
    pub(super) trail: &'a Trail,
}

impl<T: Serialize + ?Sized> Serialize for Finite<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(Checked { inner: serializer, trail: self.trail })
    }
}

/// A serializer that refuses what is not finite.
struct Checked<'a, S> {
    inner: S,
    trail: &'a Trail,
}

macro_rules! pass {
    ($($method:ident($($argument:ident: $type:ty),*);)*) => {
        $(fn $method(self, $($argument: $type),*) -> Result<S::Ok, S::Error> {
            self.inner.$method($($argument),*)
        })*
    };
}

macro_rules! begin {
    ($($method:ident($($argument:ident: $type:ty),*) -> $compound:ident $(, in $variant:ident)?;)*) => {
        $(fn $method(self, $($argument: $type),*) -> Result<Self::$compound, S::Error> {
            let inner = self.inner.$method($($argument),*)?;
            let variant: &[&'static str] = &[$($variant)?];
            Ok(Members { inner, trail: self.trail, variant: variant.first().copied(), index: 0 })
        })*
    };
}

impl<'a, S: Serializer> Serializer for Checked<'a, S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Members<'a, S::SerializeSeq>;
    type SerializeTuple = Members<'a, S::SerializeTuple>;
    type SerializeTupleStruct = Members<'a, S::SerializeTupleStruct>;
    type SerializeTupleVariant = Members<'a, S::SerializeTupleVariant>;
    type SerializeMap = Members<'a, S::SerializeMap>;
    type SerializeStruct = Members<'a, S::SerializeStruct>;
    type SerializeStructVariant = Members<'a, S::SerializeStructVariant>;

    pass! {
        serialize_bool(value: bool);
        serialize_i8(value: i8);
        serialize_i16(value: i16);
        serialize_i32(value: i32);
        serialize_i64(value: i64);
        serialize_i128(value: i128);
        serialize_u8(value: u8);
        serialize_u16(value: u16);
        serialize_u32(value: u32);
        serialize_u64(value: u64);
        serialize_u128(value: u128);
        serialize_char(value: char);
        serialize_str(value: &str);
        serialize_bytes(value: &[u8]);
        serialize_none();
        serialize_unit();
        serialize_unit_struct(name: &'static str);
        serialize_unit_variant(name: &'static str, index: u32, variant: &'static str);
    }

    begin! {
        serialize_seq(length: Option<usize>) -> SerializeSeq;
        serialize_tuple(length: usize) -> SerializeTuple;
        serialize_tuple_struct(name: &'static str, length: usize) -> SerializeTupleStruct;
        serialize_tuple_variant(name: &'static str, index: u32, variant: &'static str, length: usize) -> SerializeTupleVariant, in variant;
        serialize_map(length: Option<usize>) -> SerializeMap;
        serialize_struct(name: &'static str, length: usize) -> SerializeStruct;
        serialize_struct_variant(name: &'static str, index: u32, variant: &'static str, length: usize) -> SerializeStructVariant, in variant;
    }

    fn serialize_f32(self, value: f32) -> Result<S::Ok, S::Error> {
        if value.is_finite() { self.inner.serialize_f32(value) } else { Err(S::Error::custom(NOT_FINITE)) }
    }

    fn serialize_f64(self, value: f64) -> Result<S::Ok, S::Error> {
        if value.is_finite() { self.inner.serialize_f64(value) } else { Err(S::Error::custom(NOT_FINITE)) }
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        self.inner.serialize_some(&Finite { value, trail: self.trail })
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, name: &'static str, value: &T) -> Result<S::Ok, S::Error> {
        self.inner.serialize_newtype_struct(name, &Finite { value, trail: self.trail })
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        let trail = self.trail;
        let value = Finite { value, trail };
        self.inner
            .serialize_newtype_variant(name, index, variant, &value)
            .inspect_err(|_| trail.note(variant.to_owned()))
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        self.inner.collect_str(value)
    }

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }
}

const NOT_FINITE: &str = "there is no number for NaN and infinity";

/// The elements or fields of something.
struct Members<'a, C> {
    inner: C,
    trail: &'a Trail,
    /// The variant of an enum whose they are: a step of its own.
    variant: Option<&'static str>,
    index: usize,
}

impl<C> Members<'_, C> {
    fn note<E>(&self, result: Result<(), E>, step: impl FnOnce() -> String) -> Result<(), E> {
        if result.is_err() {
            self.trail.note(step());
            if let Some(variant) = self.variant {
                self.trail.note(variant.to_owned());
            }
        }
        result
    }
}

macro_rules! elements {
    ($($trait:ident::$method:ident;)*) => {
        $(impl<C: ser::$trait> ser::$trait for Members<'_, C> {
            type Ok = C::Ok;
            type Error = C::Error;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), C::Error> {
                let index = self.index;
                self.index += 1;
                let value = Finite { value, trail: self.trail };
                let result = self.inner.$method(&value);
                self.note(result, || format!("[{index}]"))
            }

            fn end(self) -> Result<C::Ok, C::Error> {
                self.inner.end()
            }
        })*
    };
}

elements! {
    SerializeSeq::serialize_element;
    SerializeTuple::serialize_element;
    SerializeTupleStruct::serialize_field;
    SerializeTupleVariant::serialize_field;
}

macro_rules! fields {
    ($($trait:ident;)*) => {
        $(impl<C: ser::$trait> ser::$trait for Members<'_, C> {
            type Ok = C::Ok;
            type Error = C::Error;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), C::Error> {
                let value = Finite { value, trail: self.trail };
                let result = self.inner.serialize_field(key, &value);
                self.note(result, || key.to_owned())
            }

            fn skip_field(&mut self, key: &'static str) -> Result<(), C::Error> {
                self.inner.skip_field(key)
            }

            fn end(self) -> Result<C::Ok, C::Error> {
                self.inner.end()
            }
        })*
    };
}

fields! {
    SerializeStruct;
    SerializeStructVariant;
}

impl<C: ser::SerializeMap> ser::SerializeMap for Members<'_, C> {
    type Ok = C::Ok;
    type Error = C::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), C::Error> {
        self.inner.serialize_key(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), C::Error> {
        self.inner.serialize_value(&Finite { value, trail: self.trail })
    }

    fn serialize_entry<K: Serialize + ?Sized, V: Serialize + ?Sized>(
        &mut self,
        key: &K,
        value: &V,
    ) -> Result<(), C::Error> {
        let value = Finite { value, trail: self.trail };
        let result = self.inner.serialize_entry(key, &value);
        self.note(result, || name_of(key))
    }

    fn end(self) -> Result<C::Ok, C::Error> {
        self.inner.end()
    }
}

/// A key in words.
fn name_of<K: Serialize + ?Sized>(key: &K) -> String {
    match serde_json::to_value(key) {
        Ok(serde_json::Value::String(name)) => name,
        Ok(other) => other.to_string(),
        Err(_) => "?".to_owned(),
    }
}
