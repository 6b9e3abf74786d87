//! Who asks an endpoint, and where it is.

use proc_macro2::Span;
use syn::LitStr;

/// Which credentials requests carry.
#[derive(Debug, Clone)]
pub(crate) enum Auth {
    /// Those of the client.
    Client,
    /// None, by the word here.
    None(Span),
    /// Those that the API declares under this name.
    Named(LitStr),
}

impl Auth {
    /// The name, where it has one.
    pub(crate) fn name(&self) -> Option<&LitStr> {
        if let Self::Named(name) = self { Some(name) } else { None }
    }
}

/// What paths are appended to.
#[derive(Debug, Clone)]
pub(crate) enum Base {
    /// The API's base URL.
    Api,
    /// The base that the API declares under this name.
    Named(LitStr),
}

impl Base {
    /// The name, where it has one.
    pub(crate) fn name(&self) -> Option<&LitStr> {
        if let Self::Named(name) = self { Some(name) } else { None }
    }
}

/// What an attribute says of both.
#[derive(Debug, Clone, Default)]
pub(crate) struct Site {
    /// Who is asking, if it says so.
    pub auth: Option<Auth>,
    /// Where, if it says so.
    pub base: Option<Base>,
}
