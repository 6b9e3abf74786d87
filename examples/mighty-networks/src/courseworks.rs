//! Sections, lessons and quizzes of courses.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
//! # fn main() { example(async |mighty, network| {
//! use mighty_networks::courseworks::{CourseworkStatus, CourseworkType, CourseworkUpdate, NewCoursework};
//! use mighty_networks::prelude::*;
//!
//! let course = SpaceId::new(5);
//! let lesson = NewCoursework::builder().kind(CourseworkType::Lesson).title("Valves").build();
//! let lesson = mighty.create_coursework(&network, course, &lesson).await?;
//! let posted = CourseworkUpdate::builder().status(CourseworkStatus::Posted).build();
//! mighty.update_coursework(&network, course, lesson.id, &posted).await?;
//! # Ok(()) }) }
//! ```

use bon::Builder;
use jiff::Timestamp;
use mighty_runtime::endpoints;
use sdk_support::{null_as_default, open_enum};
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use crate::ids::{CourseworkId, SpaceId};
use crate::{MightyNetworks, NetworkId, Page};

/// The sections, lessons and quizzes of a course, which is a space.
#[endpoints(
    api = MightyNetworks,
    openapi = "openapi.json",
    errors(401 { "token_expired" => TokenExpired, _ => Unauthorized }, 403, 429, 5xx),
    error = CourseworksError,
    testing = "testing",
    server = "testing"
)]
pub trait Courseworks {
    /// Returns one page of the courseworks of a course, or of those of a type, in a section, or in a state.
    ///
    /// - 404: the network has no such space.
    #[allow(clippy::too_many_arguments, reason = "the document's query parameters, each an argument")]
    #[endpoint(
        method = GET,
        path = "/networks/{network_id}/spaces/{space_id}/courseworks",
        success = 200,
        errors(404),
        paginate
    )]
    async fn list_courseworks(
        &self,
        network_id: &NetworkId,
        space_id: SpaceId,
        #[query(name = "type")] kind: Option<CourseworkType>,
        #[query] parent_id: Option<CourseworkId>,
        #[query] status: Option<CourseworkStatus>,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Page<Coursework>, ListCourseworksError>;

    /// Adds a coursework to a course.
    ///
    /// - 404: the network has no such space.
    /// - 422: the type, a state or a criterion is unknown, the space is no course, or the parent cannot have
    ///   children.
    #[endpoint(
        method = POST,
        path = "/networks/{network_id}/spaces/{space_id}/courseworks",
        success = 201,
        errors(404, 422)
    )]
    async fn create_coursework(
        &self,
        network_id: &NetworkId,
        space_id: SpaceId,
        #[body] new: &NewCoursework,
    ) -> Result<Coursework, CreateCourseworkError>;

    /// Returns one coursework.
    ///
    /// - 404: the network has no such space, or the coursework is not in it.
    #[endpoint(
        method = GET,
        path = "/networks/{network_id}/spaces/{space_id}/courseworks/{coursework_id}/",
        success = 200,
        errors(404)
    )]
    async fn get_coursework(
        &self,
        network_id: &NetworkId,
        space_id: SpaceId,
        coursework_id: CourseworkId,
    ) -> Result<Coursework, GetCourseworkError>;

    /// Changes a coursework.
    ///
    /// - 404: the network has no such space, or the coursework is not in it.
    /// - 422: a state or a criterion is unknown, or the parent cannot have children.
    #[endpoint(
        method = PATCH,
        path = "/networks/{network_id}/spaces/{space_id}/courseworks/{coursework_id}/",
        success = 200,
        errors(404, 422),
        idempotent
    )]
    async fn update_coursework(
        &self,
        network_id: &NetworkId,
        space_id: SpaceId,
        coursework_id: CourseworkId,
        #[body] changes: &CourseworkUpdate,
    ) -> Result<Coursework, UpdateCourseworkError>;

    /// Replaces what can be changed about a coursework.
    ///
    /// What is not set may be set back: the document does not say. [`update_coursework`](Self::update_coursework)
    /// leaves it as it is.
    ///
    /// - 404: the network has no such space, or the coursework is not in it.
    /// - 422: a state or a criterion is unknown, or the parent cannot have children.
    #[endpoint(
        method = PUT,
        path = "/networks/{network_id}/spaces/{space_id}/courseworks/{coursework_id}/",
        success = 200,
        errors(404, 422)
    )]
    async fn replace_coursework(
        &self,
        network_id: &NetworkId,
        space_id: SpaceId,
        coursework_id: CourseworkId,
        #[body] changes: &CourseworkUpdate,
    ) -> Result<Coursework, ReplaceCourseworkError>;

    /// Deletes a coursework.
    ///
    /// - 404: the network has no such space, or the coursework is not in it.
    #[endpoint(
        method = DELETE,
        path = "/networks/{network_id}/spaces/{space_id}/courseworks/{coursework_id}/",
        success = 204,
        errors(404)
    )]
    async fn delete_coursework(
        &self,
        network_id: &NetworkId,
        space_id: SpaceId,
        coursework_id: CourseworkId,
    ) -> Result<(), DeleteCourseworkError>;
}

/// A section, lesson or quiz of a course, or the overview of one.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coursework {
    /// Which coursework.
    pub id: CourseworkId,
    /// When the coursework was created.
    pub created_at: Option<Timestamp>,
    /// When the coursework was last changed.
    pub updated_at: Option<Timestamp>,
    /// The course, which is a space.
    pub space_id: Option<SpaceId>,
    /// What kind of coursework it is.
    #[serde(rename = "type")]
    pub kind: Option<CourseworkType>,
    /// The section or overview that it is in.
    pub parent_id: Option<CourseworkId>,
    /// What kind of coursework that is.
    pub parent_type: Option<CourseworkType>,
    /// The title.
    #[serde(default, deserialize_with = "null_as_default")]
    pub title: String,
    /// The text about it.
    pub description: Option<String>,
    /// Who can see it.
    pub status: Option<CourseworkStatus>,
    /// Its place among its siblings.
    #[serde(default, deserialize_with = "null_as_default")]
    pub position: u64,
    /// When it counts as completed.
    pub completion_criteria: Option<CompletionCriteria>,
    /// When it can be opened.
    pub unlocking_criteria: Option<UnlockingCriteria>,
    /// How many courseworks are in it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub children_count: u64,
    /// The URL of the coursework's page.
    #[serde(default, deserialize_with = "null_as_default")]
    pub permalink: String,
}

/// A section, lesson or quiz to be added to a course.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct NewCoursework {
    /// What kind of coursework it is: a lesson, a quiz or a section.
    #[serde(rename = "type")]
    pub kind: CourseworkType,
    /// The section that it is in.
    pub parent_id: Option<CourseworkId>,
    /// The title.
    pub title: Option<String>,
    /// The text about it.
    pub description: Option<String>,
    /// Who can see it; hosts only unless said.
    pub status: Option<CourseworkStatus>,
    /// When it counts as completed.
    pub completion_criteria: Option<CompletionCriteria>,
    /// When it can be opened.
    pub unlocking_criteria: Option<UnlockingCriteria>,
}

/// What to change about a coursework; what is not set stays as it is.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct CourseworkUpdate {
    /// The title.
    pub title: Option<String>,
    /// The text about it.
    pub description: Option<String>,
    /// The section that it is in.
    pub parent_id: Option<CourseworkId>,
    /// Who can see it.
    pub status: Option<CourseworkStatus>,
    /// When it counts as completed.
    pub completion_criteria: Option<CompletionCriteria>,
    /// When it can be opened.
    pub unlocking_criteria: Option<UnlockingCriteria>,
}

open_enum! {
    /// What kind of coursework it is.
    pub enum CourseworkType {
        /// Something to read or watch.
        Lesson = "lesson",
        /// Questions to answer.
        Quiz = "quiz",
        /// A part of the course, with lessons and quizzes in it.
        Section = "section",
        /// The first page of the course; it cannot be created.
        Overview = "overview",
    }
}

open_enum! {
    /// Who can see a coursework.
    pub enum CourseworkStatus {
        /// Everyone in the course.
        Posted = "posted",
        /// Hosts only.
        Hidden = "hidden",
        /// It waits to be posted.
        Pending = "pending",
    }
}

open_enum! {
    /// When a coursework counts as completed.
    pub enum CompletionCriteria {
        /// It is not counted.
        None = "none",
        /// When it was opened.
        Visited = "visited",
        /// When the member says so.
        Button = "button",
        /// When its video was watched.
        Video = "video",
        /// When enough answers are right.
        MinimumCorrectPercentage = "minimum_correct_percentage",
    }
}

open_enum! {
    /// When a coursework can be opened.
    pub enum UnlockingCriteria {
        /// At any time.
        None = "none",
        /// When the one before it is completed.
        Sequential = "sequential",
        /// Some time after the member joined the course.
        TimeFromCourseJoin = "time_from_course_join",
        /// From a certain day on.
        ScheduledDate = "scheduled_date",
    }
}
