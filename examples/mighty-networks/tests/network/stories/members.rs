//! Members, of the network and of its spaces.

use mighty_networks::members::{Ban, GetMemberError, GetSpaceMemberError, MemberUpdate, Role};
use mighty_networks::prelude::*;
use mighty_networks::testing::Sent;

use crate::world::{Told, World, new_member};

pub(crate) async fn a_member(world: &World) -> Told {
    let World { mighty, id, .. } = world;
    let ada = mighty.create_member(id, &new_member("Ada")).await?;
    assert_eq!(world.network().sent(), [Sent::Welcome(ada.id)]);
    assert_eq!(mighty.get_member(id, ada.id).await?, ada);
    assert_eq!(mighty.get_member_by_email(id, "ada@example.org").await?, ada);
    assert_eq!(mighty.list_members(id, None, None).await?.items.last(), Some(&ada));

    let changes = MemberUpdate::builder().last_name("Byron").role(Role::Moderator).build();
    let after = mighty.update_member(id, ada.id, &changes).await?;
    assert_eq!((after.first_name.as_deref(), after.last_name.as_deref()), (Some("Ada"), Some("Byron")));
    assert!(after.updated_at > ada.updated_at);
    assert_eq!(world.network().role(ada.id), Some(Role::Moderator));
    let changes = MemberUpdate::builder().email("ada+1@example.org").build();
    mighty.replace_member(id, ada.id, &changes).await?;
    assert_eq!(mighty.get_member_by_email(id, "ada+1@example.org").await?.id, ada.id);

    mighty.delete_member(id, ada.id).await?;
    assert!(matches!(mighty.get_member(id, ada.id).await, Err(GetMemberError::NotFound(_))));
    assert_eq!(world.network().role(ada.id), None);
    Ok(())
}

pub(crate) async fn who_leaves(world: &World) -> Told {
    let World { mighty, id, .. } = world;
    let ada = mighty.create_member(id, &new_member("Ada")).await?;
    mighty.remove_network_membership(id, ada.id, Some(true)).await?;
    assert!(matches!(mighty.get_member(id, ada.id).await, Err(GetMemberError::NotFound(_))));
    assert_eq!(mighty.create_member(id, &new_member("Ada")).await?.id, ada.id);
    Ok(())
}

pub(crate) async fn a_member_of_a_space(world: &World) -> Told {
    let World { mighty, id, .. } = world;
    let (space, ada) = (world.network().add_space("Town square").id, world.member("Ada"));
    assert_eq!(mighty.add_space_member(id, space, ada.id).await?, ada);
    assert_eq!(mighty.get_space_member(id, space, ada.id).await?, ada);
    assert_eq!(mighty.list_space_members(id, space, None, None).await?.items, [ada.clone()]);
    assert_eq!(mighty.list_member_spaces(id, ada.id, None, None).await?.items[0].id, space);

    let changes = MemberUpdate::builder().role(Role::Moderator).build();
    mighty.update_space_member(id, space, ada.id, &changes).await?;
    assert_eq!(world.network().role_in(space, ada.id), Some(Role::Moderator));
    assert_eq!(world.network().role(ada.id), Some(Role::Contributor));
    let changes = MemberUpdate::builder().first_name("Augusta").build();
    let after = mighty.replace_space_member(id, space, ada.id, &changes).await?;
    assert_eq!(mighty.get_member(id, ada.id).await?, after);

    mighty.remove_space_member(id, space, ada.id).await?;
    let gone = mighty.get_space_member(id, space, ada.id).await;
    assert!(matches!(gone, Err(GetSpaceMemberError::NotFound(_))));
    mighty.add_space_member(id, space, ada.id).await?;
    mighty.ban_space_member(id, space, ada.id, &Ban::builder().ban_reason("Spam").build()).await?;
    assert_eq!(world.network().ban_reason(ada.id).as_deref(), Some("Spam"));
    assert!(world.network().is_banned(ada.id) && mighty.get_member(id, ada.id).await.is_err());
    Ok(())
}
