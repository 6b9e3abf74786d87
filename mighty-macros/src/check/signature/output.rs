//! What a method returns.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{GenericArgument, Path, PathArguments, PathSegment, ReturnType, Type, TypeParamBound};

use crate::check::ground::shapes;
use crate::diagnostics::Diagnostics;
use crate::messages::{generics as generics_messages, signatures as messages};

/// The tokens, the success type and the name of the error enum.
type Return = (TokenStream, Option<Type>, Option<Ident>);

/// Checks the return type.
pub(super) fn check(signature: &syn::Signature, rt: &Path, diagnostics: &mut Diagnostics) -> Return {
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
    match check_error_name(error, diagnostics) {
        Some(name) if shapes::decode(success).open().is_some() => with_error_of_items(output, name),
        name => (tokens, Some(success.clone()), name),
    }
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

/// The same, with the endpoint's error as that of the items of a stream: `Events<Delta>` is `Events<Delta, ChatError>`.
fn with_error_of_items(output: &Type, error: Ident) -> Return {
    let mut output = shapes::ungroup(output).clone();
    let success = success_mut(&mut output).map(|success| {
        shapes::name_error(success, &error);
        success.clone()
    });
    (output.to_token_stream(), success, Some(error))
}

/// The `T` of `Result<T, E>`.
fn success_mut(output: &mut Type) -> Option<&mut Type> {
    let Type::Path(path) = output else { return None };
    let PathArguments::AngleBracketed(arguments) = &mut path.path.segments.last_mut()?.arguments else { return None };
    arguments.args.iter_mut().find_map(|argument| match argument {
        GenericArgument::Type(success) => Some(success),
        _ => None,
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
