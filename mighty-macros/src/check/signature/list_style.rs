//! `style = comma`: how a list in the query is written.

use proc_macro2::Ident;
use syn::Type;

use crate::check::ground::shapes;
use crate::diagnostics::Diagnostics;
use crate::messages::arguments as messages;
use crate::model::argument::ListStyle;
use crate::suggest;

/// The style of the argument `name`; `None` if it cannot have it.
pub(super) fn check(word: &Ident, name: &Ident, ty: &Type, diagnostics: &mut Diagnostics) -> Option<ListStyle> {
    let text = word.to_string();
    let Some(style) = ListStyle::NAMED.into_iter().find(|style| style.name() == text) else {
        let names = ListStyle::NAMED.map(ListStyle::name);
        diagnostics.at(word.span(), messages::query_style_unknown(&text, suggest::hint(&text, &names)));
        return None;
    };
    if !shapes::shape(ty).is_list() {
        diagnostics.at(word.span(), messages::query_style_without_list(name));
        return None;
    }
    Some(style)
}
