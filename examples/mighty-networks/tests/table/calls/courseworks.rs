//! The calls of `Courseworks`.

use mighty_networks::courseworks::{
    CompletionCriteria, CourseworkStatus, CourseworkType, CourseworkUpdate, CourseworksEndpoints, NewCoursework,
    UnlockingCriteria,
};
use mighty_networks::prelude::*;

use crate::call::{Calls, calls};

pub(crate) fn all() -> Calls {
    calls!(CourseworksEndpoints {
        list_courseworks(SpaceId::new(2), Some(CourseworkType::Lesson), Some(CourseworkId::new(3)), Some(CourseworkStatus::Posted), Some(2), Some(100));
        create_coursework(SpaceId::new(4), &new_coursework());
        get_coursework(SpaceId::new(5), CourseworkId::new(6));
        update_coursework(SpaceId::new(7), CourseworkId::new(8), &coursework_update());
        replace_coursework(SpaceId::new(9), CourseworkId::new(10), &coursework_update());
        delete_coursework(SpaceId::new(11), CourseworkId::new(12));
    })
}

fn new_coursework() -> NewCoursework {
    NewCoursework::builder()
        .kind(CourseworkType::Lesson)
        .parent_id(CourseworkId::new(13))
        .title("some title")
        .description("some description")
        .status(CourseworkStatus::Posted)
        .completion_criteria(CompletionCriteria::None)
        .unlocking_criteria(UnlockingCriteria::None)
        .build()
}

fn coursework_update() -> CourseworkUpdate {
    CourseworkUpdate::builder()
        .title("some title")
        .description("some description")
        .parent_id(CourseworkId::new(14))
        .status(CourseworkStatus::Posted)
        .completion_criteria(CompletionCriteria::None)
        .unlocking_criteria(UnlockingCriteria::None)
        .build()
}
