//! What the server knows.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

/// The owner of the one repository that there is.
pub(crate) const OWNER: &str = "octocat";
/// Its name.
pub(crate) const REPO: &str = "engines";
/// The one token that is valid. Without any, nothing can be written.
pub(crate) const TOKEN: &str = "ghp_example";
/// An issue that was deleted.
pub(super) const DELETED: u64 = 13;
/// Requests in an hour.
pub(super) const LIMIT: u64 = 5_000;

/// Why a request is one too many.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Refusal {
    /// None is left in this window, whose end is now; with this status.
    Primary(u16),
    /// Too many at once, which is said in words and by no header; with this status.
    #[allow(dead_code, reason = "the example is not in such a hurry")]
    Secondary(u16),
}

/// The state, the same for every server at first.
pub(super) struct Store {
    pub(super) url: String,
    state: Mutex<State>,
}

struct State {
    issues: Vec<Value>,
    labels: Vec<Value>,
    refusals: VecDeque<Refusal>,
    requests: Vec<String>,
    used: u64,
}

impl Store {
    pub(super) fn new(url: String) -> Self {
        let labels = [("bug", "d73a4a"), ("enhancement", "a2eeef"), ("question", "d876e3")];
        let labels = labels.iter().enumerate().map(|(index, (name, color))| label(index, name, color)).collect();
        let state = State { issues: Vec::new(), labels, refusals: VecDeque::new(), requests: Vec::new(), used: 0 };
        let store = Self { url, state: Mutex::new(state) };
        let first = [
            ("It leaks", "bug"),
            ("It is loud", "bug"),
            ("Run on peat", "enhancement"),
            ("Which oil?", "question"),
            ("It whistles", "bug"),
            ("A second whistle", "enhancement"),
            ("It leaks again", "bug"),
        ];
        for (title, label) in first {
            store.write_issue(title, &[label]);
        }
        store
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn requests(&self) -> Vec<String> {
        self.state().requests.clone()
    }

    pub(super) fn refuse(&self, refusals: impl IntoIterator<Item = Refusal>) {
        self.state().refusals.extend(refusals);
    }

    /// Notes a request; says how it is refused, if it is.
    pub(super) fn begin(&self, request: String) -> Option<Refusal> {
        let mut state = self.state();
        state.requests.push(request);
        state.refusals.pop_front()
    }

    /// Counts an answer that is not free, and says how many are left.
    pub(super) fn spend(&self, requests: u64) -> u64 {
        let mut state = self.state();
        state.used += requests;
        LIMIT - state.used
    }

    pub(super) fn write_issue(&self, title: &str, labels: &[&str]) -> Value {
        let mut state = self.state();
        let number = state.issues.len() + 1;
        let of_it = state.labels.iter().filter(|label| labels.iter().any(|name| label["name"] == **name));
        let issue = json!({
            "id": 1_000 + number, "number": number, "title": title, "body": null, "state": "open", "locked": false,
            "user": owner(), "labels": of_it.collect::<Vec<_>>(), "assignees": [], "milestone": null, "comments": 0,
            "created_at": "2026-01-01T08:00:00Z", "updated_at": format!("2026-01-01T08:00:{number:02}Z"),
            "closed_at": null,
        });
        state.issues.push(issue.clone());
        issue
    }

    /// The open issues that have this label, if any is asked for; the newest first.
    pub(super) fn issues(&self, label: Option<&str>) -> Vec<Value> {
        let has_label = |issue: &&Value| {
            let labels = issue["labels"].as_array().into_iter().flatten();
            label.is_none_or(|name| labels.clone().any(|label| label["name"] == name))
        };
        self.state().issues.iter().rev().filter(has_label).cloned().collect()
    }

    pub(super) fn issue(&self, number: u64) -> Option<Value> {
        self.state().issues.iter().find(|issue| issue["number"] == number).cloned()
    }

    /// Changes fields of an issue.
    pub(super) fn update_issue(&self, number: u64, changes: &Value) -> Option<Value> {
        let mut state = self.state();
        let issue = state.issues.iter_mut().find(|issue| issue["number"] == number)?;
        for (field, value) in changes.as_object()? {
            issue[field.as_str()] = value.clone();
        }
        Some(issue.clone())
    }

    pub(super) fn labels(&self) -> Vec<Value> {
        self.state().labels.clone()
    }

    /// A new label, unless there is one of that name.
    pub(super) fn create_label(&self, name: &str, color: &str) -> Option<Value> {
        let mut state = self.state();
        let is_same = |label: &Value| label["name"].as_str().is_some_and(|other| other.eq_ignore_ascii_case(name));
        if state.labels.iter().any(is_same) {
            return None;
        }
        let label = label(state.labels.len(), name, color);
        state.labels.push(label.clone());
        Some(label)
    }
}

fn label(index: usize, name: &str, color: &str) -> Value {
    json!({"id": 100 + index, "name": name, "color": color, "description": null, "default": true})
}

/// The owner, as other objects mention it.
pub(super) fn owner() -> Value {
    json!({"id": 1, "login": OWNER, "type": "User"})
}

/// Seconds since 1970.
pub(super) fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}
