//! How large errors and futures are: 16 bytes for an error and for `Result<(), E>`, 256 for the future of a method.
//!
//! Every endpoint of every trait of the examples is measured through a call to it, and the calls are compared with the
//! trait's own list, so that an endpoint that is added to a trait fails here until it is measured too.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

use std::future::Future;
use std::mem::{size_of, size_of_val};
use std::path::Path;

use mighty_examples::mighty::{
    Account, AccountEndpoints, AccountError, Assets, AssetsEndpoints, AssetsError, MemberChanges, Members,
    MembersEndpoints, MembersError, MightyNetworks, NetworkId, NewMember, NewPost, NewSpace, Paging, Posts,
    PostsEndpoints, PostsError, Spaces, SpacesEndpoints, SpacesError,
};
use mighty_runtime::testing::InProcess;
use mighty_runtime::{BuildError, Client, Endpoint, Part, StatusError, Unexpected, endpoints};
use mighty_tests::strict::{Filter, Thing, Things, ThingsEndpoints, ThingsError};
use mighty_tests::{Acme, AcmeError};

const MAX_ERROR: usize = 16;
const MAX_FUTURE: usize = 256;

/// What was measured of one endpoint.
struct Measured {
    name: &'static str,
    error: usize,
    result: usize,
    future: usize,
}

/// Measures a call without making it.
fn measure<T, E>(name: &'static str, call: &impl Future<Output = Result<T, E>>) -> Measured {
    Measured { name, error: size_of::<E>(), result: size_of::<Result<(), E>>(), future: size_of_val(call) }
}

fn assert_small(group: &str, endpoints: &[&'static Endpoint], measured: &[Measured]) {
    let declared: Vec<&str> = endpoints.iter().map(|endpoint| endpoint.name()).collect();
    let names: Vec<&str> = measured.iter().map(|measured| measured.name).collect();
    assert_eq!(names, declared, "the endpoints of {group} and those that are measured differ");
    for Measured { name, error, result, future } in measured {
        assert_eq!(*error, MAX_ERROR, "the error of {group}::{name}");
        assert_eq!(*result, MAX_ERROR, "the result of {group}::{name}");
        assert!(*future <= MAX_FUTURE, "the future of {group}::{name} has {future} bytes");
    }
}

/// Measures every endpoint of a trait; the calls stand in the order of the trait.
macro_rules! assert_small {
    ($group:ident, $endpoints:ident, $client:expr, $($method:ident($($argument:expr),* $(,)?)),* $(,)?) => {
        assert_small(
            stringify!($group),
            $endpoints::ALL,
            &[$(measure(stringify!($method), &$group::$method($client, $($argument),*))),*],
        )
    };
}

#[test]
fn the_members_are_small() {
    let (client, network) = (&mighty(), &network());
    assert_small!(
        Members,
        MembersEndpoints,
        client,
        list_members(network, Paging::default()),
        show_member(network, 1),
        show_member_by_email(network, "a@example.com"),
        create_member(network, &NewMember::default()),
        update_member(network, 1, &MemberChanges::default()),
        delete_member(network, 1),
        remove_network_membership(network, 1, None),
        create_password_reset(network, 1),
        list_member_spaces(network, 1, Paging::default()),
    );
}

#[test]
fn the_spaces_are_small() {
    let (client, network) = (&mighty(), &network());
    assert_small!(
        Spaces,
        SpacesEndpoints,
        client,
        list_spaces(network, Paging::default()),
        show_space(network, 1),
        create_space(network, &NewSpace { name: String::new() }),
        delete_space(network, 1),
        list_space_members(network, 1, Paging::default()),
        add_space_member(network, 1, 2),
    );
}

#[test]
fn the_posts_are_small() {
    let (client, network) = (&mighty(), &network());
    let post = NewPost { space_id: 1, title: String::new(), description: None };
    assert_small!(
        Posts,
        PostsEndpoints,
        client,
        list_posts(network, &[1, 2], Paging::default()),
        create_post(network, Some(true), &post),
    );
}

#[test]
fn the_account_is_small() {
    let (client, network) = (&mighty(), &network());
    assert_small!(Account, AccountEndpoints, client, show_network(network, None), show_me(network));
}

#[test]
fn the_assets_are_small() {
    let (client, network) = (&mighty(), &network());
    assert_small!(Assets, AssetsEndpoints, client, upload_asset(network, "avatar", Part::text("x")));
}

#[test]
fn every_kind_of_endpoint_is_small() {
    let client = &Client::<Acme, _>::over(InProcess::script([])).build().unwrap();
    let thing = Thing { name: String::new() };
    assert_small!(
        Things,
        ThingsEndpoints,
        client,
        show_thing(1),
        check_thing(1),
        list_things(&Filter::default(), None, &["a", "b"], Some("trace")),
        create_thing(thing.clone()),
        change_thing(1, &thing),
        replace_picture(1, Part::text("x"), None),
        show_picture(1),
        delete_thing(1),
        ask_thing(1),
    );
}

#[test]
fn unions_and_payloads_are_small() {
    assert_eq!(size_of::<MembersError>(), MAX_ERROR);
    assert_eq!(size_of::<SpacesError>(), MAX_ERROR);
    assert_eq!(size_of::<PostsError>(), MAX_ERROR);
    assert_eq!(size_of::<AccountError>(), MAX_ERROR);
    assert_eq!(size_of::<AssetsError>(), MAX_ERROR);
    assert_eq!(size_of::<ThingsError>(), MAX_ERROR);
    assert_eq!(size_of::<Result<(), MembersError>>(), MAX_ERROR);
    assert_eq!(size_of::<mighty_runtime::Error>(), MAX_ERROR);
    assert_eq!(size_of::<Result<(), mighty_runtime::Error>>(), MAX_ERROR);
    assert_eq!(size_of::<StatusError<AcmeError>>(), 8);
    assert_eq!(size_of::<Unexpected>(), 8);
    assert_eq!(size_of::<BuildError>(), 8);
}

#[endpoints(api = Acme)]
trait Undeclared {
    #[endpoint(method = GET, path = "/u")]
    async fn undeclared(&self) -> Result<(), UndeclaredError>;
}

#[test]
fn an_error_with_one_variant_is_smaller_still() {
    let client = Client::<Acme, _>::over(InProcess::script([])).build().unwrap();
    let Measured { error, result, future, .. } = measure("undeclared", &client.undeclared());
    assert_eq!((error, result), (8, 8));
    assert!(future <= MAX_FUTURE);
}

#[test]
fn the_future_of_a_caller_is_small_too() {
    async fn caller(client: &Client<MightyNetworks, InProcess>, network: &NetworkId) -> Result<u64, MembersError> {
        let member = client.show_member(network, 1).await?;
        client.delete_member(network, member.id).await?;
        Ok(member.id)
    }
    let (client, network) = (&mighty(), &network());
    assert!(size_of_val(&caller(client, network)) <= 2 * MAX_FUTURE);
}

/// The tests above name traits by hand; this one makes sure that they name all of them.
#[test]
fn every_trait_of_the_examples_is_measured() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/src/mighty");
    // However it is formatted.
    let this_file: String = include_str!("sizes.rs").split_whitespace().collect();
    let mut traits = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let source = std::fs::read_to_string(file.unwrap().path()).unwrap();
        for after in source.split("#[endpoints(").skip(1) {
            let name = after.split_once("pub trait ").unwrap().1.split([' ', ':', '<']).next().unwrap();
            for text in [format!("{name},{name}Endpoints,client,"), format!("size_of::<{name}Error>(),MAX_ERROR")] {
                assert!(this_file.contains(&text), "{name} is not measured: {text} is not here");
            }
            traits += 1;
        }
    }
    assert!(traits >= 5, "only {traits} traits found");
}

fn mighty() -> Client<MightyNetworks, InProcess> {
    Client::over(InProcess::script([])).build().unwrap()
}

fn network() -> NetworkId {
    NetworkId::from("engines")
}
