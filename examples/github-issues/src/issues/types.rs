//! What issues are made of.

use bon::Builder;
use jiff::Timestamp;
use sdk_support::{null_as_default, open_enum};
use serde::{Deserialize, Serialize};
use serde_with::formats::CommaSeparator;
use serde_with::{StringWithSeparator, rust::double_option, serde_as, skip_serializing_none};

use crate::User;
use crate::ids::{IssueId, IssueNumber, MilestoneNumber};
use crate::labels::Label;
use crate::lenient::texts_or_objects;

/// An issue, or a pull request.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// Which issue, over all of GitHub.
    pub id: IssueId,
    /// Which issue of its repository.
    pub number: IssueNumber,
    /// The title.
    pub title: String,
    /// The text, in Markdown.
    pub body: Option<String>,
    /// Whether it is open.
    pub state: IssueState,
    /// Why it is in that state.
    pub state_reason: Option<StateReason>,
    /// Who wrote it; `None` if the account is gone.
    pub user: Option<User>,
    /// The labels.
    #[serde(default, deserialize_with = "texts_or_objects")]
    pub labels: Vec<Label>,
    /// Who is to see to it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub assignees: Vec<User>,
    /// What it is planned for.
    pub milestone: Option<Milestone>,
    /// Whether only those who can write to the repository can comment.
    #[serde(default)]
    pub locked: bool,
    /// Why it is locked.
    pub active_lock_reason: Option<LockReason>,
    /// How many comments it has.
    #[serde(default)]
    pub comments: u64,
    /// What makes it a pull request; `None` for an issue.
    pub pull_request: Option<PullRequestLinks>,
    /// Its page.
    pub html_url: Option<String>,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
}

/// Where a pull request is.
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PullRequestLinks {
    /// Its page.
    pub html_url: Option<String>,
    /// When it was merged.
    pub merged_at: Option<Timestamp>,
}

/// What issues are planned for.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// Which milestone of its repository.
    pub number: MilestoneNumber,
    /// The title.
    pub title: String,
}

open_enum! {
    /// Whether an issue is open.
    pub enum IssueState {
        /// It is open.
        Open = "open",
        /// It is closed.
        Closed = "closed",
        /// Either, in a filter.
        All = "all",
    }
}

open_enum! {
    /// Why an issue is in its state.
    pub enum StateReason {
        /// It is closed because it is done.
        Completed = "completed",
        /// It is closed because nobody will do it.
        NotPlanned = "not_planned",
        /// It is closed because another one is about the same.
        Duplicate = "duplicate",
        /// It is open again.
        Reopened = "reopened",
    }
}

open_enum! {
    /// Why an issue is locked.
    pub enum LockReason {
        /// The comments are about something else.
        OffTopic = "off-topic",
        /// The comments are not friendly.
        TooHeated = "too heated",
        /// There is nothing left to say.
        Resolved = "resolved",
        /// The comments are advertisements.
        Spam = "spam",
    }
}

open_enum! {
    /// By what issues are sorted.
    pub enum IssueSort {
        /// By when they were written.
        Created = "created",
        /// By when they were last changed.
        Updated = "updated",
        /// By the number of comments.
        Comments = "comments",
    }
}

open_enum! {
    /// In which order a list is sorted.
    pub enum Direction {
        /// The lowest or oldest first.
        Ascending = "asc",
        /// The highest or latest first.
        Descending = "desc",
    }
}

/// Which issues to list, and how sorted. What is not set does not matter; without a state, only open ones are listed.
#[serde_as]
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct IssueFilter {
    /// In which state.
    pub state: Option<IssueState>,
    /// With all of these labels.
    #[serde_as(as = "StringWithSeparator::<CommaSeparator, String>")]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[builder(default, with = |names: impl IntoIterator<Item = impl Into<String>>| names.into_iter().map(Into::into).collect())]
    pub labels: Vec<String>,
    /// The number of a milestone, `*` for any, `none` for none.
    pub milestone: Option<String>,
    /// Who is to see to them, `*` for anyone, `none` for nobody.
    pub assignee: Option<String>,
    /// The name of a type of issues, `*` for any, `none` for none.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Who wrote them.
    pub creator: Option<String>,
    /// Who is mentioned in them.
    pub mentioned: Option<String>,
    /// With all of these values of issue fields, each as `field_slug:value`: `priority:Urgent`. Only repositories of
    /// organizations have such fields.
    #[serde_as(as = "StringWithSeparator::<CommaSeparator, String>")]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[builder(default, with = |values: impl IntoIterator<Item = impl Into<String>>| values.into_iter().map(Into::into).collect())]
    pub issue_field_values: Vec<String>,
    /// Changed since then.
    pub since: Option<Timestamp>,
    /// By what they are sorted.
    pub sort: Option<IssueSort>,
    /// In which order.
    pub direction: Option<Direction>,
}

/// An issue to be created.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct NewIssue {
    /// The title.
    pub title: String,
    /// The text, in Markdown.
    pub body: Option<String>,
    /// What it is planned for.
    pub milestone: Option<MilestoneNumber>,
    /// The labels, by name; those that do not exist are created.
    #[builder(with = |names: impl IntoIterator<Item = impl Into<String>>| names.into_iter().map(Into::into).collect())]
    pub labels: Option<Vec<String>>,
    /// Who is to see to it, by login.
    #[builder(with = |names: impl IntoIterator<Item = impl Into<String>>| names.into_iter().map(Into::into).collect())]
    pub assignees: Option<Vec<String>>,
}

/// What to change about an issue; what is not set stays as it is.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct IssueUpdate {
    /// The title.
    pub title: Option<String>,
    /// The text, in Markdown.
    pub body: Option<String>,
    /// Whether it is open.
    pub state: Option<IssueState>,
    /// Why.
    pub state_reason: Option<StateReason>,
    /// What it is planned for; `Some(None)` plans it for nothing.
    #[serde(default, with = "double_option", skip_serializing_if = "Option::is_none")]
    pub milestone: Option<Option<MilestoneNumber>>,
    /// All its labels, by name.
    #[builder(with = |names: impl IntoIterator<Item = impl Into<String>>| names.into_iter().map(Into::into).collect())]
    pub labels: Option<Vec<String>>,
    /// All who are to see to it, by login.
    #[builder(with = |names: impl IntoIterator<Item = impl Into<String>>| names.into_iter().map(Into::into).collect())]
    pub assignees: Option<Vec<String>>,
}

/// How to lock an issue.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Builder)]
pub struct Locking {
    /// Why.
    pub lock_reason: Option<LockReason>,
}
