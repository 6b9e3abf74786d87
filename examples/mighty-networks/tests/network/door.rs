//! What stands before the operations.

use mighty_networks::me::GetMeError;
use mighty_networks::prelude::*;
use mighty_networks::spaces::GetSpaceError;

use crate::world::World;

fn client(world: &World, token: &str) -> MightyClient {
    MightyClient::builder().base_url(world.base_url()).bearer(token).build().unwrap()
}

#[tokio::test]
async fn only_the_token_opens_it() {
    let world = World::new().await;
    let asked = async |token: &str| client(&world, token).get_me(&world.id).await.unwrap_err();
    assert!(matches!(asked("guess").await, GetMeError::Unauthorized(_)));
    assert!(matches!(asked(world.network().expired_token()).await, GetMeError::TokenExpired(_)));
    let nobody = MightyClient::builder().base_url(world.base_url()).build().unwrap();
    let GetMeError::Unauthorized(error) = nobody.get_me(&world.id).await.unwrap_err() else { panic!("opened") };
    assert_eq!(error.message(), "Missing or malformed Authorization header");
}

#[tokio::test]
async fn a_robot_is_shown_a_page() {
    let world = World::new().await;
    let builder = MightyClient::builder().base_url(world.base_url()).bearer(world.network().token());
    let error = builder.user_agent("").build().unwrap().get_me(&world.id).await.unwrap_err();
    let GetMeError::Forbidden(error) = error else { panic!("{error}") };
    assert!(matches!(error.body(), Some(MightyError::Other(page)) if page.contains("Are you human?")));
}

/// The document lists no 404 for these, and the API is known to answer with it.
#[tokio::test]
async fn what_is_not_there_is_not_found_even_where_that_is_not_declared() {
    let world = World::new().await;
    let World { mighty, id, .. } = &world;
    let other = NetworkId::from(18);
    let invite = mighty_networks::invites::InviteUpdate::default();
    let errors: [mighty_runtime::Error; 5] = [
        mighty.get_network(&other).await.unwrap_err().into(),
        mighty.list_members(&other, None, None).await.unwrap_err().into(),
        mighty.get_space(id, SpaceId::new(9)).await.unwrap_err().into(),
        mighty.update_invite(id, InviteId::new(9), &invite).await.unwrap_err().into(),
        mighty.list_custom_field_options(id, CustomFieldId::new(9), None, None, None).await.unwrap_err().into(),
    ];
    for error in errors {
        assert_eq!(error.status().unwrap(), 404, "{error}");
    }
    let space = mighty.get_space(id, SpaceId::new(9)).await;
    assert!(matches!(space, Err(GetSpaceError::Unexpected(_))));
}
