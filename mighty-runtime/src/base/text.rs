//! A useful line about an answer whatever its body is.

use std::borrow::Cow;
use std::fmt;

use http::StatusCode;

/// Characters of an unstructured body that are shown.
const MAX_EXCERPT: usize = 200;
/// Characters of any message that `Display` prints.
const MAX_DISPLAY: usize = 500;

/// The message of an answer, never empty: what its body says in the API's format, unless that is nothing that can be read.
pub(crate) fn of<'a>(said: Option<Cow<'a, str>>, status: StatusCode, body: &[u8]) -> Cow<'a, str> {
    let is_readable = |said: &Cow<'_, str>| said.contains(|c: char| !c.is_whitespace() && !c.is_control());
    said.filter(is_readable).unwrap_or_else(|| fallback(status, body))
}

/// The message of an answer whose body has none in the API's format: an HTML page's title or first heading, the beginning of a
/// text, or the status's reason phrase.
fn fallback(status: StatusCode, body: &[u8]) -> Cow<'static, str> {
    let body = without_byte_order_mark(body);
    let text = String::from_utf8_lossy(body.get(..4096).unwrap_or(body));
    let excerpt = match headline_in(&text) {
        Some(headline) => headline,
        // Markup without either tells a human nothing.
        None if text.trim_start().starts_with('<') => String::new(),
        None => excerpt(&text),
    };
    if excerpt.is_empty() { reason(status) } else { excerpt.into() }
}

/// Whether two texts are the same, while a crate is compiled.
pub(crate) const fn is_same(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.as_bytes(), other.as_bytes());
    while let ([a, one_rest @ ..], [b, other_rest @ ..]) = (one, other) {
        if *a != *b {
            return false;
        }
        (one, other) = (one_rest, other_rest);
    }
    one.is_empty() && other.is_empty()
}

/// The reason phrase of the status registry.
pub(crate) fn reason(status: StatusCode) -> Cow<'static, str> {
    match status.canonical_reason() {
        Some(reason) => reason.into(),
        None => format!("status {}", status.as_u16()).into(),
    }
}

/// The title of an HTML page, or else its first heading, white space folded and cut off.
pub(crate) fn title(body: &[u8]) -> Option<String> {
    headline_in(&String::from_utf8_lossy(body.get(..4096).unwrap_or(body)))
}

fn headline_in(text: &str) -> Option<String> {
    // ASCII lower case keeps byte positions.
    let lower = text.to_ascii_lowercase();
    let title = element_in(text, &lower, "title").map(excerpt).filter(|title| !title.is_empty());
    let is_page = text.trim_start().starts_with('<');
    title.or_else(|| {
        if !is_page {
            return None;
        }
        let headings = ["h1", "h2", "h3", "h4", "h5", "h6"].into_iter();
        let places = headings.filter_map(|name| Some((opening(&lower, name)?, name)));
        let (_, first) = places.min()?;
        element_in(text, &lower, first).map(|inside| excerpt(&without_tags(inside))).filter(|text| !text.is_empty())
    })
}

/// Where the element begins.
fn opening(lower: &str, name: &str) -> Option<usize> {
    let tag = format!("<{name}");
    let is_whole = |at: &usize| {
        let next = lower.get(at + tag.len()..).and_then(|rest| rest.chars().next());
        next.is_some_and(|next| next == '>' || next.is_ascii_whitespace())
    };
    lower.match_indices(&tag).map(|(at, _)| at).find(is_whole)
}

/// What is inside the first element of that name; `lower` is the text in lower case.
fn element_in<'a>(text: &'a str, lower: &str, name: &str) -> Option<&'a str> {
    let open = opening(lower, name)?;
    let start = open + lower.get(open..)?.find('>')? + 1;
    let end = start + lower.get(start..)?.find(&format!("</{name}"))?;
    text.get(start..end)
}

fn without_tags(markup: &str) -> String {
    let mut is_tag = false;
    let outside = |character: char| {
        match character {
            '<' => is_tag = true,
            '>' if is_tag => {
                is_tag = false;
                return Some(' ');
            }
            _ => {}
        }
        (!is_tag).then_some(character)
    };
    markup.chars().filter_map(outside).collect()
}

/// The first characters, white space folded.
fn excerpt(text: &str) -> String {
    let mut words = String::new();
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
        if words.len() >= MAX_EXCERPT {
            break;
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    let cut = words.char_indices().nth(MAX_EXCERPT).map(|(at, _)| at);
    if let Some(cut) = cut {
        words.truncate(cut);
        words.push('…');
    }
    words
}

/// JSON without the mark that some servers put before it: a parser may ignore it (RFC 8259, 8.1).
pub(crate) fn without_byte_order_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body)
}

/// Prints a message on one line and of bounded length: it comes from a server, and goes into logs.
pub(crate) struct OneLine<'a>(pub(crate) &'a str);

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write;
        for (index, character) in self.0.chars().enumerate() {
            if index == MAX_DISPLAY {
                return f.write_char('…');
            }
            f.write_char(if character.is_control() { ' ' } else { character })?;
        }
        Ok(())
    }
}
