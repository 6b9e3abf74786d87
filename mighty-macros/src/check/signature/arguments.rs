//! The arguments of a method, one by one.

use proc_macro2::{Ident, Span};
use quote::format_ident;
use syn::ext::IdentExt;
use syn::{FnArg, LitStr, Type};

use super::{list_style, media_type};
use crate::check::ground::{cfg, headers, shapes};
use crate::diagnostics::Diagnostics;
use crate::messages::{arguments as messages, generics};
use crate::model::argument::{ArgumentKind, ListStyle, RawType, Shape};
use crate::model::cfg::Cfg;
use crate::model::interface::Parameter;
use crate::parse::argument::{RawArgument, RawKind, RawMark};

/// The arguments behind the receiver.
pub(crate) struct Arguments {
    /// What the signature repeats.
    pub parameters: Vec<Parameter>,
    /// What the request needs.
    pub known: Vec<Known>,
    /// Whether one has no name, so that it may stand for any placeholder.
    pub has_nameless: bool,
    /// Whether one was meant to be the whole URL, as far as can be told.
    pub means_url: bool,
}

/// An argument with a name.
pub(crate) struct Known {
    /// Its name.
    pub name: Ident,
    /// When it is there.
    pub cfg: Cfg,
    /// Its type.
    pub ty: Type,
    /// What its attribute says.
    pub mark: Mark,
}

/// What the attribute of an argument says.
pub(crate) enum Mark {
    /// There is none: a path parameter.
    None,
    /// What it fills, and where the attribute stands.
    One(ArgumentKind, Span),
    /// Something wrong, already reported.
    Wrong,
}

impl Known {
    /// What it fills by its attribute, and where that stands.
    pub(crate) fn kind(&self) -> Option<(&ArgumentKind, Span)> {
        match &self.mark {
            Mark::One(kind, span) => Some((kind, *span)),
            Mark::None | Mark::Wrong => None,
        }
    }

    /// Whether it is there, and how often.
    pub(crate) fn shape(&self) -> Shape {
        shapes::shape(&self.ty)
    }
}

impl Arguments {
    /// The argument that is the whole URL.
    pub(crate) fn url(&self) -> Option<&Known> {
        self.known.iter().find(|known| matches!(known.kind(), Some((ArgumentKind::Url(_), _))))
    }
}

/// Checks the arguments.
pub(crate) fn check(inputs: Vec<FnArg>, diagnostics: &mut Diagnostics) -> Arguments {
    let mut arguments = Arguments { parameters: Vec::new(), known: Vec::new(), has_nameless: false, means_url: false };
    for input in inputs {
        let FnArg::Typed(input) = input else { continue };
        let raw = RawArgument::parse(input, diagnostics);
        check_impl_trait(&raw, diagnostics);
        check_pattern(&raw, diagnostics);
        let mark = check_mark(&raw, diagnostics);
        let RawArgument { attributes, name, ty, means_url, .. } = raw;
        arguments.has_nameless |= name.is_none();
        arguments.means_url |= means_url;
        let name = name.filter(|name| check_name_once(name, &arguments.known, diagnostics));
        if let Some(name) = name.clone() {
            let cfg = cfg::predicates(&attributes);
            arguments.known.push(Known { name, cfg, ty: ty.clone(), mark });
        }
        let index = arguments.parameters.len();
        let name = name.unwrap_or_else(|| format_ident!("__argument_{index}"));
        arguments.parameters.push(Parameter { attributes, name, ty });
    }
    check_query_names(&arguments.known, diagnostics);
    arguments
}

fn check_impl_trait(raw: &RawArgument, diagnostics: &mut Diagnostics) {
    if let Some(span) = shapes::find_impl(&raw.ty) {
        diagnostics.at(span, generics::impl_trait_argument());
    }
}

fn check_pattern(raw: &RawArgument, diagnostics: &mut Diagnostics) {
    if raw.name.is_none() {
        diagnostics.over(&raw.pattern, messages::pattern());
    }
}

fn check_name_once(name: &Ident, earlier: &[Known], diagnostics: &mut Diagnostics) -> bool {
    let is_second = earlier.iter().any(|known| known.name == *name);
    if is_second {
        diagnostics.at(name.span(), messages::argument_twice(name));
    }
    !is_second
}

fn check_mark(raw: &RawArgument, diagnostics: &mut Diagnostics) -> Mark {
    for second in raw.marks.iter().skip(1) {
        diagnostics.at(second.span, messages::two_marks());
    }
    match (raw.marks.as_slice(), &raw.name) {
        ([only], Some(name)) if raw.is_sound => check_kind(only, name, &raw.ty, diagnostics),
        ([], _) if raw.is_sound => Mark::None,
        _ => Mark::Wrong,
    }
}

fn check_kind(mark: &RawMark, name: &Ident, ty: &Type, diagnostics: &mut Diagnostics) -> Mark {
    let own = name.unraw().to_string();
    let named = |given: &Option<LitStr>| given.as_ref().map_or_else(|| own.clone(), LitStr::value);
    if let RawKind::Header(header) = &mark.kind
        && !headers::check_name(header, diagnostics)
    {
        return Mark::Wrong;
    }
    if let RawKind::Query(Some(given), _) | RawKind::Part(Some(given)) = &mark.kind
        && given.value().is_empty()
    {
        diagnostics.at(given.span(), messages::empty_name(&own));
        return Mark::Wrong;
    }
    let kind = match &mark.kind {
        RawKind::Query(given, style) => {
            let style = style.as_ref().map(|word| list_style::check(word, name, ty, diagnostics));
            match style.unwrap_or(Some(ListStyle::Repeated)) {
                Some(style) => ArgumentKind::Query(named(given), style),
                None => return Mark::Wrong,
            }
        }
        RawKind::QueryFlatten => ArgumentKind::QueryFlatten(own.clone()),
        RawKind::Header(header) => ArgumentKind::Header(header.value()),
        RawKind::Body(given) if media_type::is_plain(mark.span, given.as_ref(), ty, diagnostics) => return Mark::Wrong,
        RawKind::Body(given) | RawKind::Json(given) => {
            match given.as_ref().map(|given| media_type::check(given, diagnostics)) {
                Some(None) => return Mark::Wrong,
                media_type => ArgumentKind::Body(own.clone(), media_type.flatten()),
            }
        }
        RawKind::Raw(given) => match media_type::of_raw(given.as_ref(), ty, diagnostics) {
            Some(media_type) => ArgumentKind::Raw(own.clone(), media_type),
            None => return Mark::Wrong,
        },
        RawKind::RawUntyped => ArgumentKind::Raw(own.clone(), RawType::Untyped),
        RawKind::Form(is_untyped) => ArgumentKind::Form(own.clone(), *is_untyped),
        RawKind::Url => ArgumentKind::Url(own.clone()),
        RawKind::Part(given) => ArgumentKind::Part(named(given)),
    };
    Mark::One(kind, mark.span)
}

fn check_query_names(known: &[Known], diagnostics: &mut Diagnostics) {
    let mut seen: Vec<(&str, &Ident)> = Vec::new();
    for argument in known {
        let Some((ArgumentKind::Query(name, _), span)) = argument.kind() else { continue };
        match seen.iter().find(|(other, _)| other == name) {
            Some((_, first)) => diagnostics.at(span, messages::query_name_twice(name, first)),
            None => seen.push((name, &argument.name)),
        }
    }
}
