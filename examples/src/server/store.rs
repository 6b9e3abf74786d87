//! What the server remembers. Every server starts with the same few rows, so that a run is like the one before.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};

use super::{NETWORK, SPACE, member};

/// Rows by id, as the JSON that the API shows.
pub(super) type Rows = BTreeMap<u64, Value>;

/// The memory of one server.
pub(super) struct Store {
    requests: AtomicU64,
    tables: Mutex<Tables>,
}

impl Store {
    pub(super) fn new() -> Self {
        Self { requests: AtomicU64::new(0), tables: Mutex::new(Tables::seeded()) }
    }

    /// Counts one more request and returns its number.
    pub(super) fn count_request(&self) -> u64 {
        self.requests.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// How many requests arrived so far.
    pub(super) fn requests(&self) -> u64 {
        self.requests.load(Ordering::Relaxed)
    }

    /// The tables. A handler that panicked leaves them usable.
    pub(super) fn tables(&self) -> MutexGuard<'_, Tables> {
        self.tables.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The rows of the network.
pub(super) struct Tables {
    pub(super) members: Rows,
    pub(super) spaces: Rows,
    pub(super) posts: Rows,
    /// Which members are in which space.
    pub(super) space_members: BTreeMap<u64, BTreeSet<u64>>,
    /// How often the story of a member was already told; see `story.rs`.
    pub(super) tries: BTreeMap<u64, u32>,
    next_id: u64,
}

impl Tables {
    fn seeded() -> Self {
        let people = [
            (member::ADA, "Ada", "Lovelace"),
            (member::GRACE, "Grace", "Hopper"),
            (member::KATHERINE, "Katherine", "Johnson"),
            (member::THROTTLED, "Radia", "Perlman"),
            (member::FLAKY, "Barbara", "Liskov"),
            (member::SLOW, "Karen", "Jones"),
        ];
        let members = people.map(|(id, first, last)| {
            let email = format!("{}@example.com", first.to_lowercase());
            (id, member_row(id, &email, first, last, "full"))
        });
        Self {
            members: Rows::from(members),
            spaces: Rows::from([
                (SPACE, row(SPACE, json!({ "name": "Town square", "collection_id": null }))),
                (SPACE + 1, row(SPACE + 1, json!({ "name": "Book club", "collection_id": 3 }))),
            ]),
            posts: Rows::new(),
            space_members: BTreeMap::from([(SPACE, BTreeSet::from([member::ADA, member::GRACE]))]),
            tries: BTreeMap::new(),
            next_id: 1000,
        }
    }

    /// An id that no row has.
    pub(super) fn fresh_id(&mut self) -> u64 {
        self.next_id += 1;
        self.next_id
    }

    /// The members of a space, or `None` if there is no such space.
    pub(super) fn members_of(&self, space: u64) -> Option<Vec<Value>> {
        self.spaces.get(&space)?;
        let ids = self.space_members.get(&space).into_iter().flatten();
        Some(ids.filter_map(|id| self.members.get(id)).cloned().collect())
    }

    /// Whether a member has this address.
    pub(super) fn has_email(&self, email: &str) -> bool {
        self.by_email(email).is_some()
    }

    /// The member with this address.
    pub(super) fn by_email(&self, email: &str) -> Option<&Value> {
        self.members.values().find(|row| row["email"] == email)
    }
}

/// A member as the API shows it, with the nulls that its prose warns of and a field that its schema does not list.
pub(super) fn member_row(id: u64, email: &str, first: &str, last: &str, kind: &str) -> Value {
    let permalink = format!("https://{NETWORK}.example.com/members/{id}");
    row(
        id,
        json!({
            "email": email,
            "member_type": kind,
            "first_name": first,
            "last_name": last,
            "time_zone": "Europe/London",
            "location": null,
            "bio": null,
            "referral_count": 0,
            "avatar": null,
            "permalink": permalink,
            "last_visited_at": null,
        }),
    )
}

/// `fields` with what every row has.
pub(super) fn row(id: u64, mut fields: Value) -> Value {
    fields["id"] = id.into();
    fields["created_at"] = "2026-01-05T09:00:00Z".into();
    fields["updated_at"] = "2026-01-05T09:00:00Z".into();
    fields
}
