//! The union of a trait's errors.

use proc_macro2::TokenStream;

use super::error_enum::{Outline, Variant};
use super::{cfg, docs};
use crate::model::errors::UnionVariant;
use crate::model::interface::Interface;
use crate::model::status::Status;

/// The union, if the trait has one: flat, every variant of every endpoint by its name.
pub(crate) fn expand(interface: &Interface) -> TokenStream {
    let Some(union) = &interface.union else { return TokenStream::new() };
    let statuses: Vec<&Status> = union.variants.iter().map(|variant| &variant.status).collect();
    let variant = |variant: &UnionVariant| Variant {
        cfg: cfg::any(&variant.presence),
        ..Variant::always(interface, &variant.status, &statuses)
    };
    let variants: Vec<Variant> = union.variants.iter().map(variant).collect();
    let presence = cfg::all(&interface.cfg);
    let doc = docs::lines(&docs::errors::union_lines(interface));
    Outline { interface, name: &union.name, presence: &presence, doc: &doc, from_failed: None }.expand(&variants)
}
