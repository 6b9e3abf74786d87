//! The arguments of a call, each as far as its type lets it be seen: no type has to be `Debug` or `PartialEq` for the sake of a
//! mock.

use std::any::{Any, type_name};
use std::fmt;

/// Whether two values, of the type for which it was made, are the same.
type IsEqual = fn(&dyn Any, &dyn Any) -> bool;

/// An argument of a call: its name, and its value as far as it can be shown and compared.
pub struct Field<'a> {
    pub(crate) name: &'static str,
    value: &'a dyn Any,
    shown: Option<&'a dyn fmt::Debug>,
    is_equal: Option<IsEqual>,
    ty: &'static str,
}

impl<'a> Field<'a> {
    fn new<T: 'static>(name: &'static str, value: &'a T) -> Self {
        Self { name, value, shown: None, is_equal: None, ty: type_name::<T>() }
    }

    /// Whether both are the same value; by what `Debug` shows, where they cannot be compared. `None` if they can neither be
    /// compared nor shown.
    pub(crate) fn equals(&self, other: &Self) -> Option<bool> {
        match (self.is_equal, self.shown, other.shown) {
            (Some(is_equal), ..) => Some(is_equal(self.value, other.value)),
            (None, Some(own), Some(others)) => Some(format!("{own:?}") == format!("{others:?}")),
            (None, ..) => None,
        }
    }

    /// Whether [`equals`](Self::equals) has an answer.
    pub(crate) fn is_comparable(&self) -> bool {
        self.is_equal.is_some() || self.shown.is_some()
    }

    /// The name of its type, without modules.
    pub(crate) fn type_name(&self) -> &'static str {
        let path = self.ty.split('<').next().unwrap_or(self.ty);
        self.ty.get(path.rfind("::").map_or(0, |end| end + 2)..).unwrap_or(self.ty)
    }
}

/// The value, or its type where that has no `Debug`.
impl fmt::Debug for Field<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.shown {
            Some(shown) => shown.fmt(f),
            None => write!(f, "<{}>", self.type_name()),
        }
    }
}

/// `ShowMemberCall { network_id: …, member_id: 42 }`, as it would be derived.
///
/// # Errors
/// When nothing can be written.
pub fn debug_call(name: &str, fields: &[Field<'_>], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut debug = f.debug_struct(name);
    for field in fields {
        debug.field(field.name, field);
    }
    debug.finish()
}

/// A value that is looked at. Of the traits below the compiler takes the first that its type has.
pub struct Look<'a, T>(pub &'a T);

impl<T> fmt::Debug for Look<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Look")
    }
}

macro_rules! ways {
    ($($(#[$doc:meta])* $way:ident for [$($lent:tt)*] where [$($bound:tt)*] => $make:expr;)+) => {
        $(
            $(#[$doc])*
            pub trait $way<'a> {
                /// The argument of that name.
                fn field(&self, name: &'static str) -> Field<'a>;
            }

            impl<'a, T: $($bound)* 'static> $way<'a> for $($lent)* Look<'a, T> {
                fn field(&self, name: &'static str) -> Field<'a> {
                    let make: fn(&'static str, &'a T) -> Field<'a> = $make;
                    make(name, self.0)
                }
            }
        )+
    };
}

fn is_equal<T: PartialEq + 'static>(one: &dyn Any, other: &dyn Any) -> bool {
    one.downcast_ref::<T>().is_some_and(|one| other.downcast_ref() == Some(one))
}

ways! {
    /// A value that can be compared and shown.
    ByBoth for [&&&] where [PartialEq + fmt::Debug +] => |name, value| {
        Field { shown: Some(value), is_equal: Some(is_equal::<T>), ..Field::new(name, value) }
    };
    /// One that can be shown.
    ByDebug for [&&] where [fmt::Debug +] => |name, value| Field { shown: Some(value), ..Field::new(name, value) };
    /// One that can be compared.
    ByEq for [&] where [PartialEq +] => |name, value| Field { is_equal: Some(is_equal::<T>), ..Field::new(name, value) };
    /// One of which nothing is known but its type.
    ByName for [] where [] => |name, value| Field::new(name, value);
}
