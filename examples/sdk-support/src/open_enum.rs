//! Enums that keep the values they do not know.
//!
//! An API may add to the values of a field at any time. A value that is not known is kept as it came, in `Other`, and
//! written as it came.

/// Defines an enum over text, with a variant for each known value and `Other` for the rest.
///
/// The crate that uses it needs serde.
///
/// ```
/// sdk_support::open_enum! {
///     /// How often an event takes place.
///     pub enum Frequency {
///         /// Every day.
///         Daily = "daily",
///     }
/// }
///
/// assert_eq!(Frequency::from("daily"), Frequency::Daily);
/// assert_eq!(Frequency::from("hourly"), Frequency::Other("hourly".to_owned()));
/// ```
#[macro_export]
macro_rules! open_enum {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$doc:meta])* $variant:ident = $value:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[non_exhaustive]
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$doc])* $variant,)+
            /// A value that this version of the crate does not know.
            Other(String),
        }

        impl $name {
            /// The known values.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant),+];

            /// The value as the API writes it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)+
                    Self::Other(value) => value,
                }
            }

            fn known(value: &str) -> Option<Self> {
                Some(match value {
                    $($value => Self::$variant,)+
                    _ => return None,
                })
            }
        }

        impl From<&str> for $name {
            fn from(value: &str) -> Self {
                Self::known(value).unwrap_or_else(|| Self::Other(value.to_owned()))
            }
        }

        impl From<String> for $name {
            fn from(value: String) -> Self {
                Self::known(&value).unwrap_or(Self::Other(value))
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::convert::Infallible;

            fn from_str(value: &str) -> Result<Self, Self::Err> {
                Ok(value.into())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer).map(Self::from)
            }
        }
    };
}

#[cfg(test)]
#[allow(unreachable_pub, reason = "the macro makes public types")]
mod tests {
    open_enum! {
        /// How warm it is.
        pub enum Warmth {
            /// Cold.
            Cold = "cold",
            /// Too warm.
            TooWarm = "too_warm",
        }
    }

    #[test]
    fn every_known_value_is_read_and_written() {
        assert_eq!(Warmth::KNOWN, [Warmth::Cold, Warmth::TooWarm]);
        for known in Warmth::KNOWN {
            assert_eq!(Warmth::from(known.as_str()), *known);
            assert_eq!(known.to_string().parse(), Ok(known.clone()));
            assert_eq!(Warmth::from(known.to_string()), *known);
            let json = serde_json::to_string(known).unwrap();
            assert_eq!(json, format!("\"{known}\""));
            assert_eq!(serde_json::from_str::<Warmth>(&json).unwrap(), *known);
        }
    }

    #[test]
    fn an_unknown_value_is_kept_as_it_came() {
        for value in ["tepid", "Cold", ""] {
            let unknown = Warmth::from(value);
            assert_eq!(unknown, Warmth::Other(value.to_owned()));
            assert_eq!(unknown.to_string(), value);
            let json = serde_json::to_string(&unknown).unwrap();
            assert_eq!(serde_json::from_str::<Warmth>(&json).unwrap(), unknown);
        }
    }

    #[test]
    fn what_is_no_text_is_an_error() {
        assert!(serde_json::from_str::<Warmth>("1").is_err());
    }
}
