//! `Courseworks`.

use mighty_runtime::Items;

use crate::courseworks::{
    CompletionCriteria, Coursework, CourseworkStatus, CourseworkType, CourseworkUpdate, CreateCourseworkError,
    DeleteCourseworkError, GetCourseworkError, ListCourseworksError, NewCoursework, ReplaceCourseworkError,
    UnlockingCriteria, UpdateCourseworkError,
};
use crate::prelude::*;
use crate::testing::TestNetwork;
use crate::testing::place::page;
use crate::testing::refusals::missing;
use crate::testing::setting::{set, set_some};
use crate::testing::shown;
use crate::testing::state::State;
use crate::testing::valid::{self, Valid, valid};

/// What can be created, which the first page of a course cannot.
const CREATED: &[CourseworkType] = &[CourseworkType::Lesson, CourseworkType::Quiz, CourseworkType::Section];

impl State {
    /// A coursework of that course.
    fn coursework_in(&self, space: SpaceId, id: CourseworkId) -> Result<Coursework, MightyError> {
        self.spaces.find(space)?;
        let coursework = self.courseworks.find(id)?;
        if coursework.space_id == Some(space) { Ok(self.with_children(coursework)) } else { Err(missing("Coursework")) }
    }

    fn with_children(&self, coursework: &Coursework) -> Coursework {
        let children = self.courseworks.iter().filter(|child| child.parent_id == Some(coursework.id)).count();
        Coursework { children_count: u64::try_from(children).unwrap_or(u64::MAX), ..coursework.clone() }
    }

    /// Whether a coursework can be in that parent.
    fn check_parent(&self, space: SpaceId, id: Option<CourseworkId>, parent: Option<CourseworkId>) -> Valid {
        let Some(parent) = parent else { return Ok(()) };
        let is_parent = self.coursework_in(space, parent).is_ok_and(|parent| {
            Some(parent.id) != id && matches!(parent.kind, Some(CourseworkType::Section | CourseworkType::Overview))
        });
        valid(is_parent, "Parent can't have children")
    }

    fn add_coursework(&mut self, space: SpaceId, new: &NewCoursework) -> Coursework {
        let now = self.tick();
        let parent_type = new.parent_id.and_then(|parent| self.courseworks.find(parent).ok()?.kind.clone());
        let is_sibling = |other: &&Coursework| other.space_id == Some(space) && other.parent_id == new.parent_id;
        let last = self.courseworks.iter().filter(is_sibling).map(|sibling| sibling.position).max();
        self.courseworks.add(|id| Coursework {
            id,
            created_at: Some(now),
            updated_at: Some(now),
            space_id: Some(space),
            kind: Some(new.kind.clone()),
            parent_id: new.parent_id,
            parent_type,
            title: new.title.clone().unwrap_or_default(),
            description: new.description.clone(),
            status: Some(new.status.clone().unwrap_or(CourseworkStatus::Hidden)),
            position: last.map_or(1, |last| last + 1),
            completion_criteria: Some(new.completion_criteria.clone().unwrap_or(CompletionCriteria::None)),
            unlocking_criteria: Some(new.unlocking_criteria.clone().unwrap_or(UnlockingCriteria::None)),
            children_count: 0,
            permalink: shown::permalink("courseworks", id),
        })
    }

    fn set_coursework(&mut self, id: CourseworkId, changes: &CourseworkUpdate) -> Result<Coursework, MightyError> {
        let now = self.tick();
        let parent_type = changes.parent_id.and_then(|parent| self.courseworks.find(parent).ok()?.kind.clone());
        let coursework = self.courseworks.change(id)?;
        set(&mut coursework.title, &changes.title);
        set_some(&mut coursework.description, &changes.description);
        set_some(&mut coursework.parent_id, &changes.parent_id);
        set_some(&mut coursework.parent_type, &parent_type);
        set_some(&mut coursework.status, &changes.status);
        set_some(&mut coursework.completion_criteria, &changes.completion_criteria);
        set_some(&mut coursework.unlocking_criteria, &changes.unlocking_criteria);
        coursework.updated_at = Some(now);
        let coursework = coursework.clone();
        Ok(self.with_children(&coursework))
    }

    /// Takes a coursework away, with those in it.
    fn remove_coursework(&mut self, id: CourseworkId) -> Result<(), MightyError> {
        self.courseworks.remove(id)?;
        for child in self.courseworks.filtered(|child| child.parent_id == Some(id)) {
            self.remove_coursework(child.id)?;
        }
        Ok(())
    }
}

fn check_new(new: &NewCoursework) -> Valid {
    valid::known("Type", Some(&new.kind), CREATED)?;
    check(new.status.as_ref(), new.completion_criteria.as_ref(), new.unlocking_criteria.as_ref())
}

fn check_changes(changes: &CourseworkUpdate) -> Valid {
    check(changes.status.as_ref(), changes.completion_criteria.as_ref(), changes.unlocking_criteria.as_ref())
}

fn check(
    status: Option<&CourseworkStatus>,
    completion: Option<&CompletionCriteria>,
    unlocking: Option<&UnlockingCriteria>,
) -> Valid {
    valid::known("Status", status, CourseworkStatus::KNOWN)?;
    valid::known("Completion criteria", completion, CompletionCriteria::KNOWN)?;
    valid::known("Unlocking criteria", unlocking, UnlockingCriteria::KNOWN)
}

impl Courseworks for TestNetwork {
    async fn list_courseworks(
        &self,
        _: &NetworkId,
        space_id: SpaceId,
        kind: Option<CourseworkType>,
        parent_id: Option<CourseworkId>,
        status: Option<CourseworkStatus>,
        number: Option<u64>,
        per_page: Option<u64>,
    ) -> Result<Page<Coursework>, ListCourseworksError> {
        let state = self.state();
        state.spaces.find(space_id).map_err(ListCourseworksError::not_found)?;
        let is_wanted = |coursework: &&Coursework| {
            coursework.space_id == Some(space_id)
                && (kind.is_none() || coursework.kind == kind)
                && (parent_id.is_none() || coursework.parent_id == parent_id)
                && (status.is_none() || coursework.status == status)
        };
        let wanted = state.courseworks.iter().filter(is_wanted).map(|coursework| state.with_children(coursework));
        Ok(page(wanted.collect(), number, per_page))
    }

    fn list_courseworks_stream(
        &self,
        network_id: &NetworkId,
        space_id: SpaceId,
        kind: Option<CourseworkType>,
        parent_id: Option<CourseworkId>,
        status: Option<CourseworkStatus>,
        page: Option<u64>,
        per_page: Option<u64>,
    ) -> Items<Page<Coursework>, ListCourseworksError> {
        self.client().list_courseworks_stream(network_id, space_id, kind, parent_id, status, page, per_page)
    }

    async fn create_coursework(
        &self,
        _: &NetworkId,
        space_id: SpaceId,
        new: &NewCoursework,
    ) -> Result<Coursework, CreateCourseworkError> {
        let mut state = self.state();
        state.spaces.find(space_id).map_err(CreateCourseworkError::not_found)?;
        check_new(new).map_err(CreateCourseworkError::unprocessable_entity)?;
        let checked = state.check_parent(space_id, None, new.parent_id);
        checked.map_err(CreateCourseworkError::unprocessable_entity)?;
        Ok(state.add_coursework(space_id, new))
    }

    async fn get_coursework(
        &self,
        _: &NetworkId,
        space_id: SpaceId,
        coursework_id: CourseworkId,
    ) -> Result<Coursework, GetCourseworkError> {
        self.state().coursework_in(space_id, coursework_id).map_err(GetCourseworkError::not_found)
    }

    async fn update_coursework(
        &self,
        _: &NetworkId,
        space_id: SpaceId,
        coursework_id: CourseworkId,
        changes: &CourseworkUpdate,
    ) -> Result<Coursework, UpdateCourseworkError> {
        let mut state = self.state();
        state.coursework_in(space_id, coursework_id).map_err(UpdateCourseworkError::not_found)?;
        check_changes(changes).map_err(UpdateCourseworkError::unprocessable_entity)?;
        let checked = state.check_parent(space_id, Some(coursework_id), changes.parent_id);
        checked.map_err(UpdateCourseworkError::unprocessable_entity)?;
        state.set_coursework(coursework_id, changes).map_err(UpdateCourseworkError::not_found)
    }

    async fn replace_coursework(
        &self,
        _: &NetworkId,
        space_id: SpaceId,
        coursework_id: CourseworkId,
        changes: &CourseworkUpdate,
    ) -> Result<Coursework, ReplaceCourseworkError> {
        let mut state = self.state();
        state.coursework_in(space_id, coursework_id).map_err(ReplaceCourseworkError::not_found)?;
        check_changes(changes).map_err(ReplaceCourseworkError::unprocessable_entity)?;
        let checked = state.check_parent(space_id, Some(coursework_id), changes.parent_id);
        checked.map_err(ReplaceCourseworkError::unprocessable_entity)?;
        state.set_coursework(coursework_id, changes).map_err(ReplaceCourseworkError::not_found)
    }

    async fn delete_coursework(
        &self,
        _: &NetworkId,
        space_id: SpaceId,
        coursework_id: CourseworkId,
    ) -> Result<(), DeleteCourseworkError> {
        let mut state = self.state();
        state.coursework_in(space_id, coursework_id).map_err(DeleteCourseworkError::not_found)?;
        state.remove_coursework(coursework_id).map_err(DeleteCourseworkError::not_found)
    }
}
