//! An error enum, and what every enum of errors can do.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;

use super::{cfg, docs, types};
use crate::model::errors::ErrorEnum;
use crate::model::interface::Interface;
use crate::model::status::Status;

/// An endpoint's enum, with its conversions; `from_failed` makes it of an answer, where that is known.
pub(crate) fn expand(interface: &Interface, error: &ErrorEnum, from_failed: Option<&TokenStream>) -> TokenStream {
    let statuses: Vec<&Status> = error.statuses.iter().collect();
    let variants: Vec<Variant> =
        error.statuses.iter().map(|status| Variant::always(interface, status, &statuses)).collect();
    let presence = presence(interface, error);
    let doc = docs::lines(&docs::errors::enum_lines(interface, error));
    let outline = Outline { interface, name: &error.name, presence: &presence, doc: &doc, from_failed };
    let union = interface.union.as_ref().map(|union| {
        let into_union = |variant: &Ident, span| {
            if union.agrees_with(error, variant) {
                quote_spanned!(span=> Self::#variant(__error))
            } else {
                // Reported already, and never run.
                quote!(::core::panic!("{__error}"))
            }
        };
        conversion(&outline, &union.name.to_token_stream(), &variants, &into_union)
    });
    let common = outline.expand(&variants);
    quote!(#common #union)
}

/// The `cfg` of an enum: the trait's, and that at least one of its endpoints is there.
pub(crate) fn presence(interface: &Interface, error: &ErrorEnum) -> TokenStream {
    let (of_trait, of_enum) = (cfg::all(&interface.cfg), cfg::any(&error.presence()));
    quote!(#of_trait #of_enum)
}

/// A variant beside `Unexpected`, ready to be written.
pub(crate) struct Variant {
    /// When it is there, beyond its enum.
    pub cfg: TokenStream,
    /// Its documentation.
    pub doc: TokenStream,
    /// Its name.
    pub name: Ident,
    /// What it holds.
    pub payload: TokenStream,
    /// Where a payload that cannot be one is shown.
    pub span: Span,
    /// Whether it holds what others hold as well, the API's body.
    pub is_shared: bool,
}

impl Variant {
    /// A variant that is there whenever its enum is; `all` are the statuses of the enum.
    pub(crate) fn always(interface: &Interface, status: &Status, all: &[&Status]) -> Self {
        Self {
            cfg: TokenStream::new(),
            doc: docs::lines(&docs::errors::variant_lines(status, all)),
            name: status.variant.clone(),
            payload: types::status_error(interface, status.body.as_ref()),
            span: types::body_span(interface, status.body.as_ref()),
            is_shared: status.body.is_none(),
        }
    }
}

/// What all enums of errors share: the endpoints' and the union.
pub(crate) struct Outline<'a> {
    /// The trait.
    pub interface: &'a Interface,
    /// The enum's name.
    pub name: &'a Ident,
    /// When it is there.
    pub presence: &'a TokenStream,
    /// Its documentation.
    pub doc: &'a TokenStream,
    /// The function that makes it of an answer, which the union has not.
    pub from_failed: Option<&'a TokenStream>,
}

impl Outline<'_> {
    /// The enum with its parts, and what the runtime makes of them.
    pub(crate) fn expand(&self, variants: &[Variant]) -> TokenStream {
        [self.declaration(variants), self.abilities(variants)].into_iter().collect()
    }

    fn declaration(&self, variants: &[Variant]) -> TokenStream {
        let Self { interface, name, presence, doc, .. } = self;
        let (rt, visibility) = (&interface.runtime, &interface.visibility);
        let non_exhaustive = interface.is_non_exhaustive.then(|| quote!(#[non_exhaustive]));
        let unexpected = docs::line(docs::errors::UNEXPECTED);
        let no_parameters = types::no_parameters();
        let variants = variants
            .iter()
            .map(|Variant { cfg, doc, name, payload, .. }| quote!(#doc #cfg #name(#payload),))
            .chain([quote!(#unexpected Unexpected(#rt::Unexpected),)]);
        // Shown at its name, so that callers who get it wrong are sent to the method and not to the trait's attribute.
        let span = types::shown_at(*name);
        let visibility = types::located_at(visibility, span);
        let item = quote_spanned!(span=> #visibility enum #name #no_parameters { #(#variants)* });
        quote! {
            #doc
            #presence
            #[allow(dead_code, reason = "nobody has to use all of it")]
            #non_exhaustive
            #item
        }
    }

    /// What it can do. The functions are the same for all enums, but for its variants, and stand in a macro of the runtime.
    fn abilities(&self, variants: &[Variant]) -> TokenStream {
        let Self { interface, name, presence, from_failed, .. } = self;
        let rt = &interface.runtime;
        let made = if from_failed.is_some() { quote!(EndpointError) } else { quote!(ErrorEnum) };
        let names = variants.iter().map(|Variant { cfg, name, .. }| {
            let text = name.unraw().to_string();
            quote!(#cfg #name #text)
        });
        let alike = alike(variants);
        quote! {
            #rt::__private::error_enum! {
                #presence
                #name: #made { #from_failed }
                { #(#names)* Unexpected "Unexpected" }
                { #alike __error: Unexpected; }
            }
        }
    }
}

/// Variants that hold the same share an arm: the compiler looks once whether something can be made of that, and shows at the span of
/// `__error` if not.
fn alike(variants: &[Variant]) -> TokenStream {
    // An alternative of a pattern cannot be configured away.
    let (shared, own): (Vec<&Variant>, Vec<&Variant>) =
        variants.iter().partition(|variant| variant.is_shared && variant.cfg.is_empty());
    let first = shared.first().map(|first| {
        let names = shared.iter().map(|variant| &variant.name);
        let held = Ident::new("__error", first.span);
        quote!(#held: #(#names)*;)
    });
    let own = own.into_iter().map(|Variant { cfg, name, span, .. }| {
        let held = Ident::new("__error", *span);
        quote!(#cfg #held: #name;)
    });
    quote!(#first #(#own)*)
}

/// `From<name> for target`: the payload moves, nothing is lost.
fn conversion(
    outline: &Outline<'_>,
    target: &TokenStream,
    variants: &[Variant],
    into: &dyn Fn(&Ident, Span) -> TokenStream,
) -> TokenStream {
    let Outline { name, presence, .. } = outline;
    let arms = variants.iter().map(|variant| {
        let (cfg, variant_name, converted) = (&variant.cfg, &variant.name, into(&variant.name, variant.span));
        quote_spanned!(variant.span=> #cfg #name::#variant_name(__error) => #converted,)
    });
    let unexpected = into(&Ident::new("Unexpected", name.span()), Span::call_site());
    quote! {
        #presence
        #[automatically_derived]
        impl ::core::convert::From<#name> for #target {
            fn from(__error: #name) -> Self {
                match __error { #(#arms)* #name::Unexpected(__error) => #unexpected }
            }
        }
    }
}
