//! Where a stream goes on: behind the last item that was handed out.

use std::collections::VecDeque;

use http::{HeaderMap, HeaderName, HeaderValue, Uri};
use serde_json::Value;

use crate::base::records::Record;
use crate::caller::pagination::uri::with_parameter;
use crate::describe::streaming::Resume;

/// By what an event stream is asked to go on (WHATWG, HTML, 9.2.4).
const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");

/// How many of the last ids are remembered, to notice a server that begins anew.
const REMEMBERED: usize = 64;

/// The place behind the last item that was handed out.
#[derive(Debug, Default)]
pub(super) struct Cursor {
    by: Option<Resume>,
    last: Option<Place>,
    /// The ids of the first item and of the last ones.
    first: Option<String>,
    ids: VecDeque<String>,
}

#[derive(Debug)]
enum Place {
    Id(String),
    Member(String),
}

impl Cursor {
    pub(super) fn new(by: Option<Resume>) -> Self {
        Self { by, ..Self::default() }
    }

    /// Goes behind an item; `false` if that was handed out before.
    pub(super) fn pass(&mut self, record: &Record) -> bool {
        self.last = match (self.by, &record.id) {
            (Some(Resume { member, .. }), _) => text_at(&record.data, member).map(Place::Member),
            (None, Some(id)) if record.says_id => Some(Place::Id(id.clone())),
            // By the id of an item before it, it would come again.
            _ => None,
        };
        let Some(Place::Id(id) | Place::Member(id)) = &self.last else { return true };
        if self.first.as_ref() == Some(id) || self.ids.contains(id) {
            return false;
        }
        if self.ids.len() == REMEMBERED {
            self.ids.pop_front();
        }
        self.first.get_or_insert_with(|| id.clone());
        self.ids.push_back(id.clone());
        true
    }

    /// Makes the request ask for what follows; `false` if nothing says where that is.
    pub(super) fn apply(&self, uri: &mut Uri, headers: &mut HeaderMap) -> bool {
        match (&self.last, self.by) {
            (Some(Place::Id(id)), _) => match HeaderValue::from_bytes(id.as_bytes()) {
                Ok(id) => {
                    headers.insert(LAST_EVENT_ID, id);
                    true
                }
                Err(_) => false,
            },
            (Some(Place::Member(value)), Some(by)) => {
                let next = with_parameter(uri, by.query, value).ok();
                next.map(|next| *uri = next).is_some()
            }
            _ => false,
        }
    }
}

/// A text or a number in a JSON document, by its pointer.
fn text_at(data: &[u8], pointer: &str) -> Option<String> {
    let document: Value = serde_json::from_slice(data).ok()?;
    match document.pointer(pointer)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
