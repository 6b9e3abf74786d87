//! `#[cfg(…)]` among the author's attributes.

use syn::{Attribute, Meta};

use crate::model::cfg::Cfg;

/// The predicates of every `#[cfg(…)]`.
pub(crate) fn predicates(attributes: &[Attribute]) -> Cfg {
    let predicate = |attribute: &Attribute| match &attribute.meta {
        Meta::List(list) if list.path.is_ident("cfg") => Some(list.tokens.clone()),
        _ => None,
    };
    Cfg(attributes.iter().filter_map(predicate).collect())
}
