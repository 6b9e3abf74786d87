//! The `Link` header (RFC 8288).

use http::HeaderMap;
use http::header::LINK;

/// What the `Link` headers say about the next page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Linked {
    /// There is no such header.
    Silent,
    /// None of the links leads to the next page.
    Last,
    /// The target of the first link that does, as it stands there.
    Next(String),
}

/// Looks for `rel="next"`.
pub(super) fn next(headers: &HeaderMap) -> Linked {
    if !headers.contains_key(LINK) {
        return Linked::Silent;
    }
    let mut values = headers.get_all(LINK).iter();
    let target = values.find_map(|value| next_in(&String::from_utf8_lossy(value.as_bytes())));
    target.map_or(Linked::Last, Linked::Next)
}

fn next_in(value: &str) -> Option<String> {
    let mut rest = value;
    while let Some((_, link)) = rest.split_once('<') {
        let (target, behind) = link.split_once('>')?;
        let (parameters, other_links) = split_quoted(behind, ',');
        if is_next(parameters) {
            return Some(target.trim().to_owned());
        }
        rest = other_links.unwrap_or_default();
    }
    None
}

/// Whether a link with these parameters leads from this page to the next one. With an `anchor` it leads from elsewhere.
fn is_next(parameters: &str) -> bool {
    let mut relation = None;
    let mut rest = Some(parameters);
    while let Some(parameter) = rest {
        let (parameter, others) = split_quoted(parameter, ';');
        rest = others;
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        let name = name.trim();
        if name.eq_ignore_ascii_case("anchor") {
            return false;
        }
        if name.eq_ignore_ascii_case("rel") {
            // The first one counts (section 3.3).
            relation = relation.or_else(|| Some(unquoted(value.trim())));
        }
    }
    relation.is_some_and(|types| types.split_ascii_whitespace().any(|one| one.eq_ignore_ascii_case("next")))
}

/// What stands before the first `separator` that is not in quotes, and what stands behind it.
fn split_quoted(text: &str, separator: char) -> (&str, Option<&str>) {
    let (mut is_quoted, mut is_escaped) = (false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' if is_quoted => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            c if c == separator && !is_quoted => {
                let (before, behind) = text.split_at(at);
                return (before, behind.strip_prefix(separator));
            }
            _ => {}
        }
    }
    (text, None)
}

fn unquoted(value: &str) -> String {
    let Some(quoted) = value.strip_prefix('"') else { return value.to_owned() };
    let (mut text, mut is_escaped) = (String::new(), false);
    for c in quoted.chars() {
        match c {
            '\\' if !is_escaped => is_escaped = true,
            '"' if !is_escaped => break,
            c => {
                text.push(c);
                is_escaped = false;
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails here says where")]

    use http::header::LINK;
    use http::{HeaderMap, HeaderValue};

    use super::{Linked, next};

    fn read(values: &[&str]) -> Linked {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(LINK, HeaderValue::from_str(value).unwrap());
        }
        next(&headers)
    }

    #[test]
    fn links_as_servers_write_them() {
        let table: [(&[&str], &str); 13] = [
            (&[r#"</2>; rel="next""#], "/2"),
            (&[r"</2>; rel=next"], "/2"),
            (&[r#"</2>;rel="next""#], "/2"),
            (&[r#"</1>; rel="prev", </3>; rel="next", </9>; rel="last""#], "/3"),
            (&[r#"</1>; rel="prev""#, r#"</3>; rel="next""#], "/3"),
            (&[r#"</3>; rel="last next""#], "/3"),
            (&[r#"</3>; title="a"; REL="Next"; type="text/html""#], "/3"),
            (&[r#"</3>; title="a, <b>; rel=\"prev\""; rel="next""#], "/3"),
            (&[r#"</1>; title="</7>; rel=next", </3>; rel=next"#], "/3"),
            (&["</3,4;5>; rel=next"], "/3,4;5"),
            (&["</3> ; rel = next"], "/3"),
            (&[r#"</3>; crossorigin; rel="next""#], "/3"),
            (&["<?page=3>; rel=next, <?page=4>; rel=next"], "?page=3"),
        ];
        for (values, target) in table {
            assert_eq!(read(values), Linked::Next(target.to_owned()), "{values:?}");
        }
    }

    #[test]
    fn other_links_mean_the_last_page_and_no_header_means_nothing() {
        let table = [
            r#"</1>; rel="prev""#,
            r#"</1>; rel="nextish""#,
            r#"</1>; rel="prev"; rel="next""#,
            r#"</1>; title="rel=next""#,
            r#"</1>; anchor="/elsewhere"; rel="next""#,
            r#"</1>; rel="next"; anchor="/elsewhere""#,
            "</1",
            "/1; rel=next",
            "",
        ];
        for value in table {
            assert_eq!(read(&[value]), Linked::Last, "{value}");
        }
        assert_eq!(read(&[]), Linked::Silent);
    }
}
