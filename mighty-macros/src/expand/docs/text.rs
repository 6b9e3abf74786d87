//! Small pieces of prose.

use std::time::Duration;

use proc_macro2::Ident;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{Path, Type};

use crate::model::cfg::Cfg;
use crate::suggest;

/// A name as documentation shows it.
pub(crate) fn shown(name: &Ident) -> String {
    name.unraw().to_string()
}

/// A type as a human writes it: tokens print with a space between any two.
pub(crate) fn type_name(ty: &Type) -> String {
    let mut text = ty.to_token_stream().to_string();
    for (printed, written) in [
        (" :: ", "::"),
        (":: ", "::"),
        (" < ", "<"),
        ("< ", "<"),
        (" >", ">"),
        ("& ", "&"),
        (" ,", ","),
        (" ;", ";"),
        ("[ ", "["),
        (" ]", "]"),
        ("( ", "("),
        (" )", ")"),
    ] {
        text = text.replace(printed, written);
    }
    text
}

/// A path of names alone, as a link names it.
pub(crate) fn path(path: &Path) -> String {
    let names: Vec<String> = path.segments.iter().map(|segment| segment.ident.unraw().to_string()).collect();
    format!("{}{}", if path.leading_colon.is_some() { "::" } else { "" }, names.join("::"))
}

/// `30 s`, `100 ms`, `1.5 s`.
pub(crate) fn duration(duration: Duration) -> String {
    if duration < Duration::from_secs(1) {
        return format!("{} ms", duration.as_secs_f64() * 1000.0);
    }
    format!("{} s", duration.as_secs_f64())
}

/// The methods of a trait that name an enum, each as a link.
pub(super) fn methods(of_trait: &Ident, endpoints: &[(Ident, Cfg)]) -> String {
    let link = |(method, cfg): &(Ident, Cfg)| {
        let path = format!("{}::{}", shown(of_trait), shown(method));
        // A link to a method that is configured away would be broken.
        if cfg.is_always() { format!("[`{path}`]") } else { format!("`{path}`") }
    };
    let links: Vec<String> = endpoints.iter().map(link).collect();
    suggest::sequence(&links, "and")
}
