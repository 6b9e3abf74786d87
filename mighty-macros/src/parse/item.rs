//! The trait, item by item: one that cannot be parsed costs only itself.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::discouraged::Speculative;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Generics, Token, TraitItem, Visibility, braced, token};

use super::method::RawMethod;
use super::{ahead, skip_token};

/// A trait as written.
#[derive(Debug)]
pub(crate) struct RawTrait {
    /// Its attributes, without `#[endpoints]`.
    pub attributes: Vec<Attribute>,
    /// Its visibility.
    pub visibility: Visibility,
    /// `unsafe` or `auto`, which no client can be.
    pub modifier: Option<Ident>,
    /// Its name.
    pub name: Ident,
    /// Its parameters and where clause.
    pub generics: Generics,
    /// The colon and what follows it.
    pub supertraits: TokenStream,
    /// What is in it.
    pub items: Vec<RawItem>,
}

/// What stands in a trait.
#[derive(Debug)]
pub(crate) enum RawItem {
    /// A function.
    Method(Box<RawMethod>),
    /// A type, a constant or a macro call.
    Other(Box<TraitItem>),
    /// Something that could not be parsed, with what syn says about it.
    Broken(syn::Error),
}

impl Parse for RawTrait {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let visibility = input.parse()?;
        let modifier = parse_modifier(input)?;
        input.parse::<Token![trait]>()?;
        let name = input.parse()?;
        let mut generics: Generics = input.parse()?;
        let supertraits = parse_supertraits(input)?;
        generics.where_clause = input.parse()?;
        let content;
        braced!(content in input);
        let mut items = Vec::new();
        while !content.is_empty() {
            items.push(parse_item(&content));
        }
        Ok(Self { attributes, visibility, modifier, name, generics, supertraits, items })
    }
}

fn parse_modifier(input: ParseStream<'_>) -> syn::Result<Option<Ident>> {
    if let Some(token) = input.parse::<Option<Token![unsafe]>>()? {
        return Ok(Some(Ident::new("unsafe", token.span)));
    }
    let auto = input.parse::<Option<Token![auto]>>()?;
    Ok(auto.map(|token| Ident::new("auto", token.span)))
}

/// The supertraits stay tokens: nothing here looks into them.
fn parse_supertraits(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let mut tokens = TokenStream::new();
    if !input.peek(Token![:]) {
        return Ok(tokens);
    }
    while !input.is_empty() && !input.peek(Token![where]) && !input.peek(token::Brace) {
        input.parse::<TokenTree>()?.to_tokens(&mut tokens);
    }
    Ok(tokens)
}

fn parse_item(input: ParseStream<'_>) -> RawItem {
    // A fork, because syn does not forgive what is left in a group of the stream itself.
    let fork = input.fork();
    match parse_item_ahead(&fork) {
        Ok(item) => {
            input.advance_to(&fork);
            item
        }
        Err(error) => {
            skip_item(input, &fork);
            RawItem::Broken(error)
        }
    }
}

fn parse_item_ahead(input: ParseStream<'_>) -> syn::Result<RawItem> {
    if ahead::is_function(input) {
        input.parse().map(|method| RawItem::Method(Box::new(method)))
    } else {
        input.parse().map(|item| RawItem::Other(Box::new(item)))
    }
}

/// Goes on behind what was read of a broken item, and from there behind the next `;` or `{…}`, or to where another item
/// begins: the broken one may not have an end yet.
fn skip_item(input: ParseStream<'_>, read: ParseStream<'_>) {
    let begin = input.cursor();
    while input.cursor() < read.cursor() {
        skip_token(input);
    }
    while !input.is_empty() && (input.cursor() == begin || !ahead::is_item(input)) {
        let is_end = input.peek(Token![;]) || input.peek(token::Brace);
        skip_token(input);
        if is_end {
            return;
        }
    }
}
