//! `stream(…)`.

use darling::FromMeta;
use syn::LitStr;

use super::field::{Field, Flag, Form, Key, Value, wrong_form};
use super::keys;
use crate::diagnostics::Diagnostic;

const KEYS: &[&str] = &["end", "end_event", "unmarked_end", "resume", "skip_undecodable", "idle_timeout"];

const RESUME_KEYS: &[&str] = &["parameter", "member"];

/// What `stream(…)` says.
#[derive(Debug, Default, FromMeta)]
#[darling(default)]
pub(crate) struct RawStream {
    /// The data that mark the end.
    pub end: Field<LitStr>,
    /// The type of the event that marks the end.
    pub end_event: Field<LitStr>,
    /// Nothing marks the end, whatever the API says.
    pub unmarked_end: Field<Flag>,
    /// How it goes on when it breaks off.
    pub resume: Field<RawResume>,
    /// It goes on behind an item that does not decode.
    pub skip_undecodable: Field<Flag>,
    /// The longest silence.
    pub idle_timeout: Field<LitStr>,
    /// There is nothing in the parentheses.
    #[darling(skip)]
    pub is_empty: bool,
}

/// What `resume(…)` says.
#[derive(Debug, Default, FromMeta)]
#[darling(default)]
pub(crate) struct RawResume {
    /// The query parameter.
    pub parameter: Field<LitStr>,
    /// The member of an item.
    pub member: Field<LitStr>,
    /// What else may have been meant.
    #[darling(skip)]
    pub rest: keys::Rest,
}

impl Value for RawStream {
    fn read(key: &Key, form: Form, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let Form::List(tokens) = form else {
            problems.push(wrong_form(key, &form));
            return None;
        };
        let is_empty = tokens.is_empty();
        let split = keys::split(tokens, "stream", KEYS, problems);
        // Every field takes any form, so that darling has nothing to refuse.
        Some(Self { is_empty, ..Self::from_list(&split.items).unwrap_or_default() })
    }
}

impl Value for RawResume {
    fn read(key: &Key, form: Form, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let Form::List(tokens) = form else {
            problems.push(wrong_form(key, &form));
            return None;
        };
        let before = problems.len();
        let split = keys::split(tokens, "resume", RESUME_KEYS, problems);
        // One that nobody knows is most likely one of the two.
        let rest = if problems.len() > before { keys::Rest::unreadable() } else { split.rest };
        Some(Self { rest, ..Self::from_list(&split.items).unwrap_or_default() })
    }
}
