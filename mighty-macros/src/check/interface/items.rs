//! What stands in the trait.

use proc_macro2::Ident;
use quote::{ToTokens, quote};
use syn::{TraitItem, TraitItemConst, TraitItemType};

use super::draft::Draft;
use super::{method, names, streams};
use crate::check::values::trait_attribute::Settings;
use crate::diagnostics::Diagnostics;
use crate::messages::signatures as messages;
use crate::model::interface::Item;
use crate::parse::item::RawItem;

/// The items that stay, and a draft for each method among them.
pub(crate) fn check(raw: Vec<RawItem>, settings: &Settings, diagnostics: &mut Diagnostics) -> (Vec<Item>, Vec<Draft>) {
    let mut items = Vec::new();
    let mut drafts = Vec::new();
    let names_in_trait = streams::names(&raw);
    for item in raw {
        match item {
            RawItem::Broken(error) => diagnostics.at(error.span(), messages::unreadable_item(error)),
            RawItem::Other(other) => {
                let has_default = check_has_default(&other, diagnostics);
                items.extend(if has_default { Some(Item::Kept(other.to_token_stream())) } else { undefined(&other) });
            }
            RawItem::Method(raw) if is_default_method(&raw) => items.push(Item::Kept(raw.into_tokens())),
            RawItem::Method(mut raw) => {
                if let Some(error) = raw.end_error.take() {
                    diagnostics.at(error.span(), messages::unreadable_item(error));
                }
                let is_first = names::check_method_once(&raw, &drafts, diagnostics);
                let (mut method, draft) = method::check(*raw, settings, diagnostics);
                if is_first {
                    streams::check_name(&mut method, &names_in_trait, diagnostics);
                    items.push(Item::Method(Box::new(method)));
                }
                // Of a second one the enum remains, because other code may name it.
                drafts.push(draft);
            }
        }
    }
    (items, drafts)
}

fn is_default_method(raw: &crate::parse::method::RawMethod) -> bool {
    raw.endpoint.is_empty() && raw.body.is_some()
}

/// The generated impl cannot know a type or a value.
fn check_has_default(item: &TraitItem, diagnostics: &mut Diagnostics) -> bool {
    let (name, kind, fix): (&Ident, _, _) = match item {
        TraitItem::Type(ty) if ty.default.is_none() => (&ty.ident, "type", "declare it in a supertrait"),
        TraitItem::Const(constant) if constant.default.is_none() => {
            (&constant.ident, "constant", "give it a default, or declare it in a supertrait")
        }
        _ => return true,
    };
    diagnostics.at(name.span(), messages::item_without_default(kind, name, fix));
    false
}

/// An item without a default as it is in the trait all the same, if a value for the impl can be made up.
fn undefined(item: &TraitItem) -> Option<Item> {
    let definition = match item {
        TraitItem::Const(TraitItemConst { attrs, ident, ty, .. }) => {
            let cfg = attrs.iter().filter(|attribute| attribute.path().is_ident("cfg"));
            quote!(#(#cfg)* const #ident: #ty = ::core::panic!("it has no value");)
        }
        TraitItem::Type(TraitItemType { attrs, ident, generics, bounds, .. })
            if bounds.is_empty() && generics.params.is_empty() =>
        {
            let cfg = attrs.iter().filter(|attribute| attribute.path().is_ident("cfg"));
            quote!(#(#cfg)* type #ident = ();)
        }
        _ => return None,
    };
    Some(Item::Undefined { declaration: item.to_token_stream(), definition })
}
