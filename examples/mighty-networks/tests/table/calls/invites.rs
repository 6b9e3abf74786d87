//! The calls of `Invites`.

use mighty_networks::invites::{InviteUpdate, InvitesEndpoints, NewInvite};
use mighty_networks::prelude::*;

use crate::call::{Calls, calls};

pub(crate) fn all() -> Calls {
    calls!(InvitesEndpoints {
        list_invites(Some("ada@example.org"), Some(2), Some(100));
        create_invite(&new_invite());
        update_invite(InviteId::new(2), &invite_update());
        replace_invite(InviteId::new(3), &new_invite());
        delete_invite(InviteId::new(4));
        list_plan_invites(PlanId::new(5), Some(2), Some(100));
        create_plan_invite(PlanId::new(6), Some("ada@example.org"), Some(MemberId::new(7)), Some("some message"));
        get_plan_invite(PlanId::new(8), InviteId::new(9));
        resend_plan_invite(PlanId::new(10), InviteId::new(11));
        resend_plan_invite_put(PlanId::new(12), InviteId::new(13));
        revoke_plan_invite(PlanId::new(14), InviteId::new(15));
    })
}

fn new_invite() -> NewInvite {
    NewInvite::builder()
        .recipient_email("ada@example.org")
        .recipient_first_name("some recipient first name")
        .recipient_last_name("some recipient last name")
        .user_id(MemberId::new(16))
        .build()
}

fn invite_update() -> InviteUpdate {
    InviteUpdate::builder()
        .recipient_email("ada@example.org")
        .recipient_first_name("some recipient first name")
        .recipient_last_name("some recipient last name")
        .user_id(MemberId::new(17))
        .build()
}
