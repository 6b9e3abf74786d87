//! Where a stream goes on: behind the last item that was handed out.

use std::collections::{BTreeMap, VecDeque};
use std::hash::{BuildHasher, RandomState};

use http::{HeaderMap, HeaderName, HeaderValue, Uri};
use serde_json::value::RawValue;

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
    /// The places of the first item, of the last ones of the answers before this one, and of this one. They are hashed, since they may
    /// be as long as an item.
    first: Option<u64>,
    before: VecDeque<u64>,
    now: VecDeque<u64>,
    is_again: bool,
    hasher: RandomState,
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

    /// Goes behind an item; `false` if an answer before this one had it. Within an answer, items may have the same: the second of a
    /// clock, or an id that stays.
    pub(super) fn pass(&mut self, record: &Record) -> bool {
        self.last = match (self.by, &record.id) {
            (Some(Resume { member, .. }), _) => text_at(&record.data, member).map(Place::Member),
            (None, Some(id)) if record.says_id => Some(Place::Id(id.clone())),
            // By the id of an item before it, it would come again.
            _ => None,
        };
        let Some(Place::Id(place) | Place::Member(place)) = &self.last else { return true };
        let place = self.hasher.hash_one(place);
        if self.is_again && (self.first == Some(place) || self.before.contains(&place)) {
            return false;
        }
        self.first.get_or_insert(place);
        remember(&mut self.now, place);
        true
    }

    /// Another answer begins, which is to repeat nothing.
    pub(super) fn begin_again(&mut self) {
        self.is_again = true;
        for place in self.now.drain(..) {
            remember(&mut self.before, place);
        }
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

fn remember(places: &mut VecDeque<u64>, place: u64) {
    if places.len() == REMEMBERED {
        places.pop_front();
    }
    places.push_back(place);
}

/// A text that is not empty, or a number, in a JSON document, by its pointer (RFC 6901). A number is as it is written: read as one, a
/// long one would be another.
fn text_at(data: &[u8], pointer: &str) -> Option<String> {
    let mut at: &RawValue = serde_json::from_slice(data).ok()?;
    for token in pointer.split('/').skip(1) {
        let token = token.replace("~1", "/").replace("~0", "~");
        at = match at.get().as_bytes().first()? {
            b'{' => serde_json::from_str::<BTreeMap<String, &RawValue>>(at.get()).ok()?.remove(&token)?,
            b'[' => serde_json::from_str::<Vec<&RawValue>>(at.get()).ok()?.get(index(&token)?).copied()?,
            _ => return None,
        };
    }
    let text = match at.get().as_bytes().first()? {
        b'"' => serde_json::from_str(at.get()).ok()?,
        b'-' | b'0'..=b'9' => at.get().to_owned(),
        _ => return None,
    };
    Some(text).filter(|text| !text.is_empty())
}

/// The place in a list, as a pointer says it: neither a sign nor a zero too many.
fn index(token: &str) -> Option<usize> {
    let index: usize = token.parse().ok()?;
    (index.to_string() == token).then_some(index)
}
