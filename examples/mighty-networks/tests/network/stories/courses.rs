//! Courses.

use mighty_networks::courseworks::{CourseworkStatus, CourseworkType, CourseworkUpdate, NewCoursework};
use mighty_networks::prelude::*;

use crate::world::{Told, World};

pub(crate) async fn a_course(world: &World) -> Told {
    let World { mighty, id, .. } = world;
    let course = world.network().add_space("Steam for beginners").id;
    let new = |kind, title: &str| NewCoursework::builder().kind(kind).title(title);
    let section = new(CourseworkType::Section, "Boilers").build();
    let section = mighty.create_coursework(id, course, &section).await?;
    let lesson = new(CourseworkType::Lesson, "Water").parent_id(section.id).status(CourseworkStatus::Posted).build();
    let lesson = mighty.create_coursework(id, course, &lesson).await?;
    assert_eq!((lesson.parent_type.as_ref(), lesson.position), (Some(&CourseworkType::Section), 1));
    assert_eq!(mighty.get_coursework(id, course, section.id).await?.children_count, 1);

    let kind = Some(CourseworkType::Lesson);
    let listed = mighty.list_courseworks(id, course, kind, Some(section.id), None, None, None).await?;
    assert_eq!(listed.items, [lesson.clone()]);
    let hidden = mighty.list_courseworks(id, course, None, None, Some(CourseworkStatus::Hidden), None, None).await?;
    assert_eq!(hidden.items.iter().map(|coursework| coursework.id).collect::<Vec<_>>(), [section.id]);

    let changes = CourseworkUpdate::builder().title("Clean water").build();
    assert_eq!(mighty.update_coursework(id, course, lesson.id, &changes).await?.title, "Clean water");
    let changes = CourseworkUpdate::builder().status(CourseworkStatus::Pending).build();
    let after = mighty.replace_coursework(id, course, lesson.id, &changes).await?;
    assert_eq!((after.title.as_str(), after.status), ("Clean water", Some(CourseworkStatus::Pending)));
    mighty.delete_coursework(id, course, section.id).await?;
    assert!(mighty.get_coursework(id, course, lesson.id).await.is_err());
    Ok(())
}
