//! What others write with a trait: calls, fakes, matches on its errors, its descriptors. All of it is derived from what
//! the author wrote, not from what the macro made of it.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::{FnArg, GenericArgument, PathArguments, ReturnType, TraitItem, Type, TypeParamBound};

use crate::parse::item::{RawItem, RawTrait};
use crate::parse::method::RawMethod;

/// `#[endpoints(attribute)] item`, where it begins in the source.
pub(crate) struct Annotated {
    /// What is in the attribute.
    pub attribute: TokenStream,
    /// What it stands on.
    pub item: TokenStream,
    /// The type that implements `Api`; a program without any has traits for all of them.
    pub api: Option<Ident>,
    /// The line of the attribute, counted from one.
    pub line: usize,
}

/// The first `#[endpoints]` in a source.
pub(crate) fn annotated(source: &str) -> Option<Annotated> {
    let tokens: Vec<TokenTree> = source.parse::<TokenStream>().unwrap().into_iter().collect();
    let at = tokens.iter().position(|token| attribute(token).is_some())?;
    let rest = tokens.iter().skip(at + 1);
    let is_end = |token: &&TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == proc_macro2::Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() == ';',
        _ => false,
    };
    let end = rest.clone().position(|token| is_end(&token))?;
    let line = tokens.get(at)?.span().start().line;
    let api = source.split_once("impl Api for ").and_then(|(_, rest)| rest.split_once(' '));
    let api = api.map(|(name, _)| format_ident!("{name}"));
    Some(Annotated { attribute: attribute(tokens.get(at)?)?, item: rest.take(end + 1).cloned().collect(), api, line })
}

fn attribute(token: &TokenTree) -> Option<TokenStream> {
    let TokenTree::Group(group) = token else { return None };
    let mut inside = group.stream().into_iter();
    let is_ours = matches!(inside.next()?, TokenTree::Ident(word) if word == "endpoints");
    is_ours.then(|| match inside.next() {
        Some(TokenTree::Group(arguments)) => arguments.stream(),
        _ => TokenStream::new(),
    })
}

/// A module that uses the trait, its client, its enums and its descriptors.
pub(crate) fn of(annotated: &Annotated, with_fake: bool) -> TokenStream {
    let raw: RawTrait = syn::parse2(annotated.item.clone()).unwrap();
    let name = &raw.name;
    let methods: Vec<&RawMethod> = raw
        .items
        .iter()
        .filter_map(|item| match item {
            RawItem::Method(method) => Some(method.as_ref()),
            _ => None,
        })
        .collect();
    let union = union(&annotated.attribute).filter(|union| union != name);
    let errors: Vec<Ident> = methods.iter().filter_map(|method| error(method)).filter(|error| error != name).collect();
    let endpoints = format_ident!("{name}Endpoints");
    let is_first = |index: usize, method: &RawMethod| {
        methods.iter().position(|other| other.signature.ident == method.signature.ident) == Some(index)
    };
    let firsts: Vec<&RawMethod> = methods
        .iter()
        .enumerate()
        .filter(|(index, method)| is_first(*index, method))
        .map(|(_, method)| *method)
        .collect();
    let calls = firsts.iter().map(|method| call(method, name));
    let fakes = firsts.iter().map(|method| fake(method));
    let listed: Vec<(&RawMethod, Ident)> = firsts.iter().filter_map(|method| listed(method, &methods)).collect();
    let stream_calls = listed.iter().map(|(method, name)| stream_call(method, name));
    let stream_fakes = listed.iter().filter_map(|(method, name)| stream_fake(method, name));
    let kept = raw.items.iter().filter_map(kept);
    let (api, parameter) = match &annotated.api {
        Some(api) => (quote!(#api), None),
        None => (quote!(A), Some(quote!(A: ::mighty_runtime::Api,))),
    };
    let fake = with_fake.then(|| quote!(struct Fake; impl #name for Fake { #(#kept)* #(#fakes)* #(#stream_fakes)* }));
    let conversions =
        errors.iter().filter(|error| Some(*error) != union.as_ref()).map(|error| conversion(error, union.as_ref()));
    let matches = errors.iter().chain(&union).map(matching);
    quote! {
        mod uses {
            use super::*;
            use ::mighty_runtime::{Client, Failure, Transport};

            fn any<T>() -> T { loop {} }

            fn is_implemented<T: #name>() {}

            async fn calls<#parameter T: Transport>(client: &Client<#api, T>) {
                is_implemented::<Client<#api, T>>();
                #(#calls)*
                #(#stream_calls)*
            }

            #fake

            fn errors() { #(#matches)* #(#conversions)* }

            fn descriptors() -> usize { #endpoints::ALL.len() }
        }
    }
}

/// `error = Name` in the trait's attribute; the first one counts.
fn union(attribute: &TokenStream) -> Option<Ident> {
    let tokens: Vec<TokenTree> = attribute.clone().into_iter().collect();
    let key = tokens.iter().position(|token| matches!(token, TokenTree::Ident(word) if word == "error"))?;
    let is_last = match tokens.get(key + 3) {
        None => true,
        Some(TokenTree::Punct(punct)) => punct.as_char() == ',',
        Some(_) => false,
    };
    match tokens.get(key + 2)? {
        TokenTree::Ident(name) if is_last => Some(name.clone()),
        _ => None,
    }
}

/// The name in `Result<…, Name>`.
fn error(method: &RawMethod) -> Option<Ident> {
    let ReturnType::Type(_, output) = &method.signature.output else { return None };
    let Type::Path(output) = output_of(output) else { return None };
    let PathArguments::AngleBracketed(arguments) = &output.path.segments.last()?.arguments else { return None };
    match arguments.args.iter().nth(1)? {
        GenericArgument::Type(Type::Path(error)) => error.path.get_ident().cloned(),
        _ => None,
    }
}

/// What the future of the method gives, written with `async` or by hand.
fn output_of(output: &Type) -> &Type {
    let Type::ImplTrait(future) = output else { return output };
    let bound = future.bounds.first().map(|bound| match bound {
        TypeParamBound::Trait(bound) => bound.path.segments.last().map(|last| &last.arguments),
        _ => None,
    });
    let Some(Some(PathArguments::AngleBracketed(arguments))) = bound else { return output };
    match arguments.args.first() {
        Some(GenericArgument::AssocType(output)) => &output.ty,
        _ => output,
    }
}

/// What stands for each argument's type.
fn arguments(method: &RawMethod) -> Vec<&Type> {
    let typed = method.signature.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(argument) => Some(argument.ty.as_ref()),
        FnArg::Receiver(_) => None,
    });
    typed.collect()
}

fn call(method: &RawMethod, of_trait: &Ident) -> TokenStream {
    let name = &method.signature.ident;
    // Where the type has no name, nothing but the argument says what it is.
    let value = |ty: &Type| if matches!(ty, Type::ImplTrait(_)) { quote!(7_u64) } else { quote!(any()) };
    let values = arguments(method).into_iter().map(value);
    let call = quote!(client.#name(#(#values),*).await);
    match error(method).filter(|error| error != of_trait) {
        Some(error) => quote!(let _: ::core::result::Result<_, #error> = #call;),
        None if returns_a_result(method) => quote!(match #call { Ok(_) => {} Err(_) => {} }),
        None => quote!(let _ = #call;),
    }
}

fn returns_a_result(method: &RawMethod) -> bool {
    let ReturnType::Type(_, output) = &method.signature.output else { return false };
    matches!(output.as_ref(), Type::Path(output) if output.path.segments.last().is_some_and(|last| last.ident == "Result"))
}

/// The same with the error that the macro gives to the streams in it.
fn with_error(output: &Type, method: &RawMethod) -> Type {
    let mut output = output.clone();
    let (Some(error), Type::Path(result)) = (error(method), &mut output) else { return output };
    if let Some(PathArguments::AngleBracketed(arguments)) =
        result.path.segments.last_mut().map(|last| &mut last.arguments)
        && let Some(GenericArgument::Type(success)) = arguments.args.first_mut()
    {
        crate::check::ground::shapes::name_error(success, &error);
    }
    output
}

/// The method as a fake has it: what is right of the signature.
fn fake(method: &RawMethod) -> TokenStream {
    let signature = &method.signature;
    let (name, generics) = (&signature.ident, &signature.generics);
    let output = match &signature.output {
        ReturnType::Type(_, output) => with_error(output_of(output), method).to_token_stream(),
        ReturnType::Default => quote!(()),
    };
    let parameters = arguments(method).into_iter().enumerate().map(|(number, ty)| {
        let name = format_ident!("argument_{number}");
        quote!(#name: #ty)
    });
    let has_impl = arguments(method).into_iter().any(|ty| matches!(ty, Type::ImplTrait(_)));
    if has_impl {
        // `async fn` would hold an argument of which nobody knows whether it is `Send`.
        let future = quote!(impl ::core::future::Future<Output = #output> + Send);
        return quote!(fn #name #generics (&self #(, #parameters)*) -> #future { ::core::future::pending() });
    }
    quote!(async fn #name #generics (&self #(, #parameters)*) -> #output { loop {} })
}

/// A method whose answers are pages, and the name of the one that gives the stream of them.
fn listed<'a>(method: &'a RawMethod, all: &[&RawMethod]) -> Option<(&'a RawMethod, Ident)> {
    let is_paginate =
        |token: TokenTree| matches!(token, TokenTree::Ident(word) if word.to_string().starts_with("paginat"));
    let attribute = method.endpoint.first()?.meta.require_list().ok()?;
    let name = format_ident!("{}_stream", method.signature.ident);
    let is_free = all.iter().all(|other| other.signature.ident != name);
    (attribute.tokens.clone().into_iter().any(is_paginate) && is_free).then_some((method, name))
}

fn stream_call(method: &RawMethod, name: &Ident) -> TokenStream {
    let values = arguments(method).into_iter().map(|_| quote!(any()));
    quote!(while let Some(item) = client.#name(#(#values),*).next().await { let _ = item; })
}

fn stream_fake(method: &RawMethod, name: &Ident) -> Option<TokenStream> {
    let (generics, error) = (&method.signature.generics, error(method)?);
    let ReturnType::Type(_, output) = &method.signature.output else { return None };
    let Type::Path(output) = output_of(output) else { return None };
    let PathArguments::AngleBracketed(types) = &output.path.segments.last()?.arguments else { return None };
    let page = types.args.first()?;
    let parameters = arguments(method).into_iter().enumerate().map(|(number, ty)| {
        let name = format_ident!("argument_{number}");
        quote!(#name: #ty)
    });
    let items = quote!(::mighty_runtime::Items<#page, #error>);
    Some(quote!(fn #name #generics (&self #(, #parameters)*) -> #items { ::mighty_runtime::Items::from_pages([]) }))
}

/// A type or a constant that whoever implements the trait has to give.
fn kept(item: &RawItem) -> Option<TokenStream> {
    let RawItem::Other(item) = item else { return None };
    match item.as_ref() {
        TraitItem::Type(item) => Some({
            let name = &item.ident;
            quote!(type #name = u8;)
        }),
        TraitItem::Const(item) => Some({
            let (name, ty) = (&item.ident, &item.ty);
            quote!(const #name: #ty = 7;)
        }),
        _ => None,
    }
}

fn matching(error: &Ident) -> TokenStream {
    quote! {
        let error: #error = any();
        let _ = (error.outcome().attempts(), error.status(), error.message().len(), error.to_string());
        let _: &dyn ::core::error::Error = &error;
        match error {
            #error::Unexpected(error) => drop(error.kind()),
            _ => {}
        }
        let _: ::mighty_runtime::Error = any::<#error>().into();
    }
}

fn conversion(error: &Ident, union: Option<&Ident>) -> TokenStream {
    union.map_or_else(TokenStream::new, |union| quote!(let _: #union = any::<#error>().into();))
}
