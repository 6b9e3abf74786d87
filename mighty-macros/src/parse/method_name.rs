//! `method = GET`, `method = "PROPFIND"`

use proc_macro2::{Ident, Span};
use syn::LitStr;

use super::field::{Form, Key, Value, wrong_form};
use crate::diagnostics::Diagnostic;

/// An HTTP method as written.
#[derive(Debug, Clone)]
pub(crate) enum RawMethodName {
    /// One of the seven.
    Word(Ident),
    /// Another one, by the author's word.
    Text(LitStr),
}

impl RawMethodName {
    /// Where it stands.
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Word(word) => word.span(),
            Self::Text(text) => text.span(),
        }
    }
}

impl Value for RawMethodName {
    fn read(key: &Key, form: Form, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        if let Form::Value(tokens) = &form {
            let word = syn::parse2(tokens.clone()).map(Self::Word);
            if let Ok(name) = word.or_else(|_| syn::parse2(tokens.clone()).map(Self::Text)) {
                return Some(name);
            }
        }
        problems.push(wrong_form(key, &form));
        None
    }
}
