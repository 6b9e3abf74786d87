//! What the generated enums of errors can do. Each of them gives its parts; all else is made of these here, once for all.

use std::borrow::Cow;
use std::fmt;

use super::common::Error;
use super::failure::Failure;
use crate::caller::outcome::Outcome;

/// What the macro implements for every enum of errors.
pub trait ErrorEnum: std::error::Error + Send + Sync + 'static {
    /// The name of the variant, and what it holds.
    fn parts(&self) -> (&'static str, &dyn Failure);

    /// What the variant holds, by value.
    fn into_error(self) -> Error;
}

#[diagnostic::do_not_recommend]
impl<E: ErrorEnum> Failure for E {
    fn outcome(&self) -> &Outcome {
        self.parts().1.outcome()
    }

    fn message(&self) -> Cow<'_, str> {
        self.parts().1.message()
    }

    fn user_message(&self) -> &'static str {
        self.parts().1.user_message()
    }
}

#[diagnostic::do_not_recommend]
impl<E: ErrorEnum> From<E> for Error {
    fn from(error: E) -> Self {
        error.into_error()
    }
}

/// `NotFound(StatusError { … })`, as it would be derived.
///
/// # Errors
/// When nothing can be written.
pub fn debug((variant, failure): (&'static str, &dyn Failure), f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.debug_tuple(variant).field(&failure).finish()
}

/// What every enum of errors has, for generated code: its abilities as methods, so that nobody has to import a trait, and what
/// the standard library asks of an error. `#[inline]`, because what nobody calls is not compiled then.
#[doc(hidden)]
#[macro_export]
macro_rules! __error_enum {
    ($(#[$presence:meta])* $visibility:vis $name:ident) => {
        $(#[$presence])*
        #[allow(dead_code, reason = "nobody has to use all of it")]
        impl $name {
            /// What the call did: attempts, time, request id, and why it was not retried further.
            #[must_use]
            #[inline]
            $visibility fn outcome(&self) -> &$crate::Outcome {
                $crate::__private::ErrorEnum::parts(self).1.outcome()
            }

            /// The status of the answer; `None` if there was none.
            #[must_use]
            #[inline]
            $visibility fn status(&self) -> ::core::option::Option<$crate::http::StatusCode> {
                $crate::__private::ErrorEnum::parts(self).1.outcome().status()
            }

            /// The server's message, or the best that can be said without one.
            #[must_use]
            #[inline]
            $visibility fn message(&self) -> ::std::borrow::Cow<'_, str> {
                $crate::__private::ErrorEnum::parts(self).1.message()
            }

            /// What can be done about the status, if the API says so: causes and remedies.
            #[must_use]
            #[inline]
            $visibility fn help(&self) -> ::core::option::Option<&'static $crate::Help> {
                $crate::__private::ErrorEnum::parts(self).1.help()
            }

            /// A short text for the people who use the program: what to do, and nothing about the inside.
            #[must_use]
            #[inline]
            $visibility fn user_message(&self) -> &'static str {
                $crate::__private::ErrorEnum::parts(self).1.user_message()
            }
        }

        $(#[$presence])*
        #[automatically_derived]
        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__private::debug($crate::__private::ErrorEnum::parts(self), formatter)
            }
        }

        $(#[$presence])*
        #[automatically_derived]
        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt($crate::__private::ErrorEnum::parts(self).1, formatter)
            }
        }

        $(#[$presence])*
        #[automatically_derived]
        impl ::core::error::Error for $name {
            #[inline]
            fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
                ::core::error::Error::source($crate::__private::ErrorEnum::parts(self).1)
            }
        }
    };
}
