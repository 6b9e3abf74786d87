//! Who asks an endpoint and where it is, as its descriptor says it; and that the API declares what is named.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::LitStr;

use super::{api, cfg, types};
use crate::model::endpoint::{Endpoint, Shared};
use crate::model::interface::{Interface, Method};
use crate::model::site::{Auth, Base, Site};

/// `.with_auth(…)` and `.at_base(…)`, as far as they are said.
pub(crate) fn setting(interface: &Interface, site: &Site) -> TokenStream {
    let rt = &interface.runtime;
    let auth = site.auth.as_ref().map(|auth| match auth {
        Auth::Client => quote!(.with_auth(#rt::Auth::Client)),
        Auth::None(_) => quote!(.with_auth(#rt::Auth::None)),
        Auth::Named(name) => quote!(.with_auth(#rt::Auth::Named(#name))),
    });
    let base = site.base.as_ref().map(|base| match base {
        Base::Api => quote!(.at_base(::core::option::Option::None)),
        Base::Named(name) => quote!(.at_base(::core::option::Option::Some(#name))),
    });
    quote!(#auth #base)
}

/// That the API declares the names of a trait and its endpoints, asked by the compiler and shown at the name.
pub(crate) fn checks(interface: &Interface, shared: &Shared, pairs: &[(&Method, &Endpoint)]) -> TokenStream {
    if interface.api.is_none() {
        return TokenStream::new();
    }
    let of_trait = Checks { interface, method: None };
    let common = of_trait.all(&shared.site, &shared.site);
    let own = pairs.iter().map(|(method, endpoint)| {
        let of_method = Checks { interface, method: Some(method) };
        of_method.all(&endpoint.site, &merged(&endpoint.site, &shared.site))
    });
    own.fold(common, |mut all, own| {
        all.extend(own);
        all
    })
}

fn merged(own: &Site, shared: &Site) -> Site {
    Site {
        auth: own.auth.as_ref().or(shared.auth.as_ref()).cloned(),
        base: own.base.as_ref().or(shared.base.as_ref()).cloned(),
    }
}

/// The checks of a trait, or of one of its methods.
struct Checks<'a> {
    interface: &'a Interface,
    method: Option<&'a Method>,
}

impl Checks<'_> {
    /// What is named here is declared; and together with what is said elsewhere it makes sense.
    fn all(&self, own: &Site, merged: &Site) -> TokenStream {
        let (auth, base) = (own.auth.as_ref().and_then(Auth::name), own.base.as_ref().and_then(Base::name));
        let declared =
            [auth.map(|name| self.one("has_auth", name, name)), base.map(|name| self.one("has_base", name, name))];
        let mut checks: TokenStream = declared.into_iter().flatten().collect();
        let together = merged.auth.as_ref().and_then(Auth::name).zip(merged.base.as_ref().and_then(Base::name));
        if let (Some((_, base_name)), Some(at)) = (together, auth.or(base)) {
            checks.extend(self.one("base_takes_token", base_name, at));
        }
        checks
    }

    fn one(&self, check: &str, name: &LitStr, at: &LitStr) -> TokenStream {
        let span = types::shown_at(at);
        let check = format_ident!("{check}", span = span);
        let (rt, api) = (types::runtime_at(self.interface, span), api::alias(self.interface, span));
        let name = LitStr::new(&name.value(), Span::call_site().located_at(span));
        let (of_trait, of_method) = (cfg::all(&self.interface.cfg), self.method.map(|method| cfg::all(&method.cfg)));
        quote_spanned! {span=>
            #of_trait
            #of_method
            const _: () = #rt::__private::#check::<#api>(#name);
        }
    }
}
