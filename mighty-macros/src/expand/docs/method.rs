//! What a method's documentation gains below the author's words.

use proc_macro2::TokenStream;
use syn::{Attribute, Expr, ExprLit, Lit, Meta, MetaNameValue};

use super::text::shown;
use super::{errors, retries, successes, ways};
use crate::model::endpoint::{Endpoint, Shared};
use crate::model::interface::{Interface, Method};

/// The request line and what is unusual about it, `# Errors` and `# Retries`.
pub(crate) fn lines(interface: &Interface, shared: &Shared, method: &Method, endpoint: &Endpoint) -> TokenStream {
    let mut text = Vec::new();
    let own_words = own_words(method);
    if !own_words.is_empty() {
        text.push(String::new());
    }
    text.push(format!("`{} {}`", endpoint.method.name(), endpoint.path.text));
    text.extend(ways::lines(endpoint, &shared.site));
    if let Some(stream) = &method.stream {
        let name = shown(&stream.name);
        text.extend([String::new(), format!("This is one page; [`{name}`](Self::{name}) goes through all of them.")]);
    }
    text.extend(successes::table(endpoint));
    text.extend(section(&own_words, "# Errors", "# Errors by status"));
    text.extend(errors::table(interface, endpoint));
    text.extend(section(&own_words, "# Retries", "# Retries by default"));
    text.extend(retries::lines(endpoint));
    super::lines(&text)
}

/// A heading that the author has not used already.
fn section(own_words: &[String], heading: &str, other_heading: &str) -> [String; 3] {
    let is_used = own_words.iter().any(|line| line.trim() == heading);
    let heading = if is_used { other_heading } else { heading };
    [String::new(), heading.to_owned(), String::new()]
}

/// The lines of the author's documentation, as written behind `///`.
pub(crate) fn own_words(method: &Method) -> Vec<String> {
    let line = |attribute: &Attribute| match &attribute.meta {
        Meta::NameValue(MetaNameValue { path, value: Expr::Lit(ExprLit { lit: Lit::Str(text), .. }), .. })
            if path.is_ident("doc") =>
        {
            Some(text.value())
        }
        _ => None,
    };
    method
        .attributes
        .iter()
        .filter_map(line)
        .flat_map(|text| text.split('\n').map(String::from).collect::<Vec<_>>())
        .collect()
}
