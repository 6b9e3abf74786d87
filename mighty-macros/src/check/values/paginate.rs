//! `paginate`: its values.

use syn::LitStr;

use crate::diagnostics::Diagnostics;
use crate::messages::{Message, pagination as messages};
use crate::model::pagination::{Pagination, Place, Way};
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
    let (order, member) = (raw.order.clone(), raw.cursor_member.key_span());
    let (ways, page_size) = Values::check(raw, diagnostics).sorted(&order);
    Some(Pagination { ways, page_size, key, member })
}

/// The values of the keys.
struct Values {
    link: Option<String>,
    has_link_header: bool,
    page_number: Option<String>,
    total_pages: Option<String>,
    cursor: Option<String>,
    last_item: Option<String>,
    place: Option<Place>,
    has_more: Option<String>,
    page_size: Option<String>,
}

impl Values {
    fn check(raw: RawPaginate, diagnostics: &mut Diagnostics) -> Self {
        let in_query = parameter("cursor_parameter", raw.cursor_parameter, diagnostics).map(Place::Parameter);
        let in_body = path("cursor_member", raw.cursor_member, diagnostics).map(Place::Member);
        Self {
            link: path("link", raw.link, diagnostics),
            has_link_header: raw.link_header.take(diagnostics).is_some(),
            page_number: parameter("page_number", raw.page_number, diagnostics),
            total_pages: path("total_pages", raw.total_pages, diagnostics),
            cursor: path("cursor", raw.cursor, diagnostics),
            last_item: path("last_item", raw.last_item, diagnostics),
            place: in_query.or(in_body),
            has_more: path("has_more", raw.has_more, diagnostics),
            page_size: parameter("page_size", raw.page_size, diagnostics),
        }
    }

    /// The ways to the next page in the order of their keys, and the page size.
    fn sorted(self, order: &[String]) -> (Vec<Way>, Option<String>) {
        let Self { link, has_link_header, page_number, total_pages, cursor, last_item, place, has_more, page_size } =
            self;
        let mut link = link.map(|path| Way::Link { path });
        let mut header = has_link_header.then_some(Way::LinkHeader);
        let mut count = page_number.map(|parameter| Way::PageNumber { parameter, total_pages });
        let is_of_last_item = cursor.is_none();
        let mut value =
            cursor.or(last_item).zip(place).map(|(path, place)| Way::Value { path, is_of_last_item, place, has_more });
        let ways = order.iter().filter_map(|key| match key.as_str() {
            "link" => link.take(),
            "link_header" => header.take(),
            "page_number" => count.take(),
            "cursor" | "last_item" => value.take(),
            _ => None,
        });
        (ways.collect(), page_size)
    }
}

/// Checks that what belongs together is there.
fn check_pairs(raw: &RawPaginate, diagnostics: &mut Diagnostics) {
    if let (Some(key), true) = (raw.total_pages.key_span(), is_missing(raw, &raw.page_number, "page_number")) {
        diagnostics.at(key, messages::total_pages_alone());
    }
    check_value(raw, diagnostics);
}

/// Whether it is neither there nor may be meant by a key that is misspelt.
fn is_missing(raw: &RawPaginate, field: &Field<LitStr>, key: &str) -> bool {
    !field.is_given() && !raw.rest.may_mean(key)
}

/// The same of a cursor or a last item: what it is, and where it goes.
fn check_value(raw: &RawPaginate, diagnostics: &mut Diagnostics) {
    let whats = [&raw.cursor, &raw.last_item];
    let places = [&raw.cursor_parameter, &raw.cursor_member];
    let [what, place] = [whats, places].map(|fields| fields.map(Field::key_span).into_iter().flatten().next());
    let lacks_what = is_missing(raw, &raw.cursor, "cursor") && is_missing(raw, &raw.last_item, "last_item");
    let lacks_place = is_missing(raw, &raw.cursor_parameter, "cursor_parameter")
        && is_missing(raw, &raw.cursor_member, "cursor_member");
    match (what, place) {
        (Some(key), None) if lacks_place => diagnostics.at(key, messages::cursor_without_parameter()),
        (None, Some(key)) if lacks_what => diagnostics.at(key, messages::parameter_without_cursor()),
        _ => {}
    }
    if let (Some(_), Some(second)) = (raw.cursor.key_span(), raw.last_item.key_span()) {
        diagnostics.at(second, messages::cursor_and_last_item());
    }
    if let (Some(_), Some(second)) = (raw.cursor_parameter.key_span(), raw.cursor_member.key_span()) {
        diagnostics.at(second, messages::parameter_and_member());
    }
    if let (Some(key), None, None, true) = (raw.has_more.key_span(), what, place, lacks_what) {
        diagnostics.at(key, messages::has_more_alone());
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
