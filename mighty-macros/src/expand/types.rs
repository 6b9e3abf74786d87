//! Types that several artefacts name.

use std::time::Duration;

use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::visit_mut::VisitMut;
use syn::{GenericParam, Generics, Lifetime, LitStr, Type};

use super::api;
use crate::model::argument::Nesting;
use crate::model::interface::Interface;

/// The span of the author's tokens, with the name resolution of generated ones: an error is shown
/// there, and lints still know that nobody wrote the code by hand.
pub(crate) fn shown_at(tokens: &impl Begins) -> Span {
    Span::call_site().located_at(tokens.first_span())
}

/// What knows where it begins. It is asked for each argument and type, and to write out a stream of tokens for it takes long.
pub(crate) trait Begins {
    /// The span of the first token.
    fn first_span(&self) -> Span;
}

impl Begins for Ident {
    fn first_span(&self) -> Span {
        self.span()
    }
}

impl Begins for LitStr {
    fn first_span(&self) -> Span {
        self.span()
    }
}

impl Begins for Type {
    fn first_span(&self) -> Span {
        if let Type::Path(named) = self
            && named.qself.is_none()
            && named.path.leading_colon.is_none()
            && let Some(first) = named.path.segments.first()
        {
            return first.ident.span();
        }
        self.to_token_stream().into_iter().next().map_or_else(Span::call_site, |token| token.span())
    }
}

/// The runtime's path, shown at `span`: an error is shown over all tokens of a type.
pub(crate) fn runtime_at(interface: &Interface, span: Span) -> TokenStream {
    located_at(&interface.runtime, span)
}

/// The variant of the runtime's `Nesting`.
pub(crate) fn nesting(nesting: Nesting) -> Ident {
    format_ident!("{nesting:?}")
}

/// The same tokens, shown at `span`.
pub(crate) fn located_at(tokens: &impl ToTokens, span: Span) -> TokenStream {
    let at = |mut token: TokenTree| {
        token.set_span(span);
        token
    };
    tokens.to_token_stream().into_iter().map(at).collect()
}

/// Where an error about a body is shown: at its type, or at the API that gives it.
pub(crate) fn body_span(interface: &Interface, body: Option<&Type>) -> Span {
    body.or(interface.error_body.as_ref()).or(interface.api.as_ref()).map_or_else(Span::call_site, shown_at)
}

/// `StatusError<…>` of a body, the API's if it has none of its own.
pub(crate) fn status_error(interface: &Interface, body: Option<&Type>) -> TokenStream {
    let span = body_span(interface, body);
    let body = match (body, &interface.api) {
        (Some(body), _) => body.to_token_stream(),
        (None, Some(_)) => return api::status_error(interface, span).into_token_stream(),
        // The API could not be read; the runtime's own body stands in for it.
        (None, None) => {
            let rt = &interface.runtime;
            quote!(#rt::Problem)
        }
    };
    let rt = runtime_at(interface, span);
    quote_spanned!(span=> #rt::StatusError<#body>)
}

/// `<>` behind the name of an item without parameters. If a type does not exist, the compiler proposes to add it as a
/// parameter wherever it sees room for one: one error per item, each with another proposal. Behind a generated `<>` it
/// sees none, and the errors, being alike, are one.
pub(crate) fn no_parameters() -> TokenStream {
    quote!(<>)
}

/// `Duration::from_secs(30)` in the largest unit that fits.
pub(crate) fn duration(duration: Duration) -> TokenStream {
    let (constructor, amount) = if duration.subsec_nanos() == 0 {
        (quote!(from_secs), u128::from(duration.as_secs()))
    } else if duration.subsec_nanos().is_multiple_of(1_000_000) {
        (quote!(from_millis), duration.as_millis())
    } else {
        (quote!(from_nanos), duration.as_nanos())
    };
    // The checks refuse durations beyond 64 bits of nanoseconds.
    let amount = Literal::u64_unsuffixed(u64::try_from(amount).unwrap_or(u64::MAX));
    quote!(::core::time::Duration::#constructor(#amount))
}

/// A type of a signature as it can be named outside the trait; `None` if it depends on a parameter that is a type or a constant.
pub(crate) fn outside(of_trait: &Generics, of_method: &Generics, ty: &Type) -> Option<Type> {
    let parameters: Vec<&GenericParam> = of_trait.params.iter().chain(&of_method.params).collect();
    if mentions(ty.to_token_stream(), &parameters) {
        return None;
    }
    let mut ty = ty.clone();
    Inferred(&parameters).visit_type_mut(&mut ty);
    Some(ty)
}

/// Whether a type or a constant that is a parameter is named, or the trait's `Self`.
fn mentions(tokens: TokenStream, parameters: &[&GenericParam]) -> bool {
    let is_parameter = |word: &Ident| {
        parameters.iter().any(|parameter| match parameter {
            GenericParam::Type(parameter) => parameter.ident == *word,
            GenericParam::Const(parameter) => parameter.ident == *word,
            GenericParam::Lifetime(_) => false,
        })
    };
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(word) => word == "Self" || is_parameter(&word),
        TokenTree::Group(group) => mentions(group.stream(), parameters),
        _ => false,
    })
}

/// The first parameter that is a type or a constant and is named in a type, or the trait's `Self`.
pub(crate) fn mentioned(of_trait: &Generics, of_method: &Generics, ty: &Type) -> Option<String> {
    let parameters: Vec<&GenericParam> = of_trait.params.iter().chain(&of_method.params).collect();
    let named = |parameter: &&GenericParam| mentions(ty.to_token_stream(), &[parameter]);
    let is_self = || mentions(ty.to_token_stream(), &[]).then(|| "Self".to_owned());
    is_self().or_else(|| parameters.iter().find(|parameter| named(parameter)).map(|parameter| name_of(parameter)))
}

fn name_of(parameter: &GenericParam) -> String {
    match parameter {
        GenericParam::Type(parameter) => parameter.ident.to_string(),
        GenericParam::Const(parameter) => parameter.ident.to_string(),
        GenericParam::Lifetime(parameter) => parameter.lifetime.to_string(),
    }
}

/// Leaves it to the compiler to find a lifetime for each that is a parameter.
struct Inferred<'a>(&'a [&'a GenericParam]);

impl VisitMut for Inferred<'_> {
    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        let is_it =
            |parameter: &&GenericParam| matches!(parameter, GenericParam::Lifetime(own) if own.lifetime == *lifetime);
        if self.0.iter().any(is_it) {
            *lifetime = Lifetime::new("'_", lifetime.span());
        }
    }
}
