//! The document that traits make.

mod content;
mod in_success;
mod known;
mod names;
mod operation;
mod parameters;
mod paths;
mod responses;
#[cfg(feature = "schemars")]
mod schema_names;
#[cfg(feature = "schemars")]
mod schemas;
mod security;
mod spec;

#[cfg(not(feature = "schemars"))]
use self::known::Schemas;
#[cfg(feature = "schemars")]
use self::schemas::Schemas;
use self::security::Site;
use self::spec::{Components, Info, Root, Server, Tag};
use crate::author::api::{Api, TokenPlacement};
use crate::author::base::Base;
use crate::describe::endpoint::Endpoint;

/// Begins the document of an API: its title and its version, then the endpoints.
#[must_use]
pub fn document<A: Api>(title: impl Into<String>, version: impl Into<String>) -> Document {
    Document {
        title: title.into(),
        version: version.into(),
        base_url: A::BASE_URL,
        token: A::TOKEN,
        auth: A::AUTH,
        bases: A::BASES,
        endpoints: Vec::new(),
    }
}

/// An OpenAPI 3.1 document in the making; [`document`] begins one.
///
/// | in the document | from |
/// |---|---|
/// | servers, security | [`Api::BASE_URL`], [`Api::TOKEN`], [`Api::AUTH`]; an operation's own, where it has another base or says `auth` |
/// | tags | the names of the traits |
/// | an operation's id | the name of its method, with the trait's before it where two traits have one of that name |
/// | parameters, body | the arguments; constants, each as a parameter with one value; an idempotency key is an optional header |
/// | responses | the declared success, or `2XX`; 304 where that is one too; every declared error, a class as `5XX` |
/// | summary, description | the first paragraph of the method's documentation, and what follows; with the feature `schemars` |
/// | schemas | the types of arguments, successes and error bodies that implement `schemars::JsonSchema`; with that feature |
/// | headers of a response | those that a struct with `#[derive(FromAnswer)]` reads; with that feature |
///
/// A type that does not implement it has no schema; as `#[query(flatten)]` it then has no parameters. Neither have types
/// that mention a generic parameter of the method or the trait. Schemas of what is sent say how a type is serialized, those
/// of answers how it is deserialized; a type of which that is not the same has two, the former named `…Request`. A name is the type's own, with `_` for what a key of
/// `components` may not have.
///
/// Paths that differ only in the names of their placeholders are one path, with the names of the first. An operation is
/// there once: of two endpoints with one method and one path, the first. Methods for which OpenAPI 3.1 has no place, such as
/// `PROPFIND`, are left out.
#[derive(Clone, Debug)]
pub struct Document {
    title: String,
    version: String,
    base_url: &'static str,
    token: TokenPlacement,
    auth: &'static [(&'static str, TokenPlacement)],
    bases: &'static [Base],
    endpoints: Vec<&'static Endpoint>,
}

impl Document {
    /// Adds endpoints: all of a trait, `OrdersEndpoints::ALL`, or some.
    #[must_use]
    pub fn endpoints(mut self, endpoints: &[&'static Endpoint]) -> Self {
        self.endpoints.extend(endpoints);
        self
    }

    /// The document as text, two spaces deep.
    #[must_use]
    pub fn to_json(&self) -> String {
        // All its keys are strings, so that nothing in it can fail to be written.
        serde_json::to_string_pretty(&self.root()).unwrap_or_default()
    }

    /// The document as a value.
    #[must_use]
    pub fn to_value(&self) -> serde_json::Value {
        serde_json::to_value(self.root()).unwrap_or_default()
    }

    fn root(&self) -> Root {
        let mut schemas = Schemas::new(&self.endpoints);
        let site = Site { token: self.token, auth: self.auth, bases: self.bases };
        let paths = paths::paths(&self.endpoints, &mut schemas, site);
        Root {
            openapi: "3.1.0",
            info: Info { title: self.title.clone(), version: self.version.clone() },
            // As a client reads it: paths are appended, and begin with a slash.
            servers: vec![Server { url: self.base_url.trim_end_matches('/') }],
            security: site.common(),
            tags: names::groups(&self.endpoints).into_iter().map(|name| Tag { name }).collect(),
            paths,
            components: Components { schemas: schemas.components(), security_schemes: site.schemes() },
        }
    }
}
