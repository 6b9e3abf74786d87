//! An operation.

use super::known::Known;
use super::security::Site;
use super::spec::Operation;
use super::{content, parameters, responses};
use crate::describe::endpoint::Endpoint;

/// The operation of an endpoint, on a path that may have other names for its placeholders.
pub(super) fn operation(endpoint: &Endpoint, path: &str, id: String, known: &Known, site: Site) -> Operation {
    let (summary, description) = words(known.docs);
    Operation {
        tags: Some(endpoint.group()).filter(|group| !group.is_empty()).into_iter().collect(),
        summary,
        description,
        id,
        parameters: parameters::parameters(endpoint, path, known),
        request_body: content::request_body(endpoint, known),
        responses: responses::responses(endpoint, known),
        security: site.own(endpoint),
        servers: site.servers(endpoint),
    }
}

/// The first paragraph as one line, and what follows.
fn words(docs: &str) -> (Option<String>, Option<String>) {
    let (first, rest) = docs.trim().split_once("\n\n").unwrap_or((docs.trim(), ""));
    let first: Vec<&str> = first.lines().map(str::trim).collect();
    let text = |text: String| Some(text).filter(|text| !text.is_empty());
    (text(first.join(" ")), text(rest.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn the_first_paragraph_is_the_summary() {
        assert_eq!(words(""), (None, None));
        assert_eq!(words("Lists\norders."), (Some("Lists orders.".to_owned()), None));
        assert_eq!(words("Lists.\n\nAll.\n\nReally."), (Some("Lists.".to_owned()), Some("All.\n\nReally.".to_owned())));
    }
}
