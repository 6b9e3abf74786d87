//! The routes of all traits.

use axum::Router;
use axum::middleware::from_fn_with_state;
use mighty_runtime::server::Routes;

use crate::abuse_reports::AbuseReportsServer;
use crate::assets::AssetsServer;
use crate::badges::BadgesServer;
use crate::collections::CollectionsServer;
use crate::comments::CommentsServer;
use crate::courseworks::CourseworksServer;
use crate::custom_field_answers::CustomFieldAnswersServer;
use crate::custom_field_options::CustomFieldOptionsServer;
use crate::custom_fields::CustomFieldsServer;
use crate::events::EventsServer;
use crate::invites::InvitesServer;
use crate::me::MeServer;
use crate::members::MembersServer;
use crate::mute::MuteServer;
use crate::networks::NetworksServer;
use crate::password_resets::PasswordResetsServer;
use crate::plans::PlansServer;
use crate::polls::PollsServer;
use crate::posts::PostsServer;
use crate::purchases::PurchasesServer;
use crate::reactions::ReactionsServer;
use crate::rsvps::RsvpsServer;
use crate::spaces::SpacesServer;
use crate::subscriptions::SubscriptionsServer;
use crate::tags::TagsServer;

use super::door;
use super::network::TestNetwork;

/// All of them below the API's own path, behind the door.
pub(super) fn router(network: &TestNetwork) -> Router {
    let backend = || network.clone();
    let traits = [
        AbuseReportsServer::router(backend()),
        AssetsServer::router(backend()),
        BadgesServer::router(backend()),
        CollectionsServer::router(backend()),
        CommentsServer::router(backend()),
        CourseworksServer::router(backend()),
        CustomFieldAnswersServer::router(backend()),
        CustomFieldOptionsServer::router(backend()),
        CustomFieldsServer::router(backend()),
        EventsServer::router(backend()),
        InvitesServer::router(backend()),
        MeServer::router(backend()),
        MembersServer::router(backend()),
        MuteServer::router(backend()),
        NetworksServer::router(backend()),
        PasswordResetsServer::router(backend()),
        PlansServer::router(backend()),
        PollsServer::router(backend()),
        PostsServer::router(backend()),
        PurchasesServer::router(backend()),
        ReactionsServer::router(backend()),
        RsvpsServer::router(backend()),
        SpacesServer::router(backend()),
        SubscriptionsServer::router(backend()),
        TagsServer::router(backend()),
    ];
    let operations = traits.into_iter().reduce(Routes::merge).map(|all| all.nest("/admin/v1"));
    let router = operations.map_or_else(Router::new, Router::from);
    router.layer(from_fn_with_state(network.clone(), door::admit))
}
