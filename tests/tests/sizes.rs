//! How large errors and futures are: 16 bytes for an error and for `Result<(), E>`, 256 for the future of a method.
//!
//! Every endpoint of a trait is measured through a call to it, and the calls are compared with the trait's own list, so that
//! one that is added to it fails here until it is measured too. The same of all operations of an SDK is measured in
//! `examples/mighty-networks/tests/table/sizes.rs`.

use std::future::Future;
use std::mem::{size_of, size_of_val};

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
    assert_eq!(size_of::<ThingsError>(), MAX_ERROR);
    assert_eq!(size_of::<Result<(), ThingsError>>(), MAX_ERROR);
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
