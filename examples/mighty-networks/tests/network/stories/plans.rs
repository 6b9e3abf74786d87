//! Plans, who holds them, who is invited, and what is paid.

use mighty_networks::invites::{DeleteInviteError, InviteUpdate, NewInvite};
use mighty_networks::members::RemoveSpaceMemberError;
use mighty_networks::plans::{PlanStatus, PricingType, RemovePlanMemberError};
use mighty_networks::prelude::*;
use mighty_networks::testing::Sent;

use crate::world::{Told, World};

pub(crate) async fn a_plan(world: &World) -> Told {
    let World { mighty, id, .. } = world;
    let plan = world.network().add_plan("Friends", PricingType::Free);
    let ada = world.member("Ada");
    assert_eq!(mighty.get_plan(id, plan.id).await?, plan);
    assert_eq!(mighty.list_plans(id, None, None).await?.items, [plan.clone()]);
    assert_eq!(mighty.add_plan_member(id, plan.id, Some(ada.id)).await?, plan);
    assert_eq!(mighty.list_member_plans(id, ada.id, None, None).await?.items, [plan.clone()]);
    assert_eq!(mighty.list_plan_members(id, plan.id, None, None).await?.items, [ada.clone()]);
    assert_eq!(mighty.get_plan_member(id, plan.id, ada.id).await?, ada);
    mighty.remove_plan_member(id, plan.id, ada.id).await?;
    assert!(!world.network().holds(plan.id, ada.id));
    mighty.archive_plan(id, plan.id).await?;
    assert_eq!(mighty.get_plan(id, plan.id).await?.status, Some(PlanStatus::Archived));
    Ok(())
}

pub(crate) async fn invitations_to_a_plan(world: &World) -> Told {
    let World { mighty, id, .. } = world;
    let plan = world.network().add_plan("Friends", PricingType::Free).id;
    let invite = mighty.create_plan_invite(id, plan, Some("mary@example.org"), None, Some("Come!")).await?;
    assert_eq!(mighty.get_plan_invite(id, plan, invite.id).await?, invite);
    assert_eq!(mighty.list_plan_invites(id, plan, None, None).await?.items, [invite.clone()]);
    assert!(mighty.resend_plan_invite(id, plan, invite.id).await?.updated_at > invite.updated_at);
    mighty.resend_plan_invite_put(id, plan, invite.id).await?;
    let sent = |message: Option<&str>| Sent::Invite { id: invite.id, message: message.map(str::to_owned) };
    assert_eq!(world.network().sent(), [sent(Some("Come!")), sent(None), sent(None)]);

    let mary = world.network().accept_invite(invite.id).unwrap();
    assert!(world.network().holds(plan, mary.id));
    assert_eq!(mary.email, "mary@example.org");
    let other = mighty.create_plan_invite(id, plan, None, Some(world.member("Ada").id), None).await?;
    assert_eq!(other.recipient_email, "ada@example.org");
    mighty.revoke_plan_invite(id, plan, other.id).await?;
    assert!(mighty.get_plan_invite(id, plan, other.id).await.is_err());
    Ok(())
}

pub(crate) async fn invitations_to_the_network(world: &World) -> Told {
    let World { mighty, id, .. } = world;
    let invite = mighty.create_invite(id, &NewInvite::builder().recipient_email("mary@example.org").build()).await?;
    assert_eq!(invite.sender_id, Some(world.network().host()));
    assert_eq!(mighty.list_invites(id, Some("mary@example.org"), None, None).await?.items, [invite.clone()]);
    let changes = InviteUpdate::builder().recipient_first_name("Mary").build();
    assert_eq!(mighty.update_invite(id, invite.id, &changes).await?.recipient_first_name, "Mary");
    let new = NewInvite::builder().recipient_email("mary@example.com").build();
    assert_eq!(mighty.replace_invite(id, invite.id, &new).await?.recipient_email, "mary@example.com");
    let taken_back = mighty.create_invite(id, &new).await?.id;
    mighty.delete_invite(id, taken_back).await?;
    world.network().accept_invite(invite.id).unwrap();
    assert!(matches!(mighty.delete_invite(id, invite.id).await, Err(DeleteInviteError::Conflict(_))));
    Ok(())
}

/// A plan that is paid for keeps its holder in its spaces, and cannot be taken away.
pub(crate) async fn what_is_paid_for(world: &World) -> Told {
    let World { mighty, id, .. } = world;
    let (space, ada) = (world.network().add_space("Salon").id, world.member("Ada").id);
    let [once, monthly] = [PricingType::OneTime, PricingType::Subscription].map(|pricing| {
        let plan = world.network().add_plan("Patron", pricing).id;
        world.network().include_space(plan, space);
        plan
    });
    let bought = world.network().add_purchase(ada, once).unwrap();
    let paid = world.network().add_subscription(ada, monthly).unwrap();
    assert!(world.network().is_in(space, ada));
    let kept = mighty.remove_space_member(id, space, ada).await;
    assert!(matches!(kept, Err(RemoveSpaceMemberError::Forbidden(_))));
    let kept = mighty.remove_plan_member(id, once, ada).await;
    assert!(matches!(kept, Err(RemovePlanMemberError::UnprocessableEntity(_))));

    assert_eq!(mighty.list_purchases(id, Some(once), Some(ada), None, None).await?.items, [bought.clone()]);
    assert_eq!(mighty.get_purchase(id, bought.purchase.id).await?, bought);
    mighty.revoke_purchase(id, bought.purchase.id, Some(true)).await?;
    assert_eq!(mighty.list_subscriptions(id, Some("active"), Some(ada), None, None).await?.items, [paid.clone()]);
    assert_eq!(mighty.get_subscription(id, paid.subscription.id).await?, paid);
    let ended = mighty.cancel_subscription(id, paid.subscription.id, Some("now")).await?;
    assert_eq!(ended.subscription.canceled_at, ended.subscription.current_period_end);
    assert!(!world.network().holds(once, ada) && !world.network().holds(monthly, ada));
    mighty.remove_space_member(id, space, ada).await?;
    Ok(())
}
