//! The attributes of an argument: what part of the request it fills.

use darling::FromMeta;
use proc_macro2::{Ident, Span, TokenStream};
use syn::parse::ParseStream;
use syn::{Attribute, LitStr, Meta, Pat, PatType, Token, Type};

use super::field::{Field, Flag};
use super::keys;
use super::strip::{self, ARGUMENT_KINDS};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::messages::arguments as messages;
use crate::suggest;

mod word {
    syn::custom_keyword!(json);
    syn::custom_keyword!(raw);
    syn::custom_keyword!(untyped);
}

/// An argument as written, without its receiver.
#[derive(Debug)]
pub(crate) struct RawArgument {
    /// Attributes that are not ours.
    pub attributes: Vec<Attribute>,
    /// Its name, unless it is a pattern.
    pub name: Option<Ident>,
    /// The name or pattern.
    pub pattern: Pat,
    /// Its type.
    pub ty: Type,
    /// The attributes that say what it is.
    pub marks: Vec<RawMark>,
    /// Whether every mark could be read; otherwise nothing is said about their number.
    pub is_sound: bool,
    /// Whether a mark that could not be read was meant to be `#[url]`.
    pub means_url: bool,
}

/// One of our attributes.
#[derive(Debug)]
pub(crate) struct RawMark {
    /// The attribute's word.
    pub span: Span,
    /// What it says.
    pub kind: RawKind,
}

/// What part of the request an argument fills.
#[derive(Debug)]
pub(crate) enum RawKind {
    /// `#[query]`, `#[query(name = "…")]`, `#[query(style = comma)]`
    Query(Option<LitStr>, Option<Ident>),
    /// `#[query(flatten)]`
    QueryFlatten,
    /// `#[header("…")]`
    Header(LitStr),
    /// `#[body]`, `#[body("application/merge-patch+json")]`
    Body(Option<LitStr>),
    /// `#[body(json)]`, `#[body(json, "application/merge-patch+json")]`
    Json(Option<LitStr>),
    /// `#[body(raw)]`, `#[body(raw, "text/csv")]`
    Raw(Option<LitStr>),
    /// `#[body(raw, untyped)]`
    RawUntyped,
    /// `#[form]`, `#[form(untyped)]`; whether it is the second
    Form(bool),
    /// `#[url]`
    Url,
    /// `#[part]`, `#[part(name = "…")]`
    Part(Option<LitStr>),
}

#[derive(Debug, Default, FromMeta)]
#[darling(default)]
struct RawKeys {
    name: Field<LitStr>,
    flatten: Field<Flag>,
    style: Field<Ident>,
}

impl RawArgument {
    /// Reads one argument.
    pub(crate) fn parse(argument: PatType, diagnostics: &mut Diagnostics) -> Self {
        let before = diagnostics.count();
        let mut attributes = Vec::new();
        let mut marks = Vec::new();
        let mut means_url = false;
        for attribute in argument.attrs {
            let word = strip::word(&attribute);
            match word.as_deref() {
                Some(word) if ARGUMENT_KINDS.contains(&word) => marks.extend(mark(word, &attribute, diagnostics)),
                Some(word) => match report_if_near(word, &attribute, diagnostics) {
                    Some(near) => means_url |= near == "url",
                    None => attributes.push(attribute),
                },
                None => attributes.push(attribute),
            }
        }
        let name = plain_name(&argument.pat);
        let is_sound = diagnostics.count() == before;
        Self { attributes, name, pattern: *argument.pat, ty: *argument.ty, marks, is_sound, means_url }
    }
}

fn plain_name(pattern: &Pat) -> Option<Ident> {
    match pattern {
        Pat::Ident(name) if name.by_ref.is_none() && name.mutability.is_none() && name.subpat.is_none() => {
            Some(name.ident.clone())
        }
        _ => None,
    }
}

/// Words that other libraries use for what we call differently.
fn other_words(word: &str) -> Option<&'static str> {
    Some(match word {
        "json" => "body",
        "multipart" | "file" => "part",
        "urlencoded" => "form",
        "queries" | "params" => "query",
        "raw" | "bytes" => "body(raw)",
        "link" | "uri" => "url",
        _ => return None,
    })
}

/// What was meant, if it is near anything.
fn report_if_near(word: &str, attribute: &Attribute, diagnostics: &mut Diagnostics) -> Option<&'static str> {
    if matches!(word, "path" | "param") {
        diagnostics.over(attribute.path(), messages::path_needs_no_mark(word));
        return Some("path");
    }
    // Short words that the compiler knows itself (`cfg`, `allow`, `doc`) are near nothing of ours.
    let near = other_words(word).or_else(|| suggest::nearest(word, ARGUMENT_KINDS));
    if let Some(near) = near {
        diagnostics.over(attribute.path(), messages::unknown_mark(word, near));
    }
    near
}

fn mark(word: &str, attribute: &Attribute, diagnostics: &mut Diagnostics) -> Option<RawMark> {
    let span = attribute.path().get_ident().map_or_else(Span::call_site, Ident::span);
    let tokens = match &attribute.meta {
        Meta::Path(_) => TokenStream::new(),
        Meta::List(list) => list.tokens.clone(),
        Meta::NameValue(pair) => {
            diagnostics.over(&pair.value, messages::mark_form(word, form(word)));
            return None;
        }
    };
    let kind = match word {
        "header" => header(&tokens, span, diagnostics),
        "body" => body(&tokens, diagnostics),
        "form" if is_word(&tokens, "untyped") => Some(RawKind::Form(true)),
        "form" => bare(word, &tokens, RawKind::Form(false), diagnostics),
        "url" => bare(word, &tokens, RawKind::Url, diagnostics),
        _ => keyed(word, tokens, span, diagnostics),
    };
    kind.map(|kind| RawMark { span, kind })
}

fn bare(word: &str, tokens: &TokenStream, kind: RawKind, diagnostics: &mut Diagnostics) -> Option<RawKind> {
    if tokens.is_empty() {
        return Some(kind);
    }
    diagnostics.over(tokens, messages::mark_form(word, form(word)));
    None
}

fn body(tokens: &TokenStream, diagnostics: &mut Diagnostics) -> Option<RawKind> {
    if let Ok(media_type) = syn::parse2(tokens.clone()) {
        return Some(RawKind::Body(Some(media_type)));
    }
    if let Ok(said) = syn::parse::Parser::parse2(said_body, tokens.clone()) {
        return Some(said);
    }
    bare("body", tokens, RawKind::Body(None), diagnostics)
}

/// `raw`, `raw, "text/csv"`, `raw, untyped`, `json`, `json, "application/merge-patch+json"`
fn said_body(input: ParseStream<'_>) -> syn::Result<RawKind> {
    let is_json = input.peek(word::json);
    if is_json {
        input.parse::<word::json>()?;
    } else {
        input.parse::<word::raw>()?;
    }
    let said = if is_json { RawKind::Json } else { RawKind::Raw };
    if input.is_empty() {
        return Ok(said(None));
    }
    input.parse::<Token![,]>()?;
    if !is_json && input.peek(word::untyped) {
        input.parse::<word::untyped>()?;
        return Ok(RawKind::RawUntyped);
    }
    input.parse().map(|media_type| said(Some(media_type)))
}

fn is_word(tokens: &TokenStream, word: &str) -> bool {
    syn::parse2::<Ident>(tokens.clone()).is_ok_and(|own| own == word)
}

fn header(tokens: &TokenStream, span: Span, diagnostics: &mut Diagnostics) -> Option<RawKind> {
    if tokens.is_empty() {
        diagnostics.at(span, messages::header_without_name());
        return None;
    }
    let name = syn::parse2(tokens.clone()).map(RawKind::Header).ok();
    if name.is_none() {
        diagnostics.over(tokens, messages::mark_form("header", form("header")));
    }
    name
}

fn keyed(word: &str, tokens: TokenStream, span: Span, diagnostics: &mut Diagnostics) -> Option<RawKind> {
    let known: &[&str] = if word == "query" { &["name", "flatten", "style"] } else { &["name"] };
    let is_literal = syn::parse2::<syn::Lit>(tokens.clone()).is_ok();
    if is_literal {
        diagnostics.over(&tokens, messages::mark_form(word, form(word)));
        return None;
    }
    let mut problems = Vec::new();
    let split = keys::split(tokens, word, known, &mut problems);
    // Every field takes any form, so that darling has nothing to refuse.
    let keys = RawKeys::from_list(&split.items).unwrap_or_default();
    let name = keys.name.take_into(&mut problems);
    let flatten = keys.flatten.take_into(&mut problems);
    let style = keys.style.take_into(&mut problems);
    if problems.is_empty() && flatten.is_some() {
        problems.extend(name.is_some().then(|| Diagnostic::at(span, messages::flatten_with_name())));
        problems.extend(style.is_some().then(|| Diagnostic::at(span, messages::flatten_with_style())));
    }
    if !problems.is_empty() {
        diagnostics.append(&mut problems);
        return None;
    }
    Some(match (word, flatten) {
        ("part", _) => RawKind::Part(name),
        (_, Some(Flag)) => RawKind::QueryFlatten,
        (_, None) => RawKind::Query(name, style),
    })
}

/// How each attribute is written, for the messages.
fn form(word: &str) -> &'static str {
    match word {
        "query" => "#[query]`, `#[query(name = \"per_page\")]`, `#[query(style = comma)]` or `#[query(flatten)]",
        "header" => "#[header(\"X-Name\")]",
        "body" => {
            "#[body]`, `#[body(\"application/merge-patch+json\")]`, `#[body(json)]`, `#[body(raw)]` or `#[body(raw, \"text/csv\")]"
        }
        "form" => "#[form]` or `#[form(untyped)]",
        "url" => "#[url]",
        _ => "#[part]` or `#[part(name = \"avatar\")]",
    }
}
