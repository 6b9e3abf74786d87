//! What fills the placeholders of a path.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use crate::describe::endpoint::Endpoint;
use crate::describe::template::Template;

/// How many places are tried at which a path may be cut, so that nobody can keep a server busy by one: enough for five placeholders
/// in one segment, of which nobody has seen three.
const MAX_TRIES: usize = 4096;

/// A placeholder and what fills it, decoded.
pub(crate) type Filled = (&'static str, String);

/// What fills the placeholders when `path` is one of the endpoint: encoded in the request, decoded here. `None` if it is none.
pub(crate) fn of(endpoint: &Endpoint, path: &str) -> Option<Vec<Filled>> {
    let Template([(first, name), rest @ ..]) = endpoint.template() else { return None };
    let mut matching = Matching { endpoint, tries: 0 };
    let mut filled = matching.filled(first, name, rest, path.strip_prefix(first)?)?;
    filled.reverse();
    Some(filled)
}

struct Matching<'a> {
    endpoint: &'a Endpoint,
    tries: usize,
}

impl Matching<'_> {
    /// What fills `name`, which is behind `before`, and those behind it, the last one first.
    fn filled(
        &mut self,
        before: &str,
        name: &'static str,
        rest: &'static [(&'static str, &'static str)],
        path: &str,
    ) -> Option<Vec<Filled>> {
        let [(fixed, next), rest @ ..] = rest else { return (name.is_empty() && path.is_empty()).then(Vec::new) };
        // No segment is empty; one with text beside the value is not.
        let is_whole = before.ends_with('/') && (fixed.is_empty() || fixed.starts_with('/'));
        for end in ends(fixed, rest.is_empty(), path) {
            self.tries += 1;
            if self.tries > MAX_TRIES {
                return None;
            }
            let (Some(value), Some(behind)) = (path.get(..end), path.get(end + fixed.len()..)) else { continue };
            if value.is_empty() && is_whole {
                continue;
            }
            let Some(value) = decoded(value, self.is_spanning(name)) else { continue };
            if let Some(mut filled) = self.filled(fixed, next, rest, behind) {
                filled.push((name, value));
                return Some(filled);
            }
        }
        None
    }

    fn is_spanning(&self, name: &str) -> bool {
        self.endpoint.parameters().iter().any(|parameter| parameter.is_spanning() && parameter.name() == name)
    }
}

/// Where a value may end, before the text that follows it.
fn ends(fixed: &str, is_last: bool, path: &str) -> Vec<usize> {
    if is_last {
        return path.strip_suffix(fixed).map(str::len).into_iter().collect();
    }
    let occurrences = (0..path.len()).filter(|at| path.get(*at..).is_some_and(|rest| rest.starts_with(fixed)));
    occurrences.take(MAX_TRIES).collect()
}

fn decoded(value: &str, is_spanning: bool) -> Option<String> {
    let fits = if is_spanning { !value.contains("//") } else { !value.contains('/') };
    fits.then(|| percent_decode_str(value).decode_utf8().ok().map(Cow::into_owned)).flatten()
}
