//! A method of the trait.

use proc_macro2::{Group, TokenStream};
use quote::{ToTokens, quote};
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Signature, Token, Visibility, token};

use super::{ahead, strip};

/// A method as written. Its body stays tokens, so that a half-written one is no error here.
#[derive(Debug)]
pub(crate) struct RawMethod {
    /// Its attributes, without `#[endpoint]`.
    pub attributes: Vec<Attribute>,
    /// Every `#[endpoint]` on it.
    pub endpoint: Vec<Attribute>,
    /// What stands before `fn`, where a trait allows nothing.
    pub visibility: Visibility,
    /// Its signature.
    pub signature: Signature,
    /// Its default body.
    pub body: Option<Group>,
    /// What syn says if there is neither a body nor a semicolon.
    pub end_error: Option<syn::Error>,
}

impl RawMethod {
    /// The method as it was written, for one that the macro leaves alone.
    pub(crate) fn into_tokens(self) -> TokenStream {
        let Self { attributes, visibility, signature, body, .. } = self;
        let end = body.map_or_else(|| quote!(;), Group::into_token_stream);
        quote!(#(#attributes)* #visibility #signature #end)
    }
}

impl Parse for RawMethod {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let all = input.call(Attribute::parse_outer)?;
        let (endpoint, attributes) =
            all.into_iter().partition(|attribute| strip::ends_in(attribute.path(), "endpoint"));
        let visibility = input.parse()?;
        let signature = input.parse()?;
        let body = if input.peek(token::Brace) { Some(input.parse()?) } else { None };
        let end = if body.is_some() { Ok(()) } else { input.parse::<Token![;]>().map(drop) };
        match end {
            // A semicolon that was forgotten before the next item hides nothing of this one.
            Err(error) if !input.is_empty() && !ahead::is_item(input) => Err(error),
            end => Ok(Self { attributes, endpoint, visibility, signature, body, end_error: end.err() }),
        }
    }
}
