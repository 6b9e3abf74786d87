//! The signature of an endpoint, the same in the trait and in the impl.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

use crate::model::interface::{Interface, Method};

/// `fn name(&self, …) -> impl Future<Output = …> + Send where …`, without what follows.
pub(crate) fn expand(interface: &Interface, method: &Method) -> TokenStream {
    let Method { fn_token, name, generics, receiver, .. } = method;
    let where_clause = &generics.where_clause;
    let parameters = parameters(method);
    let future = future(interface, method);
    quote!(#fn_token #name #generics (#receiver #(, #parameters)*) #future #where_clause)
}

/// The arguments behind the receiver.
pub(crate) fn parameters(method: &Method) -> impl Iterator<Item = TokenStream> {
    method.parameters.iter().map(|parameter| {
        let (attributes, name, ty) = (&parameter.attributes, &parameter.name, &parameter.ty);
        quote!(#(#attributes)* #name: #ty)
    })
}

/// The author's own span for what ends a signature, so that lints about a method point to it and not
/// to the attribute of the trait.
pub(crate) fn end(method: &Method) -> Span {
    method.output.clone().into_iter().next().map_or_else(Span::call_site, |token| token.span())
}

fn future(interface: &Interface, method: &Method) -> TokenStream {
    let output = &method.output;
    let span = end(method);
    let send = if interface.is_local { TokenStream::new() } else { quote_spanned!(span=> + ::core::marker::Send) };
    quote_spanned!(span=> -> impl ::core::future::Future<Output = #output> #send)
}
