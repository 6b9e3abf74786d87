//! What users do, a file for each part of the API: created, shown, after, deleted, and seen at each step.

mod account;
mod courses;
mod events;
mod fields;
mod marks;
mod members;
mod plans;
mod polls;
mod posts;
mod spaces;

use crate::world::{Notes, Told, World};

/// Tells each story to a network of its own.
macro_rules! tell {
    ($notes:ident: $($part:ident::$story:ident),* $(,)?) => {
        $($part::$story(&World::remembering($notes.clone()).await).await?;)*
    };
}

/// All of them.
pub(crate) async fn all(notes: &Notes) -> Told {
    tell! { notes:
        account::who_is_asking,
        account::files,
        account::reports,
        account::passwords,
        courses::a_course,
        events::an_event,
        events::who_comes,
        fields::a_field,
        fields::options,
        fields::answers,
        marks::badges,
        marks::tags,
        members::a_member,
        members::who_leaves,
        members::a_member_of_a_space,
        plans::a_plan,
        plans::invitations_to_a_plan,
        plans::invitations_to_the_network,
        plans::what_is_paid_for,
        polls::a_poll,
        posts::a_post,
        posts::comments,
        posts::reactions,
        posts::silence,
        spaces::a_space,
        spaces::collections,
    }
    Ok(())
}
