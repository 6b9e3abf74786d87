//! Takes our attributes off, so that what is emitted again makes no error of its own.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::{Attribute, Path};

/// The attributes of arguments.
pub(crate) const ARGUMENT_KINDS: &[&str] = &["query", "header", "cookie", "body", "form", "part", "url"];

/// Whether the path ends in `word`, as in `#[mighty_runtime::endpoint]`.
pub(crate) fn ends_in(path: &Path, word: &str) -> bool {
    path.segments.last().is_some_and(|last| last.ident == word)
}

/// The attribute's word, if it is a single one: only those are compared with ours.
pub(crate) fn word(attribute: &Attribute) -> Option<String> {
    attribute.path().get_ident().map(ToString::to_string)
}

/// Takes `#[endpoint]` and the attributes of arguments out of tokens that could not be parsed.
pub(crate) fn tokens(tokens: TokenStream) -> TokenStream {
    let mut stripped = Vec::new();
    let mut rest = tokens.into_iter().peekable();
    while let Some(token) = rest.next() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '#' && rest.peek().is_some_and(is_ours) => {
                rest.next();
            }
            TokenTree::Group(group) => stripped.push(TokenTree::Group(inside(&group))),
            other => stripped.push(other),
        }
    }
    stripped.into_iter().collect()
}

fn inside(group: &Group) -> Group {
    let mut stripped = Group::new(group.delimiter(), tokens(group.stream()));
    stripped.set_span(group.span());
    stripped
}

fn is_ours(token: &TokenTree) -> bool {
    let TokenTree::Group(group) = token else { return false };
    if group.delimiter() != Delimiter::Bracket {
        return false;
    }
    let path = group.stream().into_iter().take_while(|token| !matches!(token, TokenTree::Group(_)));
    let last_word = path.filter_map(|token| match token {
        TokenTree::Ident(ident) => Some(ident.to_string()),
        _ => None,
    });
    last_word.last().is_some_and(|word| word == "endpoint" || ARGUMENT_KINDS.contains(&word.as_str()))
}
