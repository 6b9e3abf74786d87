//! Every message that the macros can print, each in one place, by theme.
//!
//! A message says what is wrong, why if that is not plain, and what to write instead. Its rule is
//! the name of its function; `tests/ui/<theme>/<rule>.rs` is the case that shows it.

/// A module of messages: one function per rule, its parameters captured by the text.
macro_rules! messages {
    ($theme:literal; $( $(#[$doc:meta])* $rule:ident($($parameter:ident),*) = $text:literal; )+) => {
        use super::Message;

        $(
            $(#[$doc])*
            pub(crate) fn $rule($($parameter: impl ::std::fmt::Display),*) -> Message {
                Message::new($theme, stringify!($rule), format!($text))
            }
        )+

        /// The rules of this theme.
        #[cfg(test)]
        pub(crate) const RULES: &[(&str, &str)] = &[$(($theme, stringify!($rule))),+];
    };
}

pub(crate) mod answers;
pub(crate) mod arguments;
pub(crate) mod bodies;
pub(crate) mod built;
pub(crate) mod conditional;
pub(crate) mod constants;
pub(crate) mod crate_path;
pub(crate) mod endpoint_alone;
pub(crate) mod endpoint_attribute;
pub(crate) mod generics;
pub(crate) mod method_and_path;
#[allow(dead_code, reason = "documents are read, or refused, by a feature")]
pub(crate) mod openapi;
pub(crate) mod pagination;
pub(crate) mod placeholders;
pub(crate) mod retry;
pub(crate) mod sides;
pub(crate) mod signatures;
pub(crate) mod sites;
pub(crate) mod split;
pub(crate) mod statuses;
pub(crate) mod streams;
pub(crate) mod success;
pub(crate) mod timeouts;
pub(crate) mod trait_attribute;
pub(crate) mod unions;

/// A text and the rule it belongs to.
#[derive(Debug, Clone)]
pub(crate) struct Message {
    /// The folder of the rule's compile-fail case.
    #[cfg_attr(not(test), allow(dead_code, reason = "tests compare it with the cases"))]
    pub theme: &'static str,
    /// The rule's name.
    #[cfg_attr(not(test), allow(dead_code, reason = "tests compare it with the cases"))]
    pub rule: &'static str,
    /// What is printed.
    pub text: String,
}

impl Message {
    fn new(theme: &'static str, rule: &'static str, text: String) -> Self {
        Self { theme, rule, text }
    }

    /// Something that the checks should have made impossible.
    pub(crate) fn bug(what: &str) -> Self {
        Self::new("bug", "bug", format!("bug in mighty, please report: {what}"))
    }
}
