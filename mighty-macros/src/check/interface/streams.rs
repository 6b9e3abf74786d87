//! The method beside one with `paginate`, which gives the stream.

use proc_macro2::Ident;
use quote::{ToTokens, format_ident, quote};
use syn::ext::IdentExt;
use syn::{Path, parse_quote};

use crate::check::ground::{cfg, shapes};
use crate::check::rules::pages;
use crate::check::signature::Signature;
use crate::diagnostics::Diagnostics;
use crate::messages::pagination as messages;
use crate::model::cfg::Cfg;
use crate::model::interface::{Method, Stream};
use crate::parse::item::RawItem;

/// The stream of a method. It is there even where the types are wrong, with others in their place.
pub(crate) fn stream(signature: &Signature, runtime: &Path) -> Stream {
    let name = format_ident!("{}_stream", signature.name.unraw(), span = signature.name.span());
    let page = signature.success.clone().filter(|output| pages::may_be_page(&shapes::decode(output)));
    let page = page.unwrap_or_else(|| parse_quote!(::std::vec::Vec<()>));
    let error = signature.error.as_ref().map_or_else(|| quote!(#runtime::Unexpected), ToTokens::to_token_stream);
    Stream { name, page, error }
}

/// The names of the trait's methods, with when they are there.
pub(crate) fn names(raw: &[RawItem]) -> Vec<(Ident, Cfg)> {
    let name = |item: &RawItem| match item {
        RawItem::Method(method) => Some((method.signature.ident.clone(), cfg::predicates(&method.attributes))),
        RawItem::Other(_) | RawItem::Broken(_) => None,
    };
    raw.iter().filter_map(name).collect()
}

/// Checks that no method has the name of the stream, which is left out then. Two are left to the compiler if each has a
/// `cfg`: they may exclude each other.
pub(crate) fn check_name(method: &mut Method, names: &[(Ident, Cfg)], diagnostics: &mut Diagnostics) {
    let Some(stream) = &method.stream else { return };
    let is_always = method.cfg.is_always();
    let taken = names.iter().find(|(name, cfg)| *name == stream.name && (is_always || cfg.is_always()));
    if let Some((name, _)) = taken {
        diagnostics.at(name.span(), messages::name_taken(name, method.name.unraw()));
        method.stream = None;
    }
}
