//! A public trait under the strictest lints that an SDK's author may have switched on.
//!
//! What the macro writes must trigger none of them. It stands in a library because in a test nothing is public, and
//! `missing_docs` says nothing.

#![deny(
    warnings,
    missing_docs,
    missing_debug_implementations,
    unused_qualifications,
    unused_lifetimes,
    unused_results,
    unreachable_pub,
    single_use_lifetimes,
    trivial_casts,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::missing_docs_in_private_items,
    clippy::missing_errors_doc,
    clippy::must_use_candidate,
    clippy::absolute_paths,
    clippy::allow_attributes_without_reason,
    clippy::arithmetic_side_effects,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use mighty_runtime::{Bytes, Part, Response, endpoints};
use serde::{Deserialize, Serialize};

use crate::{Acme, AcmeError};

/// A thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thing {
    /// Its name.
    pub name: String,
}

/// Which things to list.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Filter {
    /// The colour.
    pub colour: Option<String>,
    /// Any of these sizes.
    pub size: Vec<u32>,
}

/// Every kind of endpoint there is.
#[endpoints(
    api = Acme,
    errors(401, 403, 429, 5xx),
    error = ThingsError,
    retry(attempts = 3, base = "50ms", on = [429, 5xx, connect, timeout]),
    timeout = "20s",
    attempt_timeout = "5s"
)]
pub trait Things {
    /// Returns a thing.
    #[endpoint(method = GET, path = "/things/{id}", errors(404))]
    async fn show_thing(&self, id: u64) -> Result<Thing, ThingError>;

    /// Whether there is a thing.
    #[endpoint(method = HEAD, path = "/things/{id}", errors(404))]
    async fn check_thing(&self, id: u64) -> Result<(), ThingError>;

    /// Lists things.
    #[endpoint(method = GET, path = "/things")]
    async fn list_things(
        &self,
        #[query(flatten)] filter: &Filter,
        #[query] page: Option<u32>,
        #[query(name = "tag[]")] tags: &[&str],
        #[header("X-Trace")] trace: Option<&str>,
    ) -> Result<Response<Vec<Thing>>, ListThingsError>;

    /// Creates a thing.
    #[endpoint(
        method = POST,
        path = "/things",
        success = 201,
        errors(
            409 { "late" | "gone" => TooLate, "there" => StillThere(AcmeError), _ => AlreadyThere },
            422(AcmeError),
            4xx
        ),
        except(403),
        idempotency_key = "Idempotency-Key",
        retry(on = [429, 503])
    )]
    async fn create_thing(&self, #[body] thing: Thing) -> Result<Thing, CreateThingError>;

    /// Changes a thing.
    #[endpoint(method = PATCH, path = "/things/{id}", idempotent, retry(attempts = 2, on = [5xx]))]
    async fn change_thing(&self, id: u64, #[form] thing: &Thing) -> Result<(), ChangeThingError>;

    /// Replaces the picture of a thing.
    #[endpoint(method = PUT, path = "/things/{id}/picture", errors(413), retry(never))]
    async fn replace_picture(
        &self,
        id: u64,
        #[part] picture: Part,
        #[part] caption: Option<&str>,
    ) -> Result<(), ReplacePictureError>;

    /// Returns the picture of a thing.
    #[endpoint(method = GET, path = "/things/{id}/picture", errors(404))]
    async fn show_picture(&self, id: u64) -> Result<Bytes, ThingError>;

    /// Deletes a thing.
    #[endpoint(method = DELETE, path = "/things/{id}", success = 204, errors(404))]
    async fn delete_thing(&self, id: u64) -> Result<(), ThingError>;

    /// What may be done with a thing.
    #[endpoint(method = OPTIONS, path = "/things/{id}")]
    async fn ask_thing(&self, id: u64) -> Result<String, ListThingsError>;
}
