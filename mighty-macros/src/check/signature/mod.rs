//! The signature of a method: here all but what it returns, in `output`, and what it takes, in `arguments`.

pub(crate) mod arguments;
mod list_style;
mod media_type;
mod output;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::punctuated::Punctuated;
use syn::{FnArg, Generics, Path, Receiver, ReceiverKind, Safety, Token, Type, Visibility};

use crate::diagnostics::Diagnostics;
use crate::messages::signatures as messages;

/// A signature, as far as it is one of an endpoint.
pub(crate) struct Signature {
    /// The word `fn`.
    pub fn_token: Token![fn],
    /// The method's name.
    pub name: Ident,
    /// Its parameters and where clause.
    pub generics: Generics,
    /// `&self` as written, or as it should be.
    pub receiver: TokenStream,
    /// The author's `self`.
    pub self_token: Token![self],
    /// The return type as written.
    pub output: TokenStream,
    /// The success type, if there is one.
    pub success: Option<Type>,
    /// The name of the error enum, if there is one.
    pub error: Option<Ident>,
}

/// Checks all but the arguments, which are handed back.
pub(crate) fn check(
    visibility: &Visibility,
    signature: syn::Signature,
    runtime: &Path,
    diagnostics: &mut Diagnostics,
) -> (Signature, Vec<FnArg>) {
    check_modifiers(visibility, &signature, diagnostics);
    check_async(&signature, diagnostics);
    let (receiver, self_token) = check_receiver(&signature, diagnostics);
    let (output, success, error) = output::check(&signature, runtime, diagnostics);
    let syn::Signature { fn_token, ident: name, generics, inputs, .. } = signature;
    let is_argument = |input: &FnArg| matches!(input, FnArg::Typed(_));
    let arguments = Punctuated::into_iter(inputs).filter(is_argument).collect();
    (Signature { fn_token, name, generics, receiver, self_token, output, success, error }, arguments)
}

fn check_modifiers(visibility: &Visibility, signature: &syn::Signature, diagnostics: &mut Diagnostics) {
    if !matches!(visibility, Visibility::Inherited) {
        diagnostics.over(visibility, messages::visibility());
    }
    if let Some(token) = &signature.constness {
        diagnostics.at(token.span, messages::modifier("const"));
    }
    if let Safety::Unsafe(token) = &signature.safety {
        diagnostics.at(token.span, messages::modifier("unsafe"));
    }
    if let Some(abi) = &signature.abi {
        diagnostics.over(abi, messages::modifier("extern"));
    }
    if let Some(variadic) = &signature.variadic {
        diagnostics.over(&variadic.dots, messages::variadic());
    }
}

fn check_async(signature: &syn::Signature, diagnostics: &mut Diagnostics) {
    if signature.asyncness.is_none() {
        diagnostics.at(signature.fn_token.span, messages::not_async(&signature.ident));
    }
}

fn check_receiver(signature: &syn::Signature, diagnostics: &mut Diagnostics) -> (TokenStream, Token![self]) {
    let Some(receiver) = signature.receiver() else {
        diagnostics.at(signature.ident.span(), messages::no_receiver(&signature.ident));
        return (quote!(&self), Token![self](Span::call_site()));
    };
    let self_token = receiver.self_token;
    match wrong_receiver(receiver) {
        None => (receiver.to_token_stream(), self_token),
        Some(written) => {
            diagnostics.over(receiver, messages::wrong_receiver(written));
            (quote!(&#self_token), self_token)
        }
    }
}

fn wrong_receiver(receiver: &Receiver) -> Option<&'static str> {
    match &receiver.kind {
        ReceiverKind::Reference(_, _, None) => None,
        ReceiverKind::Reference(_, _, Some(_)) => Some("&mut self"),
        ReceiverKind::Value => Some("self"),
        _ => Some("self: …"),
    }
}
