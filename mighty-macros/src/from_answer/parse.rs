//! The attributes of the struct and of its fields, as written.

use proc_macro2::Span;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Ident, LitStr, Meta, Path, Token};

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::messages::answers as messages;

/// What one attribute says of a field.
pub(super) enum RawMark {
    /// `#[body]`
    Body(Span),
    /// `#[header("ETag")]`
    Header(LitStr, Span),
    /// One that is wrong, which is reported.
    Wrong,
}

/// The marks of a field.
pub(super) fn marks(attributes: &[Attribute], diagnostics: &mut Diagnostics) -> Vec<RawMark> {
    attributes.iter().filter_map(|attribute| mark(attribute, diagnostics)).collect()
}

fn mark(attribute: &Attribute, diagnostics: &mut Diagnostics) -> Option<RawMark> {
    let span = attribute.path().get_ident().map_or_else(Span::call_site, Ident::span);
    if attribute.path().is_ident("body") {
        if !matches!(attribute.meta, Meta::Path(_)) {
            diagnostics.push(Diagnostic::over(&attribute.meta, messages::body_with_words()));
            return Some(RawMark::Wrong);
        }
        return Some(RawMark::Body(span));
    }
    if !attribute.path().is_ident("header") {
        return None;
    }
    let name = attribute.parse_args();
    if name.is_err() {
        diagnostics.push(Diagnostic::over(&attribute.meta, messages::malformed_header()));
    }
    Some(name.map_or(RawMark::Wrong, |name| RawMark::Header(name, span)))
}

/// `#[answer(crate = ::my_sdk::rt)]`
struct RawCrate(Path);

impl Parse for RawCrate {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        input.parse::<Token![crate]>()?;
        input.parse::<Token![=]>()?;
        let path = Path::parse_mod_style(input)?;
        if input.is_empty() { Ok(Self(path)) } else { Err(input.error("more than a path")) }
    }
}

/// Where the runtime is found, if the author says it.
pub(super) fn runtime(attributes: &[Attribute], diagnostics: &mut Diagnostics) -> Option<Path> {
    let attribute = attributes.iter().find(|attribute| attribute.path().is_ident("answer"))?;
    let given = attribute.parse_args::<RawCrate>();
    if given.is_err() {
        diagnostics.push(Diagnostic::over(&attribute.meta, messages::malformed_crate()));
    }
    given.ok().map(|RawCrate(path)| path)
}
