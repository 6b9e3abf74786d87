//! What an API sends with every request is checked where a trait of it is compiled.

use proc_macro2::TokenStream;
use quote::quote_spanned;

use super::{api, cfg, types};
use crate::model::interface::Interface;

/// The API names no header that is the library's.
pub(crate) fn assertion(interface: &Interface) -> TokenStream {
    let Some(api) = &interface.api else { return TokenStream::new() };
    // All of it at the API's name, where the compiler then shows what it says.
    let span = types::shown_at(api);
    let (rt, api, cfg) = (types::runtime_at(interface, span), api::alias(interface, span), cfg::all(&interface.cfg));
    quote_spanned!(span=> #cfg const _: () = #rt::__private::headers_are_free::<#api>();)
}
