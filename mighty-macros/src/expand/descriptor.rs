//! `MembersEndpoints`: every endpoint as a constant.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;

use super::{cfg, constants, declared, details, docs, method, openapi, pagination, retry, site, streaming, types};
use crate::model::argument::{Argument, ArgumentKind, ListStyle, Nesting, RawType};
use crate::model::endpoint::{Endpoint, Repeat, Shared, Success};
use crate::model::interface::{Interface, Method};
use crate::setup::Setup;

/// The struct, one constant per endpoint, and `ALL`.
pub(crate) fn expand(
    setup: Setup,
    interface: &Interface,
    shared: &Shared,
    pairs: &[(&Method, &Endpoint)],
) -> TokenStream {
    let constants = pairs.iter().map(|(method, endpoint)| {
        let details = setup.describes_types.then(|| details::setting(interface, method, endpoint));
        constant(interface, shared, method, endpoint, details.as_ref())
    });
    let common = if pairs.is_empty() { TokenStream::new() } else { common(interface, shared) };
    frame(interface, &constants.collect(), &common)
}

/// The same names, for a trait in which something is wrong.
pub(crate) fn expand_placeholders(interface: &Interface) -> TokenStream {
    let rt = &interface.runtime;
    let constants = distinct(interface).map(|method| {
        let name = method.name.unraw().to_string();
        declaration(interface, method, "An endpoint.", &quote!(#rt::Endpoint::new(#name, #rt::http::Method::GET, "/")))
    });
    frame(interface, &constants.collect(), &TokenStream::new())
}

/// The methods without those whose constant is there already, as only a wrong trait has them.
fn distinct(interface: &Interface) -> impl Iterator<Item = &Method> {
    let mut seen: Vec<(String, bool)> = vec![("ALL".to_owned(), true)];
    seen.extend(interface.document.as_ref().map(|_| ("OPENAPI".to_owned(), true)));
    interface.methods().filter(move |method| {
        let (name, is_always) = (method.constant.to_string(), method.cfg.is_always());
        let is_new = !seen.iter().any(|(other, other_always)| *other == name && (is_always || *other_always));
        seen.push((name, is_always));
        is_new
    })
}

fn frame(interface: &Interface, constants: &TokenStream, common: &TokenStream) -> TokenStream {
    let Interface { visibility, name, endpoints_name, runtime: rt, .. } = interface;
    let cfg = cfg::all(&interface.cfg);
    let document = openapi::constant(interface);
    let struct_doc = docs::line(&format!("The endpoints of [`{}`], as data.", name.unraw()));
    let all = distinct(interface).map(|method| {
        let (cfg, constant) = (cfg::all(&method.cfg), &method.constant);
        quote!(#cfg Self::#constant)
    });
    quote! {
        #struct_doc
        #cfg
        #visibility struct #endpoints_name;
        #cfg
        #[allow(dead_code, reason = "nobody has to use all of it")]
        impl #endpoints_name {
            #constants
            /// Every endpoint of the trait, in source order.
            #visibility const ALL: &'static [&'static #rt::Endpoint] = &[#(#all),*];
            #document
            #common
        }
    }
}

fn declaration(interface: &Interface, method: &Method, doc: &str, value: &TokenStream) -> TokenStream {
    let Interface { visibility, runtime: rt, .. } = interface;
    let (cfg, name) = (cfg::all(&method.cfg), &method.constant);
    let doc = docs::line(doc);
    quote! {
        #doc
        #cfg
        #visibility const #name: &'static #rt::Endpoint = &#value;
    }
}

fn constant(
    interface: &Interface,
    shared: &Shared,
    method: &Method,
    endpoint: &Endpoint,
    details: Option<&TokenStream>,
) -> TokenStream {
    let errors = declared::list(interface, &endpoint.error);
    let name = method.name.unraw().to_string();
    let (http, path) = (endpoint.method.name(), &endpoint.path.text);
    let http_method = method::constant(interface, &endpoint.method);
    let parameters = parameters(interface, endpoint);
    let settings = settings(interface, shared, endpoint);
    let template = endpoint.path.pieces();
    let template = template.iter().map(|(fixed, placeholder)| quote!((#fixed, #placeholder)));
    let value = quote! {
        Self::__new(
            #name,
            #http_method,
            #path,
            &[#(#template),*],
            &[#parameters],
            #errors,
        )
        #settings
        #details
    };
    declaration(interface, method, &format!("`{http} {path}`"), &value)
}

/// What the descriptors of a trait have in common, so that it is written once.
fn common(interface: &Interface, shared: &Shared) -> TokenStream {
    let rt = &interface.runtime;
    let group = interface.name.unraw().to_string();
    let retry = says_retry(shared).then(|| quote!(.with_retry(Self::__RETRY)));
    let timeout = shared.timeout.map(|limit| timeout_setting("with_timeout", limit));
    let attempt_timeout = shared.attempt_timeout.map(|limit| timeout_setting("with_attempt_timeout", limit));
    let site = site::setting(interface, &shared.site);
    let policy = common_retry(interface, shared);
    let constants = constants::common(shared);
    quote! {
        #policy
        const fn __new(
            __name: &'static str,
            __method: #rt::http::Method,
            __path: &'static str,
            __template: &'static [(&'static str, &'static str)],
            __parameters: &'static [#rt::Parameter],
            __errors: &'static [#rt::DeclaredError],
        ) -> #rt::Endpoint {
            #rt::Endpoint::new(__name, __method, __path)
                .in_group(#group, ::core::option_env!("CARGO_PKG_NAME"), ::core::option_env!("CARGO_PKG_VERSION"))
                .with_template(__template)
                .with_parameters(__parameters)
                .with_errors(__errors)
                #retry #timeout #attempt_timeout #site #constants
        }
    }
}

fn says_retry(shared: &Shared) -> bool {
    !shared.retry.is_default()
}

fn common_retry(interface: &Interface, shared: &Shared) -> Option<TokenStream> {
    let rt = &interface.runtime;
    says_retry(shared).then(|| {
        let policy = retry::policy(rt, &quote!(#rt::RetryPolicy::new()), &shared.retry);
        quote!(const __RETRY: #rt::RetryPolicy = #policy;)
    })
}

/// What an endpoint says about retries, on top of what its trait says.
fn own_retry(interface: &Interface, shared: &Shared, endpoint: &Endpoint) -> Option<TokenStream> {
    let rt = &interface.runtime;
    let begin = if says_retry(shared) { quote!(Self::__RETRY) } else { quote!(#rt::RetryPolicy::new()) };
    (!endpoint.own_retry.is_default()).then(|| {
        let policy = retry::policy(rt, &begin, &endpoint.own_retry);
        quote!(.with_retry(#policy))
    })
}

/// What this endpoint adds to the common part.
fn settings(interface: &Interface, shared: &Shared, endpoint: &Endpoint) -> TokenStream {
    let success = successes(interface, endpoint);
    let not_modified = endpoint.decode.is_conditional().then(|| quote!(.accepting_not_modified()));
    let retry = own_retry(interface, shared, endpoint);
    let own = |limit, common| if limit == common { None } else { limit };
    let timeout = own(endpoint.timeout, shared.timeout).map(|limit| timeout_setting("with_timeout", limit));
    let attempt_timeout = own(endpoint.attempt_timeout, shared.attempt_timeout)
        .map(|limit| timeout_setting("with_attempt_timeout", limit));
    let repeat = match &endpoint.repeat {
        Repeat::ByMethod => TokenStream::new(),
        Repeat::Idempotent => quote!(.as_idempotent()),
        Repeat::Keyed(header) => quote!(.with_idempotency_key(#header)),
    };
    let pagination = endpoint.pagination.as_ref().map(|own| pagination::setting(interface, own));
    let streaming = endpoint.streaming.as_ref().map(|own| streaming::setting(interface, own));
    let expectation = endpoint.expects_continue.then(|| quote!(.expecting_continue()));
    let (method, constants) = (method::setting(endpoint), constants::settings(shared, endpoint));
    let calls = quote!(#retry #timeout #attempt_timeout #repeat);
    let site = site::setting(interface, &endpoint.site);
    let follow = endpoint.follows_redirects.then(|| quote!(.following_redirects()));
    quote!(#method #success #not_modified #calls #pagination #streaming #expectation #site #follow #constants)
}

/// `.with_successes(…)`, unless any 2xx is one.
fn successes(interface: &Interface, endpoint: &Endpoint) -> Option<TokenStream> {
    let rt = &interface.runtime;
    let one = |success: &Success| {
        let code = Literal::u16_unsuffixed(success.code);
        match &success.variant {
            None => quote!(#rt::DeclaredSuccess::new(#code)),
            Some(variant) => {
                let name = variant.name.unraw().to_string();
                quote!(#rt::DeclaredSuccess::variant_of(#code, #name))
            }
        }
    };
    let successes = endpoint.successes.iter().map(one);
    (!endpoint.successes.is_empty()).then(|| quote!(.with_successes(&[#(#successes),*])))
}

fn timeout_setting(name: &str, limit: std::time::Duration) -> TokenStream {
    let (name, limit) = (format_ident!("{name}"), types::duration(limit));
    quote!(.#name(#limit))
}

/// One for each argument; for a whole URL those of the path's placeholders, which it fills.
fn parameters(interface: &Interface, endpoint: &Endpoint) -> TokenStream {
    let rt = &interface.runtime;
    let is_named_by_caller = endpoint.arguments.iter().any(|argument| argument.kind.is_content_type());
    let one = |argument: &Argument| {
        if let ArgumentKind::Url(_) = &argument.kind {
            let placeholders = &endpoint.path.placeholders;
            return quote!(#(#rt::Parameter::path(#placeholders),)*);
        }
        let parameter = parameter(interface, argument, is_named_by_caller);
        quote!(#parameter,)
    };
    endpoint.arguments.iter().map(one).collect()
}

fn parameter(interface: &Interface, argument: &Argument, is_named_by_caller: bool) -> TokenStream {
    let rt = &interface.runtime;
    let cfg = cfg::all(&argument.cfg);
    let kind: Ident = format_ident!("{}", kind(&argument.kind));
    let name = argument.kind.name();
    let optional = argument.shape.is_optional().then(|| quote!(.optional()));
    let repeated = (argument.kind.is_repeatable() && argument.shape.is_list()).then(|| quote!(.repeated()));
    let written = match &argument.kind {
        ArgumentKind::Path(_, _, true) => Some(quote!(.spanning())),
        ArgumentKind::Query(_, ListStyle::Repeated) | ArgumentKind::Body(_, None) => None,
        ArgumentKind::Query(_, style) => {
            let style = format_ident!("{style:?}");
            Some(quote!(.joined(#rt::ListStyle::#style)))
        }
        ArgumentKind::QueryFlatten(_, Some(nesting)) => Some(nested(rt, *nesting)),
        ArgumentKind::Form(_, is_untyped, Some(nesting)) => {
            let (nested, untyped) = (nested(rt, *nesting), is_untyped.then(|| quote!(.of_media_type("*/*"))));
            Some(quote!(#nested #untyped))
        }
        ArgumentKind::Raw(_, RawType::ByValue(media_type)) if !is_named_by_caller => {
            Some(quote!(.of_media_type(#media_type)))
        }
        ArgumentKind::Body(_, Some(media_type)) | ArgumentKind::Raw(_, RawType::Given(media_type)) => {
            Some(quote!(.of_media_type(#media_type)))
        }
        ArgumentKind::Raw(..) | ArgumentKind::Form(_, true, None) => Some(quote!(.of_media_type("*/*"))),
        _ => None,
    };
    quote!(#cfg #rt::Parameter::#kind(#name) #optional #repeated #written)
}

fn nested(rt: &syn::Path, nesting: Nesting) -> TokenStream {
    let nesting = types::nesting(nesting);
    quote!(.nested(#rt::Nesting::#nesting))
}

fn kind(kind: &ArgumentKind) -> &'static str {
    match kind {
        // A whole URL stands for the placeholders of the path.
        ArgumentKind::Path(..) | ArgumentKind::Url(_) => "path",
        ArgumentKind::Query(..) => "query",
        ArgumentKind::QueryFlatten(..) => "query_flatten",
        ArgumentKind::Header(_) => "header",
        ArgumentKind::Cookie(_) => "cookie",
        ArgumentKind::Body(..) | ArgumentKind::Raw(..) => "body",
        ArgumentKind::Form(..) => "form",
        ArgumentKind::Part(_) => "part",
    }
}
