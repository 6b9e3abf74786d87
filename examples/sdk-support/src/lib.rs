//! What the SDKs among the examples have in common. It knows no API, and nothing of the library: it is about serde alone.
//!
//! | | reads |
//! |---|---|
//! | [`open_enum!`] | text as an enum that keeps values that it does not know |
//! | [`null_as_default`] | null as the empty value |

mod lenient;
mod open_enum;

pub use self::lenient::null_as_default;
