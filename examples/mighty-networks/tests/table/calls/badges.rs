//! The calls of `Badges`.

use mighty_networks::badges::{BadgeAssignment, BadgeUpdate, BadgesEndpoints, NewBadge};
use mighty_networks::prelude::*;

use crate::call::{Calls, calls};

pub(crate) fn all() -> Calls {
    calls!(BadgesEndpoints {
        list_badges(Some(2), Some(100));
        create_badge(&new_badge());
        get_badge(BadgeId::new(2));
        update_badge(BadgeId::new(3), &badge_update());
        replace_badge(BadgeId::new(4), &badge_update());
        delete_badge(BadgeId::new(5));
        list_member_badges(MemberId::new(6), Some(2), Some(100));
        add_member_badge(MemberId::new(7), &badge_assignment());
        get_member_badge(MemberId::new(8), BadgeId::new(9));
        remove_member_badge(MemberId::new(10), BadgeId::new(11));
    })
}

fn new_badge() -> NewBadge {
    NewBadge::builder()
        .title("some title")
        .description("some description")
        .color("some color")
        .avatar_id(AssetId::new(12))
        .build()
}

fn badge_update() -> BadgeUpdate {
    BadgeUpdate::builder()
        .title("some title")
        .description("some description")
        .color("some color")
        .avatar_id(AssetId::new(13))
        .build()
}

fn badge_assignment() -> BadgeAssignment {
    BadgeAssignment::builder().badge_id(BadgeId::new(14)).build()
}
