//! The names in a part's `Content-Disposition`.

use http::HeaderMap;
use http::header::CONTENT_DISPOSITION;

/// What a part is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Disposition {
    pub(super) name: Option<String>,
    pub(super) file_name: Option<String>,
}

impl Disposition {
    /// Reads the header. What browsers encode is decoded (HTML, "multipart form data"): quotes and the ends of lines. So a name with a
    /// literal `%22` is one with a quote; the two are sent as the same bytes.
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let text = headers.get(CONTENT_DISPOSITION).and_then(|value| std::str::from_utf8(value.as_bytes()).ok());
        let mut disposition = Self::default();
        let mut rest = text.and_then(|text| text.split_once(';')).map(|(_, rest)| rest);
        while let Some((name, value, behind)) = rest.and_then(parameter) {
            match name.as_str() {
                "name" => disposition.name = Some(value),
                "filename" => disposition.file_name = Some(value),
                _ => {}
            }
            rest = Some(behind);
        }
        disposition
    }
}

/// The first `name="value"`, and what is behind it.
fn parameter(text: &str) -> Option<(String, String, &str)> {
    let (name, rest) = text.split_once('=')?;
    let name = name.trim_matches(|c: char| c == ';' || c.is_whitespace()).to_ascii_lowercase();
    let rest = rest.trim_start();
    let Some(quoted) = rest.strip_prefix('"') else {
        let (value, behind) = rest.split_once(';').unwrap_or((rest, ""));
        return Some((name, value.trim_end().to_owned(), behind));
    };
    let (value, behind) = quoted.split_at_checked(end(quoted))?;
    let behind = behind.get(1..).unwrap_or_default();
    Some((name, unquoted(value), behind.split_once(';').map_or("", |(_, behind)| behind)))
}

/// Where a value in quotes ends: at a quote, but for one behind a backslash that more of the value follows, as curl writes it.
fn end(quoted: &str) -> usize {
    let is_end = |at: &usize| {
        let is_escaped = quoted.get(..*at).is_some_and(|before| before.ends_with('\\'));
        let behind = quoted.get(at + 1..).unwrap_or_default().trim_start();
        !is_escaped || behind.is_empty() || behind.starts_with(';')
    };
    quoted.match_indices('"').map(|(at, _)| at).find(is_end).unwrap_or(quoted.len())
}

fn unquoted(value: &str) -> String {
    value.replace("\\\"", "\"").replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n")
}
