//! The signature of a method.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::punctuated::Punctuated;
use syn::{
    FnArg, GenericArgument, Generics, Path, PathArguments, PathSegment, Receiver, ReceiverKind, ReturnType, Safety,
    Token, Type, TypeParamBound, Visibility,
};

use super::shapes;
use crate::diagnostics::Diagnostics;
use crate::messages::{generics as generics_messages, signatures as messages};

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
    let (output, success, error) = check_return(&signature, runtime, diagnostics);
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

type Return = (TokenStream, Option<Type>, Option<Ident>);

fn check_return(signature: &syn::Signature, rt: &Path, diagnostics: &mut Diagnostics) -> Return {
    let output = match &signature.output {
        ReturnType::Default => {
            diagnostics.at(signature.ident.span(), messages::no_return_type(&signature.ident));
            return (quote!(()), None, None);
        }
        ReturnType::Type(_, output) => output.as_ref(),
    };
    // Taken apart by hand: that it is not `async` is the mistake, and is reported already.
    let output = match signature.asyncness {
        Some(_) => output,
        None => future_output(output).unwrap_or(output),
    };
    if signature.asyncness.is_none() && matches!(output, Type::ImplTrait(_)) {
        return (quote!(()), None, None);
    }
    let tokens = output.to_token_stream();
    if let Some(span) = shapes::find_impl(output) {
        diagnostics.at(span, generics_messages::impl_trait_in_return());
        return without_success(output);
    }
    let Some(result) = result_segment(output) else {
        diagnostics.over(output, messages::not_a_result());
        return (tokens, None, None);
    };
    let [success, error] = type_arguments(result)[..] else {
        diagnostics.over(output, messages::result_without_two_types());
        // A `Result` all the same, for those who match on it.
        return (quote!(::core::result::Result<(), #rt::Unexpected>), None, None);
    };
    (tokens, Some(success.clone()), check_error_name(error, diagnostics))
}

/// The `T` of `impl Future<Output = T>`.
fn future_output(output: &Type) -> Option<&Type> {
    let Type::ImplTrait(future) = output else { return None };
    future.bounds.iter().find_map(|bound| {
        let TypeParamBound::Trait(bound) = bound else { return None };
        let PathArguments::AngleBracketed(arguments) = &bound.path.segments.last()?.arguments else { return None };
        arguments.args.iter().find_map(|argument| match argument {
            GenericArgument::AssocType(output) if output.ident == "Output" => Some(&output.ty),
            _ => None,
        })
    })
}

/// What remains of a result whose success type cannot be one: its error.
fn without_success(output: &Type) -> Return {
    let error = result_segment(output).and_then(|result| match type_arguments(result)[..] {
        [_, Type::Path(error)] => error.path.get_ident().cloned(),
        _ => None,
    });
    match error {
        Some(error) => (quote!(::core::result::Result<(), #error>), None, Some(error)),
        None => (quote!(()), None, None),
    }
}

fn result_segment(output: &Type) -> Option<&PathSegment> {
    match shapes::ungroup(output) {
        Type::Path(path) if path.qself.is_none() => path.path.segments.last().filter(|last| last.ident == "Result"),
        _ => None,
    }
}

fn type_arguments(segment: &PathSegment) -> Vec<&Type> {
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return Vec::new() };
    let types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    types.collect()
}

fn check_error_name(error: &Type, diagnostics: &mut Diagnostics) -> Option<Ident> {
    let name = match shapes::ungroup(error) {
        Type::Path(path) if path.qself.is_none() => path.path.get_ident().filter(|name| *name != "Self").cloned(),
        _ => None,
    };
    if name.is_none() {
        diagnostics.over(error, messages::error_not_a_name());
    }
    name
}
