//! Fields within fields, as forms and queries name them: `a[b][0]=c`. `serde_qs` writes them; here is what it is not given:
//! what is absent (it writes `a` for `None` and `a=` for an empty list, which a server takes for an empty text), and what has
//! no name.

use std::fmt::Display;

use serde::ser::{self, Error as _, Serialize, Serializer};
use serde_qs::{ArrayFormat, Config};

use super::finite::{Finite, Trail};
use crate::describe::declared::Nesting;

/// How the output ends up, or where it cannot be written: `items[2].price`.
type Written = Result<String, (String, serde_qs::Error)>;

/// The fields of `value`.
///
/// # Errors
/// When it cannot be serialised, and where.
pub(super) fn to_string<T: Serialize + ?Sized>(value: &T, nesting: Nesting) -> Written {
    let trail = Trail::default();
    write(&Fields(&Finite { value, trail: &trail }), nesting, &trail)
}

/// The fields of `value` as those of a field called `name`.
///
/// # Errors
/// When it cannot be serialised, and where.
pub(super) fn named<T: Serialize + ?Sized>(name: &str, value: &T, nesting: Nesting) -> Written {
    let trail = Trail::default();
    write(&Named(name, &Fields(&Finite { value, trail: &trail })), nesting, &trail)
}

fn write<T: Serialize>(value: &T, nesting: Nesting, trail: &Trail) -> Written {
    let lists = match nesting {
        Nesting::Indices => ArrayFormat::Indexed,
        Nesting::Brackets => ArrayFormat::EmptyIndexed,
    };
    // A value is as deep as its type, which is nobody's attack.
    let config = Config::new().use_form_encoding(true).array_format(lists).max_depth(usize::MAX);
    let text = config.serialize_string(value).map_err(|error| (trail.path(), error))?;
    // What is absent has been written without `=`.
    let pairs: Vec<&str> = text.split('&').filter(|pair| pair.contains('=')).collect();
    Ok(pairs.join("&"))
}

/// A map of one entry.
struct Named<'a, T>(&'a str, &'a T);

impl<T: Serialize> Serialize for Named<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([(self.0, self.1)])
    }
}

/// A value that has to have names for what is in it.
struct Fields<'a, T: ?Sized>(&'a T);

impl<T: Serialize + ?Sized> Serialize for Fields<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(Sparse { inner: serializer, needs_names: true })
    }
}

/// A value that has a name.
struct Field<'a, T: ?Sized>(&'a T);

impl<T: Serialize + ?Sized> Serialize for Field<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(Sparse { inner: serializer, needs_names: false })
    }
}

/// A serializer that writes `None` for what is empty.
struct Sparse<S> {
    inner: S,
    /// Whether what is written now is no field yet.
    needs_names: bool,
}

const NAMELESS: &str = "only a struct or a map has names for its fields";

impl<S: Serializer> Sparse<S> {
    fn field(self) -> Result<S, S::Error> {
        if self.needs_names { Err(S::Error::custom(NAMELESS)) } else { Ok(self.inner) }
    }
}

macro_rules! scalars {
    ($($method:ident($type:ty);)*) => {
        $(fn $method(self, value: $type) -> Result<S::Ok, S::Error> {
            self.field()?.$method(value)
        })*
    };
}

impl<S: Serializer> Serializer for Sparse<S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Elements<S>;
    type SerializeTuple = Elements<S>;
    type SerializeTupleStruct = Elements<S>;
    type SerializeTupleVariant = Members<S::SerializeTupleVariant>;
    type SerializeMap = Entries<S>;
    type SerializeStruct = Members<S::SerializeStruct>;
    type SerializeStructVariant = Members<S::SerializeStructVariant>;

    scalars! {
        serialize_bool(bool);
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_u64(u64);
        serialize_f32(f32);
        serialize_f64(f64);
        serialize_char(char);
        serialize_str(&str);
        serialize_bytes(&[u8]);
    }

    // Numbers that `serde_qs` does not know.
    fn serialize_i128(self, value: i128) -> Result<S::Ok, S::Error> {
        self.field()?.collect_str(&value)
    }

    fn serialize_u128(self, value: u128) -> Result<S::Ok, S::Error> {
        self.field()?.collect_str(&value)
    }

    fn serialize_none(self) -> Result<S::Ok, S::Error> {
        self.inner.serialize_none()
    }

    fn serialize_unit(self) -> Result<S::Ok, S::Error> {
        self.inner.serialize_none()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<S::Ok, S::Error> {
        self.inner.serialize_none()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, name: &'static str, at: u32, variant: &'static str) -> Result<S::Ok, S::Error> {
        self.field()?.serialize_unit_variant(name, at, variant)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        at: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        self.inner.serialize_newtype_variant(name, at, variant, &Field(value))
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Elements<S>, S::Error> {
        Ok(Later { waiting: Some(self.field()?), begun: None, length })
    }

    fn serialize_tuple(self, length: usize) -> Result<Elements<S>, S::Error> {
        self.serialize_seq(Some(length))
    }

    fn serialize_tuple_struct(self, _: &'static str, length: usize) -> Result<Elements<S>, S::Error> {
        self.serialize_seq(Some(length))
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        at: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<Self::SerializeTupleVariant, S::Error> {
        self.inner.serialize_tuple_variant(name, at, variant, length).map(Members)
    }

    fn serialize_map(self, length: Option<usize>) -> Result<Entries<S>, S::Error> {
        Ok(Later { waiting: Some(self.inner), begun: None, length })
    }

    fn serialize_struct(self, name: &'static str, length: usize) -> Result<Self::SerializeStruct, S::Error> {
        self.inner.serialize_struct(name, length).map(Members)
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        at: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<Self::SerializeStructVariant, S::Error> {
        self.inner.serialize_struct_variant(name, at, variant, length).map(Members)
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        self.field()?.collect_str(value)
    }

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }
}

/// What begins with its first element, and is `None` without any.
struct Later<S, C> {
    waiting: Option<S>,
    begun: Option<C>,
    length: Option<usize>,
}

type Elements<S> = Later<S, <S as Serializer>::SerializeSeq>;
type Entries<S> = Later<S, <S as Serializer>::SerializeMap>;

impl<S: Serializer, C> Later<S, C> {
    fn begun(&mut self, begin: impl FnOnce(S, Option<usize>) -> Result<C, S::Error>) -> Result<&mut C, S::Error> {
        if let Some(serializer) = self.waiting.take() {
            self.begun = Some(begin(serializer, self.length)?);
        }
        self.begun.as_mut().ok_or_else(|| S::Error::custom("bug in mighty, please report: a list that never began"))
    }

    fn ended(self, end: impl FnOnce(C) -> Result<S::Ok, S::Error>) -> Result<S::Ok, S::Error> {
        match (self.begun, self.waiting) {
            (Some(begun), _) => end(begun),
            (None, Some(serializer)) => serializer.serialize_none(),
            (None, None) => Err(S::Error::custom("bug in mighty, please report: a list that never began")),
        }
    }
}

macro_rules! elements {
    ($($trait:ident::$method:ident;)*) => {
        $(impl<S: Serializer> ser::$trait for Elements<S> {
            type Ok = S::Ok;
            type Error = S::Error;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), S::Error> {
                ser::SerializeSeq::serialize_element(self.begun(S::serialize_seq)?, &Field(value))
            }

            fn end(self) -> Result<S::Ok, S::Error> {
                self.ended(ser::SerializeSeq::end)
            }
        })*
    };
}

elements! {
    SerializeSeq::serialize_element;
    SerializeTuple::serialize_element;
    SerializeTupleStruct::serialize_field;
}

impl<S: Serializer> ser::SerializeMap for Entries<S> {
    type Ok = S::Ok;
    type Error = S::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), S::Error> {
        self.begun(S::serialize_map)?.serialize_key(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), S::Error> {
        self.begun(S::serialize_map)?.serialize_value(&Field(value))
    }

    fn end(self) -> Result<S::Ok, S::Error> {
        self.ended(ser::SerializeMap::end)
    }
}

/// The fields of a struct or a variant, which are nothing where there are none.
struct Members<C>(C);

macro_rules! members {
    ($($trait:ident($($key:ident)?);)*) => {
        $(impl<C: ser::$trait> ser::$trait for Members<C> {
            type Ok = C::Ok;
            type Error = C::Error;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, $($key: &'static str,)? value: &T) -> Result<(), C::Error> {
                self.0.serialize_field($($key,)? &Field(value))
            }

            fn end(self) -> Result<C::Ok, C::Error> {
                self.0.end()
            }
        })*
    };
}

members! {
    SerializeTupleVariant();
    SerializeStruct(key);
    SerializeStructVariant(key);
}
