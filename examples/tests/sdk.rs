//! Every endpoint of the example SDK, called over a real socket.

use std::error::Error;

use mighty_examples::mighty::{
    Account, Assets, MemberChanges, Members, MightyNetworks, NetworkId, NewMember, NewPost, NewSpace, Paging, Posts,
    Spaces,
};
use mighty_examples::server::{self, SPACE, Server, member};
use mighty_runtime::{Client, Part};

type TestResult = Result<(), Box<dyn Error>>;

async fn begin() -> Result<(Server, Client<MightyNetworks>, NetworkId), Box<dyn Error>> {
    let server = server::start().await?;
    let mighty = Client::builder().base_url(server.base_url()).bearer(server.token()).build()?;
    let network = NetworkId::from(server.network());
    Ok((server, mighty, network))
}

const ALL: Paging = Paging { page: None, per_page: None };

#[tokio::test]
async fn members() -> TestResult {
    let (_server, mighty, network) = begin().await?;
    let second = mighty.list_members(&network, Paging { page: Some(2), per_page: Some(1) }).await?;
    assert_eq!(second.items[0].id, member::GRACE);
    assert!(second.links.next.is_some());
    assert_eq!(mighty.show_member(&network, member::ADA).await?.email, "ada@example.com");

    // What an address needs to be escaped for in a query.
    let new = NewMember::new("m+j&x=1@example.com", "Mary", "Winston");
    let mary = mighty.create_member(&network, &new).await?;
    assert_eq!(mighty.show_member_by_email(&network, &new.email).await?, mary);

    let changes = MemberChanges { last_name: Some("Jackson".to_owned()), ..MemberChanges::default() };
    let mary_now = mighty.update_member(&network, mary.id, &changes).await?;
    assert_eq!((mary_now.email, mary_now.last_name.as_deref()), (mary.email, Some("Jackson")));
    mighty.create_password_reset(&network, mary.id).await?;
    assert_eq!(mighty.list_member_spaces(&network, mary.id, ALL).await?.items, []);
    mighty.delete_member(&network, mary.id).await?;
    mighty.remove_network_membership(&network, member::GRACE, Some(true)).await?;
    assert_eq!(mighty.list_space_members(&network, SPACE, ALL).await?.items.len(), 1);
    Ok(())
}

#[tokio::test]
async fn whole_lists() -> TestResult {
    let (server, mighty, network) = begin().await?;
    let all: Vec<u64> = mighty.list_members(&network, ALL).await?.items.iter().map(|member| member.id).collect();
    assert!(all.len() > 2);
    let (mut members, mut ids) = (mighty.list_members_stream(&network, ALL).page_size(1).prefetch(), Vec::new());
    while let Some(member) = members.next().await {
        ids.push(member?.id);
    }
    assert_eq!(ids, all);
    let mut pages = mighty.list_space_members_stream(&network, SPACE, ALL).page_size(1).pages();
    let first = pages.next().await.ok_or("no page")??;
    assert_eq!((first.items.len(), first.links.next.is_some()), (1, pages.position().is_some()));
    drop(server);
    Ok(())
}

#[tokio::test]
async fn spaces_and_posts() -> TestResult {
    let (_server, mighty, network) = begin().await?;
    let space = mighty.create_space(&network, &NewSpace { name: "Engines & looms".to_owned() }).await?;
    assert_eq!(mighty.show_space(&network, space.id).await?.name, "Engines & looms");
    mighty.add_space_member(&network, space.id, member::KATHERINE).await?;
    assert_eq!(mighty.list_space_members(&network, space.id, ALL).await?.items[0].id, member::KATHERINE);

    for space_id in [space.id, SPACE, SPACE + 1] {
        let new = NewPost { space_id, title: "Hello".to_owned(), description: None };
        mighty.create_post(&network, Some(false), &new).await?;
    }
    let spaces = async |ids: &[u64]| -> Result<Vec<u64>, Box<dyn Error>> {
        Ok(mighty.list_posts(&network, ids, ALL).await?.items.iter().map(|post| post.space_id).collect())
    };
    assert_eq!(spaces(&[space.id, SPACE]).await?, [space.id, SPACE]);
    assert_eq!(spaces(&[]).await?.len(), 3);

    mighty.delete_space(&network, space.id).await?;
    assert_eq!(mighty.list_spaces(&network, ALL).await?.items.len(), 2);
    Ok(())
}

#[tokio::test]
async fn account() -> TestResult {
    let (_server, mighty, network) = begin().await?;
    let shown = mighty.show_network(&network, Some("pt-BR")).await?;
    assert_eq!(shown.headers()["content-language"], "pt-BR");
    assert_eq!((shown.status().as_u16(), shown.title.as_str()), (200, "Analytical Engines"));
    assert_eq!(mighty.show_network(&network, None).await?.headers()["content-language"], "en");
    let me = mighty.show_me(&NetworkId::from(shown.id)).await?;
    assert_eq!((me.user.id, me.network.id), (member::ADA, shown.id));
    Ok(())
}

#[tokio::test]
async fn assets() -> TestResult {
    let (_server, mighty, network) = begin().await?;
    let photo = Part::bytes(vec![0xFF, 0xD8, 0xFF]).file_name("me \"at\" the sea.jpg").content_type("image/jpeg");
    let asset = mighty.upload_asset(&network, "avatar", photo).await?;
    assert_eq!(asset.style, "avatar");
    assert_eq!(asset.name.as_deref(), Some("me %22at%22 the sea.jpg"));
    Ok(())
}
