//! The SDK of the examples, endpoint by endpoint: every status of the API's table in each of the forms that its errors
//! take becomes the variant that the endpoint's descriptor declares, or `Unexpected`.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

use std::fmt::Debug;
use std::pin::Pin;

use mighty_examples::mighty::{
    Account, AccountEndpoints, AccountError, Assets, AssetsEndpoints, AssetsError, MemberChanges, Members,
    MembersEndpoints, MembersError, MightyError, MightyNetworks, NetworkId, NewMember, NewPost, NewSpace, Paging,
    Posts, PostsEndpoints, PostsError, ShowMemberError, Spaces, SpacesEndpoints, SpacesError, ValidationError,
};
use mighty_runtime::testing::{InProcess, Recorded, Reply};
use mighty_runtime::{Client, Endpoint, Error, Part, RetryPolicy, UnexpectedKind};
use serde_json::{Value, json};

type Sdk = Client<MightyNetworks, InProcess>;

/// A failed call: the variant as its union prints it, and the error that everything converts into.
struct Failed {
    variant: String,
    error: Error,
}

type Failing<'a> = Pin<Box<dyn Future<Output = Failed> + 'a>>;
type Call = for<'a> fn(&'a Sdk, &'a NetworkId) -> Failing<'a>;

/// A call of every endpoint that ends in `Failed`, beside its descriptor.
macro_rules! calls {
    ($($endpoints:ident, $union:ty: { $($method:ident($($argument:expr),*);)* })*) => {
        [$((
            $endpoints::ALL,
            &[$((stringify!($method), (|client, network| Box::pin(async move {
                let error = client.$method(network, $($argument),*).await.map(drop).unwrap_err();
                let error: $union = error.into();
                failed(&error).with(error.into())
            })) as Call)),*][..],
        )),*]
    };
}

type Calls = (&'static [&'static Endpoint], &'static [(&'static str, Call)]);

fn calls() -> [Calls; 5] {
    calls! {
        MembersEndpoints, MembersError: {
            list_members(Paging::default());
            show_member(1);
            show_member_by_email("a@example.com");
            create_member(&NewMember::new("a@example.com", "A", "B"));
            update_member(1, &MemberChanges::default());
            delete_member(1);
            remove_network_membership(1, Some(true));
            create_password_reset(1);
            list_member_spaces(1, Paging::default());
        }
        SpacesEndpoints, SpacesError: {
            list_spaces(Paging::default());
            show_space(1);
            create_space(&NewSpace { name: String::new() });
            delete_space(1);
            list_space_members(1, Paging::default());
            add_space_member(1, 2);
        }
        PostsEndpoints, PostsError: {
            list_posts(&[1, 2], Paging::default());
            create_post(Some(false), &NewPost { space_id: 1, title: String::new(), description: None });
        }
        AccountEndpoints, AccountError: {
            show_network(Some("en"));
            show_me();
        }
        AssetsEndpoints, AssetsError: {
            upload_asset("avatar", Part::text("x"));
        }
    }
}

/// The name of the variant, which `Debug` prints first.
fn failed(error: &impl Debug) -> Variant {
    Variant(format!("{error:?}").split('(').next().unwrap().to_owned())
}

struct Variant(String);

impl Variant {
    fn with(self, error: Error) -> Failed {
        Failed { variant: self.0, error }
    }
}

fn sdk(server: &InProcess) -> Sdk {
    Client::over(server.clone()).bearer("t").retry(RetryPolicy::new().never()).build().unwrap()
}

/// Makes every call against a server that always gives this reply.
async fn for_every_call(reply: &Reply, mut check: impl FnMut(&'static Endpoint, Failed, Recorded)) {
    let network = NetworkId::from("engines");
    for (endpoints, calls) in calls() {
        let names: Vec<&str> = calls.iter().map(|(name, _)| *name).collect();
        let declared: Vec<&str> = endpoints.iter().map(|endpoint| endpoint.name()).collect();
        assert_eq!(names, declared, "not every endpoint is called");
        for (endpoint, (_, call)) in endpoints.iter().zip(calls) {
            let reply = reply.clone();
            let server = InProcess::from_fn(move |_| reply.clone());
            let failed = call(&sdk(&server), &network).await;
            check(endpoint, failed, server.requests().remove(0));
        }
    }
}

/// The variant that the descriptor declares for a status.
fn declared(endpoint: &Endpoint, status: u16) -> &'static str {
    let mut errors: Vec<_> = endpoint.errors().iter().filter(|error| error.statuses().contains(status)).collect();
    // An exact status sorts before a class.
    errors.sort_by_key(|error| error.statuses());
    errors.first().map_or("Unexpected", |error| error.variant())
}

const STATUSES: [u16; 10] = [400, 401, 403, 404, 409, 422, 429, 500, 502, 503];
const PAGE: &str = "<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>";

fn forms(status: u16) -> [(&'static str, Reply, Option<MightyError>); 4] {
    let (code, message) = ("some_code", "said by the server");
    [
        (message, Reply::json(status, &json!({ "error": message })), Some(MightyError::Prose(message.to_owned()))),
        (
            message,
            Reply::json(status, &json!({ "error": code, "message": message, "status": status })),
            Some(MightyError::Coded { code: code.to_owned(), message: message.to_owned() }),
        ),
        ("Just a moment...", Reply::status(status).body(PAGE), Some(MightyError::Other(PAGE.to_owned()))),
        ("", Reply::status(status), None),
    ]
}

#[tokio::test]
async fn every_status_in_every_form_becomes_the_declared_variant() {
    for status in STATUSES {
        for (message, reply, body) in forms(status) {
            for_every_call(&reply, |endpoint, Failed { variant, error }, _| {
                let context = format!("{} with {status} and {body:?}", endpoint.name());
                assert_eq!(variant, declared(endpoint, status), "{context}");
                assert_eq!(error.status().unwrap().as_u16(), status, "{context}");
                assert!(error.message().contains(message) && !error.message().is_empty(), "{context}: {error}");
                let display = error.to_string();
                assert!(display.starts_with(&format!("{}: ", endpoint.name())), "{context}: {display}");
                assert!(display.contains(&status.to_string()) && display.contains(message), "{context}: {display}");
                if variant == "Unexpected" {
                    assert_eq!(error.into_unexpected().unwrap().kind(), UnexpectedKind::UndeclaredStatus, "{context}");
                } else if let Ok(error) = error.into_status_error::<MightyError>() {
                    assert_eq!(error.body(), body.as_ref(), "{context}");
                } else {
                    assert_eq!(status, 422, "{context}: only a 422 has a body of its own");
                }
            })
            .await;
        }
    }
}

#[tokio::test]
async fn a_422_has_its_fields() {
    let reply = Reply::json(422, &json!({ "message": "check it", "fields": { "email": ["is taken"] } }));
    let mut seen = 0;
    for_every_call(&reply, |endpoint, Failed { error, .. }, _| {
        let Ok(error) = error.into_status_error::<ValidationError>() else { return };
        assert_eq!(error.message(), "check it", "{}", endpoint.name());
        assert_eq!(error.body().unwrap().fields["email"], ["is taken"]);
        seen += 1;
    })
    .await;
    assert!(seen >= 5, "only {seen} endpoints declare a 422");
}

#[tokio::test]
async fn no_answer_is_unexpected_everywhere() {
    for reply in [Reply::refused(), Reply::reset()] {
        for_every_call(&reply, |endpoint, Failed { variant, error }, _| {
            assert_eq!(variant, "Unexpected", "{}", endpoint.name());
            assert_eq!(error.status(), None);
        })
        .await;
    }
}

#[tokio::test]
async fn every_request_goes_where_its_descriptor_says() {
    for_every_call(&Reply::status(418), |endpoint, _, request| {
        assert_eq!(&request.method, endpoint.method());
        let fixed = |path: &str| path.split('/').filter(|part| !part.starts_with('{')).count();
        let template = format!("/admin/v1{}", endpoint.path());
        let path = request.uri.path();
        assert_eq!(path.split('/').count(), template.split('/').count(), "{path}");
        for (sent, declared) in path.split('/').zip(template.split('/')).filter(|(_, part)| !part.starts_with('{')) {
            assert_eq!(sent, declared, "{path}");
        }
        assert!(fixed(&template) > 2);
        assert_eq!(request.uri.host(), Some("api.mn.co"));
        assert_eq!(request.header("authorization"), Some("Bearer t"));
        assert!(request.header("user-agent").unwrap().starts_with("mighty-examples/"));
        assert_eq!(request.endpoint, Some(endpoint));
    })
    .await;
}

/// The operations of the API's own document, as far as the SDK has them, in its words.
#[test]
fn the_descriptors_are_those_of_the_api() {
    let lines: Vec<String> = calls()
        .iter()
        .flat_map(|(endpoints, _)| endpoints.iter())
        .map(|endpoint| format!("{} {} {}", endpoint.name(), endpoint.method(), endpoint.path()))
        .collect();
    let expected = [
        "list_members GET /networks/{network_id}/members",
        "show_member GET /networks/{network_id}/members/{member_id}/",
        "show_member_by_email GET /networks/{network_id}/members/by_email",
        "create_member POST /networks/{network_id}/members",
    ];
    assert_eq!(lines[..4], expected);
    assert_eq!(lines.len(), 20);
}

/// The success types, each with what the API's document shows.
#[tokio::test]
async fn what_the_api_sends_is_read_and_unknown_fields_are_passed_over() {
    let member = json!({ "id": 7, "email": null, "first_name": "Ada", "new_field": [1, 2] });
    let page: Value = json!({ "items": [member], "links": { "self": "/x", "next": null } });
    let server = InProcess::from_fn(move |request| match request.uri.path().rsplit('/').next().unwrap() {
        "members" => Reply::json(200, &page),
        _ => Reply::json(200, &member),
    });
    let (client, network) = (sdk(&server), NetworkId::from(17));
    let shown = client.show_member(&network, 7).await.unwrap();
    assert_eq!((shown.id, shown.email.as_str(), shown.first_name.as_deref()), (7, "", Some("Ada")));
    let listed = client.list_members(&network, Paging { page: Some(2), per_page: None }).await.unwrap();
    assert_eq!((listed.items[0].id, listed.links.next), (7, None));
    let targets: Vec<String> = server.requests().iter().map(|request| request.target().to_owned()).collect();
    assert_eq!(targets, ["/admin/v1/networks/17/members/7/", "/admin/v1/networks/17/members?page=2"]);
}

#[tokio::test]
async fn a_shape_that_is_neither_is_kept_as_text() {
    let server = InProcess::from_fn(|_| Reply::status(403).body("Access denied\n  by policy"));
    let error = sdk(&server).show_member(&NetworkId::from("x"), 1).await.unwrap_err();
    assert_eq!(error.to_string(), "show_member: 403 Forbidden: Access denied by policy");
    let ShowMemberError::Forbidden(error) = error else { panic!("{error:?}") };
    assert_eq!(error.body(), Some(&MightyError::Other("Access denied\n  by policy".to_owned())));
}
