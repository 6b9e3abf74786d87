//! All 137 operations there and back: arguments and answers by the document, with others each time.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail by panicking")]

use mighty_networks::abuse_reports::AbuseReportsServer;
use mighty_networks::assets::AssetsServer;
use mighty_networks::badges::BadgesServer;
use mighty_networks::collections::CollectionsServer;
use mighty_networks::comments::CommentsServer;
use mighty_networks::courseworks::CourseworksServer;
use mighty_networks::custom_field_answers::CustomFieldAnswersServer;
use mighty_networks::custom_field_options::CustomFieldOptionsServer;
use mighty_networks::custom_fields::CustomFieldsServer;
use mighty_networks::events::EventsServer;
use mighty_networks::invites::InvitesServer;
use mighty_networks::me::MeServer;
use mighty_networks::members::MembersServer;
use mighty_networks::mute::MuteServer;
use mighty_networks::networks::NetworksServer;
use mighty_networks::password_resets::PasswordResetsServer;
use mighty_networks::plans::PlansServer;
use mighty_networks::polls::PollsServer;
use mighty_networks::posts::PostsServer;
use mighty_networks::prelude::*;
use mighty_networks::purchases::PurchasesServer;
use mighty_networks::reactions::ReactionsServer;
use mighty_networks::rsvps::RsvpsServer;
use mighty_networks::spaces::SpacesServer;
use mighty_networks::subscriptions::SubscriptionsServer;
use mighty_networks::tags::TagsServer;
use mighty_networks_fake::document;
use mighty_runtime::server::Routes;
use mighty_runtime::{HyperTransport, RetryPolicy, Transport};
use mighty_tests::round_trip::{End, Row, Tap, operations, served};
use serde_json::json;

/// A client as the backend of all traits.
fn router<T: Transport>(client: &MightyClient<T>) -> Routes {
    let own = || client.clone();
    let traits = [
        AbuseReportsServer::router(own()),
        AssetsServer::router(own()),
        BadgesServer::router(own()),
        CollectionsServer::router(own()),
        CommentsServer::router(own()),
        CourseworksServer::router(own()),
        CustomFieldAnswersServer::router(own()),
        CustomFieldOptionsServer::router(own()),
        CustomFieldsServer::router(own()),
        EventsServer::router(own()),
        InvitesServer::router(own()),
        MeServer::router(own()),
        MembersServer::router(own()),
        MuteServer::router(own()),
        NetworksServer::router(own()),
        PasswordResetsServer::router(own()),
        PlansServer::router(own()),
        PollsServer::router(own()),
        PostsServer::router(own()),
        PurchasesServer::router(own()),
        ReactionsServer::router(own()),
        RsvpsServer::router(own()),
        SpacesServer::router(own()),
        SubscriptionsServer::router(own()),
        TagsServer::router(own()),
    ];
    traits.into_iter().reduce(Routes::merge).unwrap().nest("/admin/v1")
}

async fn row() -> Row<HyperTransport> {
    let once = RetryPolicy::new().attempts(1);
    let end = End::default();
    let second = MightyClient::<HyperTransport>::over(end.transport.clone()).retry(once).bearer("t").build().unwrap();
    let url = served(router(&second)).await;
    let tap = Tap::new(HyperTransport::new().unwrap());
    let first = MightyClient::<HyperTransport>::over(tap.clone());
    let first = first.base_url(format!("{url}/admin/v1")).retry(once).bearer("t").build().unwrap();
    let error = |status| json!({ "error": "some_code", "message": format!("it is a {status}"), "status": status });
    Row { first: router(&first), tap, end, error, omitted: &[] }
}

#[tokio::test]
async fn what_is_sent_is_received_and_what_is_returned_is_got() {
    let document = document();
    let (endpoints, answers) = row().await.check_all(&document, 3).await;
    assert_eq!((operations(&document).len(), endpoints.len()), (137, 137), "{endpoints:?}");
    assert!(answers > 1_000, "{answers}");
}
