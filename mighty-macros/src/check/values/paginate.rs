//! `paginate`: its values.

use syn::LitStr;

use crate::diagnostics::Diagnostics;
use crate::messages::{Message, pagination as messages};
use crate::model::pagination::{Pagination, Way};
use crate::parse::field::{Field, example};
use crate::parse::paginate::RawPaginate;

/// Checks the values; `None` if the key is absent or unreadable.
pub(crate) fn check(given: Field<RawPaginate>, diagnostics: &mut Diagnostics) -> Option<Pagination> {
    let key = given.key_span()?;
    let is_sound = given.is_sound();
    let raw = given.take(diagnostics)?;
    if is_sound && !raw.is_alone && raw.order.is_empty() {
        diagnostics.at(key, messages::empty());
    }
    check_pairs(&raw, diagnostics);
    let order = raw.order.clone();
    let (ways, page_size) = Values::check(raw, diagnostics).sorted(&order);
    Some(Pagination { ways, page_size, key })
}

/// The values of the keys.
struct Values {
    link: Option<String>,
    has_link_header: bool,
    page_number: Option<String>,
    total_pages: Option<String>,
    cursor: Option<String>,
    cursor_parameter: Option<String>,
    page_size: Option<String>,
}

impl Values {
    fn check(raw: RawPaginate, diagnostics: &mut Diagnostics) -> Self {
        Self {
            link: path("link", raw.link, diagnostics),
            has_link_header: raw.link_header.take(diagnostics).is_some(),
            page_number: parameter("page_number", raw.page_number, diagnostics),
            total_pages: path("total_pages", raw.total_pages, diagnostics),
            cursor: path("cursor", raw.cursor, diagnostics),
            cursor_parameter: parameter("cursor_parameter", raw.cursor_parameter, diagnostics),
            page_size: parameter("page_size", raw.page_size, diagnostics),
        }
    }

    /// The ways to the next page in the order of their keys, and the page size.
    fn sorted(self, order: &[String]) -> (Vec<Way>, Option<String>) {
        let Self { link, has_link_header, page_number, total_pages, cursor, cursor_parameter, page_size } = self;
        let mut link = link.map(|path| Way::Link { path });
        let mut header = has_link_header.then_some(Way::LinkHeader);
        let mut count = page_number.map(|parameter| Way::PageNumber { parameter, total_pages });
        let mut cursor = cursor.zip(cursor_parameter).map(|(path, parameter)| Way::Cursor { path, parameter });
        let ways = order.iter().filter_map(|key| match key.as_str() {
            "link" => link.take(),
            "link_header" => header.take(),
            "page_number" => count.take(),
            "cursor" => cursor.take(),
            _ => None,
        });
        (ways.collect(), page_size)
    }
}

/// Checks that what belongs together is there.
fn check_pairs(raw: &RawPaginate, diagnostics: &mut Diagnostics) {
    let is_missing = |field: &Field<LitStr>, key| !field.is_given() && !raw.rest.may_mean(key);
    if let (Some(key), true) = (raw.total_pages.key_span(), is_missing(&raw.page_number, "page_number")) {
        diagnostics.at(key, messages::total_pages_alone());
    }
    if let (Some(key), true) = (raw.cursor.key_span(), is_missing(&raw.cursor_parameter, "cursor_parameter")) {
        diagnostics.at(key, messages::cursor_without_parameter());
    }
    if let (Some(key), true) = (raw.cursor_parameter.key_span(), is_missing(&raw.cursor, "cursor")) {
        diagnostics.at(key, messages::parameter_without_cursor());
    }
}

fn parameter(key: &str, given: Field<LitStr>, diagnostics: &mut Diagnostics) -> Option<String> {
    let literal = given.take(diagnostics)?;
    let name = literal.value();
    if name.is_empty() {
        diagnostics.at(literal.span(), messages::empty_parameter(example(key)));
        return None;
    }
    Some(name)
}

fn path(key: &str, given: Field<LitStr>, diagnostics: &mut Diagnostics) -> Option<String> {
    let literal = given.take(diagnostics)?;
    let path = literal.value();
    if let Some(problem) = check_path(key, &path) {
        diagnostics.at(literal.span(), problem);
        return None;
    }
    Some(path)
}

/// A JSON Pointer (RFC 6901) and a `JSONPath` (RFC 9535) are plausible, and a URL is what stands there.
fn check_path(key: &str, path: &str) -> Option<Message> {
    if path.contains("://") || path.contains('?') {
        return Some(messages::path_is_url(key, example(key)));
    }
    if path.contains(['/', '$', '[', ' ']) {
        let names = path.split(['/', '$', '[', ']', '.', ' ', '\'', '"']).filter(|name| !name.is_empty());
        return Some(messages::not_a_path(key, path, names.collect::<Vec<_>>().join(".")));
    }
    path.split('.').any(str::is_empty).then(|| messages::empty_name(key, path, example(key)))
}
