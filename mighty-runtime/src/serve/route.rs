//! Which request is for which endpoint, and what fills the placeholders of its path.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use crate::describe::declared::ParameterLocation;
use crate::describe::endpoint::Endpoint;
use crate::describe::template::Template;

/// What fills the placeholders when `path` is one of the endpoint: encoded in the request, decoded here. `None` if it is none.
///
/// Of several placeholders in a segment each takes as little as it can, and none takes nothing; a client of the trait refuses values
/// that could be parted elsewhere. `{path..}` takes whole segments, and has the slashes between them.
pub(crate) fn captures(endpoint: &Endpoint, path: &str) -> Option<Vec<(String, String)>> {
    // What is encoded without need is the same (RFC 3986, 6.2.2.2), but what is not needs no second look.
    filled(endpoint, path).or_else(|| {
        let normal = normal(path);
        (normal != path).then(|| filled(endpoint, &normal)).flatten()
    })
}

fn filled(endpoint: &Endpoint, path: &str) -> Option<Vec<(String, String)>> {
    let Template(pieces) = endpoint.template();
    let (first, rest) = pieces.split_first()?;
    let mut found = Vec::new();
    let is_it = fill(endpoint, first.1, rest, strip(path, first.0)?, &mut found);
    let decoded = |(name, value): (&str, &str)| Some((name.to_owned(), decoded(value)?));
    is_it.then(|| found.into_iter().map(decoded).collect()).flatten()
}

/// Fills the placeholder `name`, and those of the pieces behind it. What was found is kept where that is right.
fn fill<'a>(
    endpoint: &Endpoint,
    name: &'a str,
    pieces: &[(&str, &'a str)],
    path: &'a str,
    found: &mut Vec<(&'a str, &'a str)>,
) -> bool {
    let Some(((fixed, next), pieces)) = pieces.split_first() else { return name.is_empty() && path.is_empty() };
    let is_spanning = is_spanning(endpoint, name);
    let room = if is_spanning { path.len() } else { path.find('/').unwrap_or(path.len()) };
    let ends = path.char_indices().map(|(at, _)| at).chain([path.len()]).filter(|at| *at > 0 && *at <= room);
    for end in ends {
        let (value, behind) = path.split_at(end);
        // At the end of the template, only all that is left can be right.
        let rest = strip(behind, fixed).filter(|rest| !next.is_empty() || rest.is_empty());
        let Some(rest) = rest else { continue };
        let known = found.len();
        found.push((name, value));
        if next.is_empty() || fill(endpoint, next, pieces, rest, found) {
            return true;
        }
        found.truncate(known);
        // Within a segment, the first place leaves the most for what follows. Only behind several there may be a better one.
        if !is_spanning {
            return false;
        }
    }
    false
}

fn is_spanning(endpoint: &Endpoint, name: &str) -> bool {
    let is_it = |location, other| location == ParameterLocation::Path && other == name;
    endpoint
        .parameters()
        .iter()
        .any(|parameter| is_it(parameter.location(), parameter.name()) && parameter.is_spanning())
}

/// The path behind the text of a template: as it is, or with another character of it encoded.
fn strip<'a>(path: &'a str, fixed: &str) -> Option<&'a str> {
    if let Some(rest) = path.strip_prefix(fixed) {
        return Some(rest);
    }
    let mut rest = path;
    let mut wanted = fixed;
    while !wanted.is_empty() {
        let (one, more) = unit(wanted)?;
        let (other, behind) = unit(rest)?;
        // A slash that is encoded is none.
        let is_same = one == other && (one != b'/' || rest.starts_with('/') == wanted.starts_with('/'));
        if !is_same {
            return None;
        }
        (wanted, rest) = (more, behind);
    }
    Some(rest)
}

/// The first byte that a path stands for, and what follows.
fn unit(path: &str) -> Option<(u8, &str)> {
    if let Some(code) = path.strip_prefix('%').and_then(|rest| rest.get(..2)) {
        return Some((u8::from_str_radix(code, 16).ok()?, path.get(3..)?));
    }
    let first = path.as_bytes().first()?;
    Some((*first, path.get(1..)?))
}

/// No segment of a value is empty, or leads elsewhere.
fn decoded(value: &str) -> Option<String> {
    let is_one = value.split('/').all(|segment| !segment.is_empty());
    is_one.then(|| percent_decode_str(value).decode_utf8().ok().map(Cow::into_owned)).flatten()
}

/// With the characters that need no encoding as they are.
fn normal(path: &str) -> String {
    let mut normal = String::with_capacity(path.len());
    let mut rest = path;
    while let Some(first) = rest.chars().next() {
        match unit(rest) {
            Some((byte, behind)) if first == '%' && is_unreserved(byte) => {
                normal.push(char::from(byte));
                rest = behind;
            }
            _ => {
                normal.push(first);
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
            }
        }
    }
    normal
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}
