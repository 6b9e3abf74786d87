//! `#[endpoints]`, over tokens that need no compiler.

use proc_macro2::{Span, TokenStream, TokenTree};

use crate::check::{self, Checked};
use crate::diagnostics::Diagnostics;
use crate::expand;
use crate::messages::{Message, trait_attribute as messages};
use crate::parse::endpoints_attribute::RawEndpoints;
use crate::parse::item::RawTrait;
use crate::parse::strip;
use crate::setup::Setup;

/// The trait with its client, errors and descriptors; where something is wrong, what of them its
/// users need, and one error per mistake.
pub(crate) fn expand(setup: Setup, attribute: TokenStream, item: TokenStream) -> TokenStream {
    let (mut code, diagnostics) = run(setup, attribute, item);
    // Added, because what is collected anew goes to the compiler and back token by token.
    code.extend(diagnostics.into_compile_errors());
    code
}

/// The code and the mistakes.
pub(crate) fn run(setup: Setup, attribute: TokenStream, item: TokenStream) -> (TokenStream, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let code = match syn::parse2::<RawTrait>(item.clone()) {
        Ok(raw) => of_trait(setup, attribute, raw, &mut diagnostics),
        Err(error) => {
            not_a_trait(&item, &error, &mut diagnostics);
            // The item stays, so that what uses it has no second error.
            strip::tokens(item)
        }
    };
    (code, diagnostics)
}

fn of_trait(setup: Setup, attribute: TokenStream, raw: RawTrait, diagnostics: &mut Diagnostics) -> TokenStream {
    let attribute = RawEndpoints::parse(attribute, diagnostics);
    let Checked { interface, shared, endpoints } = check::run(attribute, raw, setup, diagnostics);
    let mut code = match endpoints {
        Some(endpoints) if diagnostics.is_empty() => expand::complete(setup, &interface, &shared, &endpoints),
        endpoints => {
            if endpoints.is_none() && diagnostics.is_empty() {
                diagnostics.at(interface.name.span(), Message::bug("an endpoint is wrong, but no check says why"));
            }
            expand::fallback(&interface)
        }
    };
    code.extend(expand::presumed::checks(&interface, diagnostics.presumed()));
    code
}

fn not_a_trait(item: &TokenStream, error: &syn::Error, diagnostics: &mut Diagnostics) {
    let is_trait = |token: TokenTree| matches!(token, TokenTree::Ident(word) if word == "trait");
    let first = item.clone().into_iter().next().map_or_else(Span::call_site, |token| token.span());
    if item.clone().into_iter().any(is_trait) {
        diagnostics.at(error.span(), messages::unreadable_trait(error));
    } else {
        diagnostics.at_attribute(first, messages::not_a_trait());
    }
}
