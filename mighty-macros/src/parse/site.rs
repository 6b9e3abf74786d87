//! `auth = …` and `base = …`, on a method or a trait.

use proc_macro2::{Ident, TokenStream};
use syn::LitStr;
use syn::ext::IdentExt;
use syn::parse::Parser;

use super::field::{Form, Key, Value, wrong_form_for};
use crate::diagnostics::Diagnostic;

/// A word of ours, or a name that the API declares.
#[derive(Debug, Clone)]
pub(crate) enum RawSite {
    /// `none`
    Word(Ident),
    /// `"admin"`
    Name(LitStr),
}

impl Value for RawSite {
    fn read(key: &Key, form: Form, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let site = match &form {
            Form::Value(tokens) => read(tokens),
            Form::Word | Form::List(_) => None,
        };
        if site.is_none() {
            // `base` is a key of `retry` as well.
            let example = if key.name == "base" { "base = \"files\"" } else { "auth = none" };
            problems.push(wrong_form_for(key, &form, example));
        }
        site
    }
}

fn read(tokens: &TokenStream) -> Option<RawSite> {
    let name = syn::parse2(tokens.clone()).map(RawSite::Name);
    name.or_else(|_| Ident::parse_any.parse2(tokens.clone()).map(RawSite::Word)).ok()
}
