//! Who is asking, and what is asked of hosts.

use mighty_networks::abuse_reports::ReportType;
use mighty_networks::assets::{AssetMetadata, AssetStyle, UploadAssetError};
use mighty_networks::posts::NewPost;
use mighty_networks::prelude::*;
use mighty_networks::testing::Sent;
use mighty_runtime::Part;
use serde_json::{Map, Value};

use crate::world::{Told, World};

pub(crate) async fn who_is_asking(world: &World) -> Told {
    let World { mighty, id, .. } = world;
    let me = mighty.get_me(id).await?;
    assert_eq!((me.user.id, me.user.name.as_str(), me.user.admin), (world.network().host(), "Grace Hopper", true));
    let network = mighty.get_network(id).await?;
    assert_eq!((&me.network, &network.id), (&network, id));
    let by_name: NetworkId = network.subdomain.parse().unwrap();
    assert_eq!(mighty.get_network(&by_name).await?, network);
    Ok(())
}

pub(crate) async fn files(world: &World) -> Told {
    let World { mighty, id, .. } = world;
    let photo = Part::bytes(&b"\xFF\xD8"[..]).file_name("me.jpg").content_type("image/jpeg");
    let by = AssetMetadata::from(Map::from_iter([("by".to_owned(), Value::from("Ada"))]));
    let asset = mighty.upload_asset(id, AssetStyle::Avatar, Some(photo), None, Some("1.5"), Some(by)).await?;
    assert_eq!((asset.kind.as_str(), asset.name.as_deref()), ("avatar", Some("me.jpg")));
    let there = Some("https://a.example/b.png");
    let asset = mighty.upload_asset(id, AssetStyle::Cover, None, there, None, None).await?;
    assert_eq!(asset.name.as_deref(), Some("b.png"));
    let neither = mighty.upload_asset(id, AssetStyle::Cover, None, None, None, None).await;
    assert!(matches!(neither, Err(UploadAssetError::BadRequest(_))));
    Ok(())
}

pub(crate) async fn reports(world: &World) -> Told {
    let World { mighty, id, .. } = world;
    let space_id = world.network().add_space("Town square").id;
    let post = mighty.create_post(id, None, &NewPost::builder().space_id(space_id).title("Buy!").build()).await?;
    let ada = world.member("Ada").id;
    let report = world.network().add_abuse_report(ada, post.id, ReportType::Spam).unwrap();
    assert_eq!(mighty.list_abuse_reports(id, None, None).await?.items, [report]);
    Ok(())
}

pub(crate) async fn passwords(world: &World) -> Told {
    let ada = world.member("Ada").id;
    world.mighty.create_password_reset(&world.id, ada).await?;
    assert_eq!(world.network().sent(), [Sent::PasswordReset(ada)]);
    Ok(())
}
