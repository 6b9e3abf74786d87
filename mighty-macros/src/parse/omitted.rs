//! `omitted("q")`, on a method or a trait.

use proc_macro2::TokenStream;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{LitStr, Token};

use super::field::{Form, Key, Value, wrong_form};
use crate::diagnostics::Diagnostic;

/// The names of parameters of the document.
#[derive(Debug, Clone, Default)]
pub(crate) struct RawOmitted(pub(crate) Vec<LitStr>);

impl Value for RawOmitted {
    fn read(key: &Key, form: Form, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let names = match &form {
            Form::List(tokens) => names(tokens),
            Form::Word | Form::Value(_) => None,
        };
        if names.is_none() {
            problems.push(wrong_form(key, &form));
        }
        names.map(Self)
    }
}

fn names(tokens: &TokenStream) -> Option<Vec<LitStr>> {
    let names = Punctuated::<LitStr, Token![,]>::parse_terminated.parse2(tokens.clone()).ok()?;
    (!names.is_empty()).then(|| names.into_iter().collect())
}
