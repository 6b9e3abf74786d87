//! What stands in the trait.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{Attribute, Meta, TraitItem};

use super::method::{self, Draft};
use super::names;
use super::trait_attribute::Settings;
use crate::diagnostics::Diagnostics;
use crate::messages::signatures as messages;
use crate::model::interface::{Cfg, Item};
use crate::parse::item::RawItem;

/// The items that stay, and a draft for each method among them.
pub(crate) fn check(raw: Vec<RawItem>, settings: &Settings, diagnostics: &mut Diagnostics) -> (Vec<Item>, Vec<Draft>) {
    let mut items = Vec::new();
    let mut drafts = Vec::new();
    for item in raw {
        match item {
            RawItem::Broken(error) => diagnostics.at(error.span(), messages::unreadable_item(error)),
            RawItem::Other(other) => {
                if check_has_default(&other, diagnostics) {
                    items.push(Item::Kept(other.to_token_stream()));
                }
            }
            RawItem::Method(raw) if is_default_method(&raw) => items.push(Item::Kept(raw.into_tokens())),
            RawItem::Method(raw) => {
                if !names::check_method_once(&raw, &drafts, diagnostics) {
                    continue;
                }
                let (method, draft) = method::check(*raw, settings, diagnostics);
                items.push(Item::Method(Box::new(method)));
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
    let (name, kind): (&Ident, _) = match item {
        TraitItem::Type(ty) if ty.default.is_none() => (&ty.ident, "type"),
        TraitItem::Const(constant) if constant.default.is_none() => (&constant.ident, "constant"),
        _ => return true,
    };
    diagnostics.at(name.span(), messages::item_without_default(kind, name));
    false
}

/// The predicates of every `#[cfg(…)]`.
pub(crate) fn cfg(attributes: &[Attribute]) -> Cfg {
    let predicate = |attribute: &Attribute| match &attribute.meta {
        Meta::List(list) if list.path.is_ident("cfg") => Some(list.tokens.clone()),
        _ => None,
    };
    Cfg(attributes.iter().filter_map(predicate).collect())
}
