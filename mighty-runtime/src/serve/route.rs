//! Which request is for which endpoint, and what fills the placeholders of its path.

use percent_encoding::percent_decode_str;

use crate::describe::endpoint::Endpoint;
use crate::describe::template::Template;

/// What fills the placeholders when `path` is one of the endpoint: encoded in the request, decoded here. `None` if it is none.
pub(crate) fn captures(endpoint: &Endpoint, path: &str) -> Option<Vec<(String, String)>> {
    let Template(pieces) = endpoint.template();
    let mut rest = path;
    let mut filled = Vec::new();
    let mut name = "";
    for (fixed, next) in pieces {
        if name.is_empty() {
            rest = rest.strip_prefix(fixed)?;
        } else {
            let end = if fixed.is_empty() { rest.len() } else { rest.find(fixed)? };
            let (value, after) = rest.split_at_checked(end)?;
            filled.push((name.to_owned(), decoded(value)?));
            rest = after.strip_prefix(fixed)?;
        }
        name = next;
    }
    rest.is_empty().then_some(filled)
}

fn decoded(value: &str) -> Option<String> {
    let is_one = !value.is_empty() && !value.contains('/');
    is_one.then(|| percent_decode_str(value).decode_utf8().ok().map(|value| value.into_owned())).flatten()
}
