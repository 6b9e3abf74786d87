//! Calls over an in-process transport.

use std::collections::BTreeSet;

use mighty_networks::assets::{AssetMetadata, AssetStyle, UploadAssetError};
use mighty_networks::courseworks::CourseworkType;
use mighty_networks::members::{
    Ban, CreateMemberError, GetMemberError, MemberUpdate, MembersError, NewMember, RemoveSpaceMemberError,
};
use mighty_networks::prelude::*;
use mighty_networks::reactions::NewReaction;
use mighty_runtime::testing::{InProcess, Recorded, Reply};
use mighty_runtime::{Error, Part, RetryPolicy};
use serde_json::{Value, json};

type Mighty = MightyClient<InProcess>;

/// A client of a server with these replies.
fn mighty(replies: impl IntoIterator<Item = Reply>) -> (Mighty, InProcess) {
    let server = InProcess::script(replies);
    let client = MightyClient::over(server.clone()).bearer("secret").retry(RetryPolicy::new().never()).build().unwrap();
    (client, server)
}

fn only(server: &InProcess) -> Recorded {
    let [request] = <[Recorded; 1]>::try_from(server.requests()).unwrap();
    request
}

fn engines() -> NetworkId {
    "steam-engines".parse().unwrap()
}

#[tokio::test]
async fn a_call_carries_token_and_user_agent_to_the_network() {
    let (mighty, server) = mighty([Reply::json(200, &json!({"id": 42, "email": null}))]);
    let member = mighty.get_member(&engines(), MemberId::new(42)).await.unwrap();
    assert_eq!((member.id, member.email.as_str()), (MemberId::new(42), ""));
    let request = only(&server);
    assert_eq!(request.uri, "https://api.mn.co/admin/v1/networks/steam-engines/members/42/");
    assert_eq!(request.header("authorization"), Some("Bearer secret"));
    let own = format!("mighty-networks/{}", env!("CARGO_PKG_VERSION"));
    let user_agent = request.header("user-agent").unwrap();
    assert!(user_agent.starts_with(&own), "{user_agent}");
}

#[tokio::test]
async fn slashes_at_the_end_are_the_document_s() {
    let (mighty, server) = mighty([Reply::json(200, &json!({"id": 5})), Reply::json(200, &json!({"id": 5}))]);
    mighty.get_space(&NetworkId::from(17), SpaceId::new(5)).await.unwrap();
    mighty.get_post(&NetworkId::from(17), PostId::new(5)).await.unwrap();
    let targets: Vec<String> = server.requests().iter().map(|request| request.target().to_owned()).collect();
    assert_eq!(targets, ["/admin/v1/networks/17/spaces/5", "/admin/v1/networks/17/posts/5/"]);
}

#[tokio::test]
async fn query_parameters_are_sent_if_there_is_a_value() {
    let page = json!({"items": [], "links": {"next": null}});
    let (mighty, server) = mighty([Reply::json(200, &page), Reply::json(200, &page)]);
    let (network, course) = (engines(), SpaceId::new(5));
    mighty.list_courseworks(&network, course, None, None, None, None, None).await.unwrap();
    let quizzes = Some(CourseworkType::Quiz);
    mighty.list_courseworks(&network, course, quizzes, None, None, Some(2), Some(100)).await.unwrap();
    let [none, some] = <[Recorded; 2]>::try_from(server.requests()).unwrap();
    assert_eq!(none.uri.query(), None);
    assert_eq!(some.uri.query(), Some("type=quiz&page=2&per_page=100"));
}

#[tokio::test]
async fn an_update_sends_only_what_was_set() {
    let (mighty, server) = mighty([Reply::json(200, &json!({"id": 42}))]);
    let changes = MemberUpdate::builder().first_name("Ada").build();
    mighty.update_member(&engines(), MemberId::new(42), &changes).await.unwrap();
    assert_eq!(only(&server).text(), r#"{"first_name":"Ada"}"#);
}

/// Wherever it is: also in a field that comes in two shapes.
#[tokio::test]
async fn what_does_not_fit_is_said_of_the_very_field() {
    for (categories, at) in [
        (json!([{"id": 1}, {"id": 2, "title": 3}]), "`categories[1].title`: invalid type: integer `3`"),
        (json!(5), "`categories`: invalid type: integer `5`, expected a list of categories, or text"),
    ] {
        let (mighty, _) = mighty([Reply::json(200, &json!({"id": 42, "categories": categories}))]);
        let error = mighty.get_member(&engines(), MemberId::new(42)).await.unwrap_err();
        let GetMemberError::Unexpected(error) = error else { panic!("{error}") };
        let found = error.decode_error().unwrap().to_string();
        assert!(found.starts_with(at), "{found}");
        assert_eq!((error.outcome().endpoint().name(), error.status().unwrap().as_u16()), ("get_member", 200));
        assert!(error.raw().unwrap().starts_with(b"{"), "the answer itself is kept");
    }
}

#[tokio::test]
async fn strict_decoding_sees_into_every_field() {
    let member = json!({"id": 42, "categories": [{"id": 1, "colour": "red"}]});
    let client = MightyClient::over(InProcess::script([Reply::json(200, &member)])).deny_unknown_fields();
    let error = client.build().unwrap().get_member(&engines(), MemberId::new(42)).await.unwrap_err();
    let GetMemberError::Unexpected(error) = error else { panic!("{error}") };
    assert_eq!(error.decode_error().unwrap().path(), "categories[0].colour");
}

/// Two operations answer with an empty object, which says nothing.
#[tokio::test]
async fn an_empty_object_is_nothing() {
    let (mighty, server) = mighty([Reply::json(200, &json!({})), Reply::json(200, &json!({}))]);
    mighty.remove_space_member(&engines(), SpaceId::new(5), MemberId::new(42)).await.unwrap();
    let ban = Ban::builder().ban_reason("spam").build();
    mighty.ban_space_member(&engines(), SpaceId::new(5), MemberId::new(42), &ban).await.unwrap();
    let [_, ban] = <[Recorded; 2]>::try_from(server.requests()).unwrap();
    assert_eq!(ban.text(), r#"{"ban_reason":"spam"}"#);
}

#[tokio::test]
async fn a_delete_may_answer_with_what_is_left() {
    let left = json!({"member_id": 42, "subscription": {"id": 9, "canceled_at": "2026-03-04T05:06:07Z"}});
    let (mighty, server) = mighty([Reply::json(200, &left)]);
    let left = mighty.cancel_subscription(&engines(), SubscriptionId::new(9), Some("now")).await.unwrap();
    assert!(left.subscription.canceled_at.is_some());
    assert_eq!(only(&server).target(), "/admin/v1/networks/steam-engines/subscriptions/9?when=now");
}

#[tokio::test]
async fn another_success_than_the_document_s_is_unexpected() {
    let (mighty, _) = mighty([Reply::json(200, &json!({"id": 1}))]);
    let reaction = NewReaction::builder().emoji("👍").build();
    let error = mighty.create_post_reaction(&engines(), PostId::new(5), &reaction).await.unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200), "{error}");
}

fn new_member() -> NewMember {
    NewMember::builder().email("ada@example.org").first_name("Ada").last_name("Lovelace").build()
}

#[tokio::test]
async fn both_shapes_of_errors_say_what_is_wrong() {
    let prose = json!({"error": "Email is taken"});
    let coded = json!({"error": "validation_error", "message": "Email is taken", "status": 422});
    let (mighty, _) = mighty([Reply::json(422, &prose), Reply::json(422, &coded)]);
    let mut found = Vec::new();
    for _ in 0..2 {
        let Err(CreateMemberError::UnprocessableEntity(error)) = mighty.create_member(&engines(), &new_member()).await
        else {
            panic!("not a 422")
        };
        assert_eq!(error.message(), "Email is taken");
        found.push(error.body().and_then(MightyError::code).map(str::to_owned));
    }
    assert_eq!(found, [None, Some("validation_error".to_owned())]);
}

/// A check for robots answers for the API, with a page.
#[tokio::test]
async fn a_page_is_forbidden_all_the_same() {
    let page = Reply::status(403).header("content-type", "text/html").body("<html><h1>Are you human?</h1></html>");
    let (mighty, _) = mighty([page]);
    let error = mighty.remove_space_member(&engines(), SpaceId::new(5), MemberId::new(42)).await.unwrap_err();
    let RemoveSpaceMemberError::Forbidden(error) = error else { panic!("{error}") };
    assert!(matches!(error.body(), Some(MightyError::Other(text)) if text.contains("Are you human?")));
}

#[tokio::test]
async fn every_error_becomes_that_of_its_trait_and_of_all() {
    async fn union(mighty: &Mighty) -> Result<(), MembersError> {
        mighty.get_member(&engines(), MemberId::new(42)).await?;
        Ok(())
    }
    async fn any(mighty: &Mighty) -> Result<(), Error> {
        mighty.get_member(&engines(), MemberId::new(42)).await?;
        mighty.get_me(&engines()).await?;
        Ok(())
    }
    let missing = Reply::json(404, &json!({"error": "No such member"}));
    let (mighty, _) = mighty([missing.clone(), missing]);
    assert!(matches!(union(&mighty).await, Err(MembersError::NotFound(_))));
    assert!(any(&mighty).await.unwrap_err().to_string().contains("No such member"));
}

#[tokio::test]
async fn one_client_answers_for_every_trait() {
    let identity = json!({"user": {"id": 1, "name": "Ada"}, "network": {"id": 17, "subdomain": "steam-engines"}});
    let list = json!({"data": [{"id": 1}], "meta": {"current_page": 1, "total_pages": 1}});
    let (mighty, _) = mighty([Reply::json(200, &identity), Reply::json(200, &list), Reply::json(200, &list)]);
    let network = mighty.get_me(&engines()).await.unwrap().network.id;
    assert_eq!(network, NetworkId::from(17));
    assert!(mighty.list_spaces(&network, None, None).await.unwrap().is_last());
    assert_eq!(mighty.list_tags(&network, None, None).await.unwrap().items[0].id, TagId::new(1));
}

#[tokio::test]
async fn an_upload_has_the_parts_that_were_given() {
    let asset = json!({"id": 3, "type": "image", "url": "https://engines.mn.co/3"});
    let (mighty, server) = mighty([Reply::json(201, &asset)]);
    let file = Part::bytes(&b"\xFF\xD8"[..]).file_name("me.jpg").content_type("image/jpeg");
    let mut metadata = serde_json::Map::new();
    metadata.insert("by".to_owned(), Value::from("Ada"));
    let metadata = Some(AssetMetadata::from(metadata));
    let asset = mighty.upload_asset(&engines(), AssetStyle::Avatar, Some(file), None, None, metadata).await.unwrap();
    assert_eq!((asset.id, asset.kind.as_str()), (AssetId::new(3), "image"));
    let body = only(&server).text();
    let names = body.split("form-data; name=\"").skip(1).filter_map(|part| part.split('"').next());
    assert_eq!(names.collect::<BTreeSet<_>>(), BTreeSet::from(["asset_file", "asset_style", "metadata"]));
    for piece in
        ["\r\n\r\navatar\r\n", "filename=\"me.jpg\"\r\nContent-Type: image/jpeg", "\r\n\r\n{\"by\":\"Ada\"}\r\n"]
    {
        assert!(body.contains(piece), "no {piece:?} in {body}");
    }
}

#[tokio::test]
async fn an_upload_can_be_refused_for_its_token() {
    let (mighty, _) = mighty([Reply::json(401, &json!({"error": "Missing or malformed Authorization header"}))]);
    let error = mighty.upload_asset(&engines(), AssetStyle::File, None, Some("https://a.example"), None, None).await;
    assert!(matches!(error, Err(UploadAssetError::Unauthorized(_))));
}

/// The older shape of error bodies has a code, by which a token that is worth renewing is told apart.
#[tokio::test]
async fn a_token_that_has_expired_is_told_apart() {
    let expired = Reply::json(401, &json!({"error": "token_expired", "message": "Renew it", "status": 401}));
    let (mighty, _) = mighty([expired]);
    let error = mighty.get_member(&engines(), MemberId::new(7)).await;
    let Err(error @ GetMemberError::TokenExpired(_)) = error else { panic!("{error:?}") };
    assert_eq!(error.message(), "Renew it");
    assert_eq!(error.user_message(), "The connection to the network has to be set up again.");
    let causes = error.help().unwrap().causes();
    assert!(causes.iter().any(|cause| cause.cause().contains("token_expired")), "{causes:?}");
}

#[tokio::test]
async fn nothing_is_decoded_that_is_no_page() {
    let (mighty, _) = mighty([Reply::status(200).body("<html>Sign in</html>")]);
    assert!(mighty.list_members(&engines(), None, None).await.is_err());
}

#[tokio::test]
async fn a_fake_is_an_impl_of_the_trait() {
    struct Fake;

    impl PasswordResets for Fake {
        async fn create_password_reset(
            &self,
            _: &NetworkId,
            _: MemberId,
        ) -> Result<(), mighty_networks::password_resets::CreatePasswordResetError> {
            Ok(())
        }
    }

    assert!(Fake.create_password_reset(&engines(), MemberId::new(1)).await.is_ok());
}

/// Nobody says which list comes in which envelope; a link goes before a count, and both may be there.
#[tokio::test]
async fn a_stream_follows_both_envelopes() {
    let linked = json!({"items": [{"id": 1}], "links": {"next": "/admin/v1/networks/steam-engines/members?page=2"}});
    let absolute = "https://api.mn.co/admin/v1/networks/steam-engines/members?page=3";
    let (mighty, server) = mighty([
        Reply::json(200, &linked),
        Reply::json(200, &json!({"items": [{"id": 2}], "links": {"next": absolute}})),
        Reply::json(200, &json!({"data": [{"id": 3}], "meta": {"current_page": 3, "total_pages": 4}})),
        // Beyond the last row, and still with a link.
        Reply::json(200, &json!({"items": [], "links": {"next": "/admin/v1/networks/steam-engines/members?page=5"}})),
    ]);
    let mut members = mighty.list_members_stream(&engines(), None, None).page_size(1);
    let mut ids = Vec::new();
    while let Some(member) = members.next().await {
        ids.push(member.unwrap().id.get());
    }
    assert_eq!(ids, [1, 2, 3]);
    let queries: Vec<String> =
        server.requests().iter().map(|request| request.uri.query().unwrap().to_owned()).collect();
    assert_eq!(queries, ["per_page=1", "page=2", "page=3", "page=4"]);
}

/// The token is for the API, and not for whoever a page names.
#[tokio::test]
async fn a_link_to_somewhere_else_is_not_followed() {
    let page = json!({"items": [{"id": 1}], "links": {"next": "https://api.mn.co.example.org/members?page=2"}});
    let (mighty, server) = mighty([Reply::json(200, &page)]);
    let mut members = mighty.list_members_stream(&engines(), None, None);
    assert!(members.next().await.unwrap().is_ok());
    let error = members.next().await.unwrap().unwrap_err();
    assert!(error.to_string().contains("list_members"), "{error}");
    assert_eq!(server.requests().len(), 1);
}
