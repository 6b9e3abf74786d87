//! The calls of `Members`.

use mighty_networks::members::{Ban, MemberType, MemberUpdate, MembersEndpoints, NewMember, Role};
use mighty_networks::prelude::*;

use crate::call::{Calls, calls};

pub(crate) fn all() -> Calls {
    calls!(MembersEndpoints {
        list_members(Some(2), Some(100));
        create_member(&new_member());
        get_member(MemberId::new(2));
        get_member_by_email("ada@example.org");
        update_member(MemberId::new(3), &member_update());
        replace_member(MemberId::new(4), &member_update());
        delete_member(MemberId::new(5));
        remove_network_membership(MemberId::new(6), Some(true));
        list_space_members(SpaceId::new(7), Some(2), Some(100));
        add_space_member(SpaceId::new(8), MemberId::new(9));
        get_space_member(SpaceId::new(10), MemberId::new(11));
        update_space_member(SpaceId::new(12), MemberId::new(13), &member_update());
        replace_space_member(SpaceId::new(14), MemberId::new(15), &member_update());
        remove_space_member(SpaceId::new(16), MemberId::new(17));
        ban_space_member(SpaceId::new(18), MemberId::new(19), &ban());
        list_plan_members(PlanId::new(20), Some(2), Some(100));
        add_plan_member(PlanId::new(21), Some(MemberId::new(22)));
        get_plan_member(PlanId::new(23), MemberId::new(24));
    })
}

fn new_member() -> NewMember {
    NewMember::builder()
        .email("ada@example.org")
        .first_name("some first name")
        .last_name("some last name")
        .role(Role::Host)
        .member_type(MemberType::Full)
        .space_ids([SpaceId::new(25)])
        .send_welcome_email(true)
        .build()
}

fn member_update() -> MemberUpdate {
    MemberUpdate::builder()
        .role(Role::Host)
        .email("ada@example.org")
        .first_name("some first name")
        .last_name("some last name")
        .build()
}

fn ban() -> Ban {
    Ban::builder().ban_reason("some ban reason").build()
}
