//! Splits the inside of an attribute into its keys, one by one: a malformed key costs only itself.
//!
//! darling gets only what is sound: its own messages for unknown and repeated keys name no fix, and
//! its parser gives up at the first comma that is missing.

use darling::ast::NestedMeta;
use proc_macro2::{Span, TokenStream};
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Ident, Meta, Path, Token};

use super::field;
use super::{skip_to_comma, skip_token};
use crate::diagnostics::Diagnostic;
use crate::messages::endpoint_attribute as messages;
use crate::suggest;

/// The keys that could be told apart, and what the others may have been.
#[derive(Debug, Default)]
pub(crate) struct Split {
    /// Known keys, each once.
    pub items: Vec<NestedMeta>,
    /// What is known of the rest.
    pub rest: Rest,
}

/// What the unreadable part of an attribute may have said: a key that may be in it is not missed.
#[derive(Debug, Default, Clone)]
pub(crate) struct Rest {
    /// The known keys that unknown ones are near to.
    meant: Vec<String>,
    /// Whether something was no key at all.
    is_unreadable: bool,
}

impl Rest {
    /// Nothing could be read, so that anything may have been meant.
    pub(crate) fn unreadable() -> Self {
        Self { meant: Vec::new(), is_unreadable: true }
    }

    /// Whether the author most likely wrote `key`, with a slip in it.
    pub(crate) fn means(&self, key: &str) -> bool {
        self.meant.iter().any(|meant| meant == key)
    }

    /// Whether the author may have written `key` in a form that could not be read.
    pub(crate) fn may_mean(&self, key: &str) -> bool {
        self.is_unreadable || self.means(key)
    }
}

/// The keys in `tokens` that `attribute` knows, each once. Everything else is a problem.
pub(crate) fn split(tokens: TokenStream, attribute: &str, known: &[&str], problems: &mut Vec<Diagnostic>) -> Split {
    let mut splitter =
        Splitter { attribute, known, seen: Vec::new(), slips: Vec::new(), split: Split::default(), problems };
    let parser = |input: ParseStream<'_>| {
        while !input.is_empty() {
            splitter.key(input);
            splitter.comma(input);
        }
        Ok(())
    };
    // The parser recovers from everything, so that there is no error to report here.
    let _: syn::Result<()> = parser.parse2(tokens);
    splitter.use_slips();
    splitter.split
}

struct Splitter<'a> {
    /// The attribute's word, for messages.
    attribute: &'a str,
    /// The keys that it knows.
    known: &'a [&'a str],
    /// Those that were given.
    seen: Vec<String>,
    /// What was given by a key with a slip in it, and the key that was meant.
    slips: Vec<(NestedMeta, String)>,
    split: Split,
    problems: &'a mut Vec<Diagnostic>,
}

impl Splitter<'_> {
    fn key(&mut self, input: ParseStream<'_>) {
        let start = input.span();
        match NestedMeta::parse(input) {
            Ok(NestedMeta::Lit(_)) => self.not_a_key(start),
            Ok(item) => {
                if self.is_new(&item) {
                    self.split.items.push(item);
                }
            }
            Err(_) => {
                self.not_a_key(start);
                skip_to_comma(input);
            }
        }
    }

    fn not_a_key(&mut self, span: Span) {
        self.problems.push(Diagnostic::at(span, messages::not_a_key(self.attribute, suggest::list(self.known))));
        self.split.rest.is_unreadable = true;
    }

    fn is_new(&mut self, item: &NestedMeta) -> bool {
        let Some(path) = path(item) else { return false };
        let key = darling::util::path_to_string(path);
        let span = path.segments.first().map_or_else(Span::call_site, |first| first.ident.span());
        if !self.known.contains(&key.as_str()) {
            let near = self.unknown(&key, span, item);
            self.slips.extend(near.map(|near| (item.clone(), near)));
            return false;
        }
        if self.seen.contains(&key) {
            self.problems.push(Diagnostic::at(span, messages::key_twice(&key)));
            return false;
        }
        self.seen.push(key);
        true
    }

    /// A word alone that is near no key is a value without its key.
    fn unknown(&mut self, key: &str, span: Span, item: &NestedMeta) -> Option<String> {
        // Of `error` and `errors`, the one that is written so.
        let is_alike = |known: &&&str| is_list(item) == takes_list(known);
        let alike: Vec<&str> = self.known.iter().filter(is_alike).copied().collect();
        let candidates = if suggest::nearest(key, &alike).is_some() { &alike } else { self.known };
        let near = suggest::nearest(key, candidates).map(str::to_owned);
        if near.is_none() && matches!(item, NestedMeta::Meta(Meta::Path(_))) {
            self.not_a_key(span);
            return None;
        }
        let message = messages::unknown_key(self.attribute, key, suggest::hint(key, candidates));
        self.problems.push(Diagnostic::at(span, message));
        self.split.rest.meant.extend(near.clone());
        near
    }

    /// Takes what stands behind a slip for what was meant, if it is written as that is: the slip has been reported, and whoever
    /// uses the trait shall have no error of their own.
    fn use_slips(&mut self) {
        for (mut item, meant) in std::mem::take(&mut self.slips) {
            if !self.seen.contains(&meant) && is_list(&item) && takes_list(&meant) {
                rename(&mut item, &meant);
                self.split.items.push(item);
                self.seen.push(meant);
            }
        }
    }

    fn comma(&mut self, input: ParseStream<'_>) {
        if !input.is_empty() && !input.peek(Token![,]) {
            self.problems.push(Diagnostic::at(input.span(), messages::missing_comma()));
            // A word is the next key and is read as such; anything else belongs to this one.
            if input.peek(Ident) {
                return;
            }
            skip_to_comma(input);
        }
        skip_token(input);
    }
}

/// Whether the key is written with parentheses.
fn takes_list(key: &str) -> bool {
    field::example(key).contains('(')
}

fn is_list(item: &NestedMeta) -> bool {
    matches!(item, NestedMeta::Meta(Meta::List(_)))
}

fn rename(item: &mut NestedMeta, key: &str) {
    if let NestedMeta::Meta(Meta::List(list)) = item {
        let span = list.path.segments.first().map_or_else(Span::call_site, |first| first.ident.span());
        list.path = Path::from(Ident::new(key, span));
    }
}

/// The key of an item.
pub(crate) fn path(item: &NestedMeta) -> Option<&Path> {
    match item {
        NestedMeta::Meta(meta) => Some(meta.path()),
        NestedMeta::NameValueInvalidExpr(pair) => Some(&pair.path),
        NestedMeta::Lit(_) => None,
    }
}
