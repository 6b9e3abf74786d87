//! `style = comma`: how a list or an object in the query is written.

use proc_macro2::Ident;
use syn::{LitStr, Type};

use crate::check::ground::shapes;
use crate::diagnostics::Diagnostics;
use crate::messages::arguments as messages;
use crate::model::argument::{ArgumentKind, ListStyle};
use crate::suggest;

/// The word for a pair per element, under a name with brackets.
const BRACKETS: &str = "brackets";

/// The query parameter of the argument `own`; `None` if it cannot have the style.
pub(super) fn parameter(
    given: Option<&LitStr>,
    style: Option<&Ident>,
    own: &Ident,
    name: String,
    ty: &Type,
    diagnostics: &mut Diagnostics,
) -> Option<ArgumentKind> {
    let Some(word) = style else { return Some(ArgumentKind::Query(name, ListStyle::Repeated)) };
    if word == BRACKETS {
        check_list(word, own, ty, diagnostics)?;
        check_no_brackets(given, &name, diagnostics)?;
        return Some(ArgumentKind::Query(format!("{name}[]"), ListStyle::Repeated));
    }
    check(word, own, ty, diagnostics).map(|style| ArgumentKind::Query(name, style))
}

fn check(word: &Ident, name: &Ident, ty: &Type, diagnostics: &mut Diagnostics) -> Option<ListStyle> {
    let text = word.to_string();
    let Some(style) = ListStyle::NAMED.into_iter().find(|style| style.name() == text) else {
        let names: Vec<&str> = ListStyle::NAMED.into_iter().map(ListStyle::name).chain([BRACKETS]).collect();
        diagnostics.at(word.span(), messages::query_style_unknown(&text, suggest::hint(&text, &names)));
        return None;
    };
    if style != ListStyle::DeepObject {
        check_list(word, name, ty, diagnostics)?;
    } else if shapes::shape(ty).is_list() {
        diagnostics.at(word.span(), messages::query_style_deep_list(name));
        return None;
    }
    Some(style)
}

fn check_list(word: &Ident, name: &Ident, ty: &Type, diagnostics: &mut Diagnostics) -> Option<()> {
    let is_list = shapes::shape(ty).is_list();
    if !is_list {
        diagnostics.at(word.span(), messages::query_style_without_list(name));
    }
    is_list.then_some(())
}

fn check_no_brackets(given: Option<&LitStr>, name: &str, diagnostics: &mut Diagnostics) -> Option<()> {
    let Some(given) = given.filter(|_| name.ends_with("[]")) else { return Some(()) };
    diagnostics.at(given.span(), messages::query_brackets_twice(name));
    None
}
