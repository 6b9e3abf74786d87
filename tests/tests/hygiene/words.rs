//! Everything that a trait can say, under strict lints.

#![allow(unreachable_pub, reason = "as an SDK has it")]

use std::collections::BTreeMap;

use mighty_runtime::http::StatusCode;
use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{
    Api, Base, Client, Credentials, ErrorAnswer, ErrorInSuccess, Problem, StreamItem, TokenPlacement,
};

/// An API that has all of it.
pub enum Everything {}

impl Api for Everything {
    const BASE_URL: &'static str = "https://everything.example/v1";
    const BASES: &'static [Base] = &[Base::new("files", "https://files.example")];
    const AUTH: &'static [(&'static str, TokenPlacement)] = &[("admin", TokenPlacement::Header("X-Admin"))];
    const ERROR_IN_SUCCESS: Option<ErrorInSuccess> = Some(means);
    type ErrorBody = Problem;

    fn stream_error(item: &StreamItem<'_>) -> Option<StatusCode> {
        (item.event() == Some("error")).then_some(StatusCode::SERVICE_UNAVAILABLE)
    }
}

fn means(answer: &ErrorAnswer<'_>) -> Option<StatusCode> {
    answer.json::<BTreeMap<String, String>>().ok()?.contains_key("error").then_some(StatusCode::BAD_REQUEST)
}

#[deny(warnings, missing_docs, unused_qualifications, clippy::all, clippy::pedantic)]
#[allow(dead_code, unreachable_pub, reason = "that it compiles is the test")]
mod strict {
    use std::collections::BTreeMap;

    use mighty_runtime::{
        Body, Bytes, Conditional, Download, Event, Events, FromAnswer, Lines, Link, Part, Response, Upload, endpoints,
    };
    use serde::de::DeserializeOwned;
    use serde::{Deserialize, Serialize};

    use super::Everything;

    /// What comes back.
    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    pub struct Thing<T = u8> {
        /// What is in it.
        pub value: T,
    }

    /// With a header.
    #[derive(Debug, Clone, FromAnswer)]
    pub struct Tagged<T: DeserializeOwned> {
        /// The body.
        #[body]
        pub thing: Thing<T>,
        /// The header.
        #[header("ETag")]
        pub r#type: Option<String>,
    }

    /// Reads.
    #[endpoints(api = Everything, errors(404, 5xx), error = ReadsError, headers("X-Always" = "1"), non_exhaustive)]
    pub trait Reads {
        /// One of them.
        #[endpoint(method = GET, path = "/things/{type}/{id}.{fn}", success(200(Tagged<u8>) => Ready, 202(Thing<u16>), 304 => Unchanged, derive(Clone)), follow)]
        async fn one(
            &self,
            r#type: &str,
            id: u64,
            r#fn: u8,
            #[cookie("session")] r#match: Option<&str>,
        ) -> Result<Seen, OneError>;

        /// A whole path.
        #[endpoint(method = GET, path = "/tree/{path..}", query(all = true, "filter[x]" = 1), headers("Accept" = "text/csv"), base = "files", auth = none)]
        async fn tree(&self, path: &str) -> Result<Download, TreeError>;

        /// Several placeholders in one segment.
        #[endpoint(method = GET, path = "/compare/{base}...{head}", auth = "admin")]
        async fn compare(
            &self,
            base: &str,
            head: &str,
            #[query(style = comma)] ids: &[u8],
            #[query(style = brackets)] tags: Vec<String>,
            #[query(style = deep_object)] filter: Option<&BTreeMap<String, String>>,
            #[query(flatten, nested)] rest: &Thing<Vec<Thing>>,
        ) -> Result<Response<Thing>, CompareError>;

        /// Events.
        #[endpoint(method = GET, path = "/events", stream(end = "[DONE]", idle_timeout = "9s", skip_undecodable), retry(never))]
        async fn events(&self) -> Result<Response<Events<Event<Thing>>>, EventsError>;

        /// Lines.
        #[endpoint(method = GET, path = "/lines", stream(unmarked_end, resume(parameter = "after", member = "/value")))]
        async fn lines(&self, #[query] after: Option<u8>) -> Result<Lines<Thing>, LinesError>;

        /// A download, or nothing new.
        #[endpoint(method = GET, path = "/file")]
        async fn file(&self, #[header("If-None-Match")] etag: Option<&str>)
        -> Result<Conditional<Download>, FileError>;

        /// Behind a link.
        #[endpoint(method = "PROPFIND", path = "/at/{id}", body = {})]
        async fn at(&self, #[url] link: &Link) -> Result<(), AtError>;

        /// Pages.
        #[endpoint(method = POST, path = "/search", idempotent, paginate(last_item = "value", cursor_member = "after"))]
        async fn search(&self, #[body] query: &Query<'_>) -> Result<Vec<Thing>, SearchError>;
    }

    /// What is searched.
    #[derive(Debug, Serialize)]
    pub struct Query<'a> {
        /// The text.
        pub text: &'a str,
    }

    /// Writes.
    #[endpoints(api = Everything, errors(409 { "taken" => Taken, _ => Conflict }, 302), error = WritesError, auth = "admin", local)]
    pub trait Writes {
        /// Sends it as it is.
        #[endpoint(method = PUT, path = "/blobs/{id}", success = [201, 204], expect_continue, errors(409 { 1234 => Stale }))]
        async fn put(&self, id: u8, #[body(raw, "text/csv")] data: Option<Upload>) -> Result<(), PutError>;

        /// Patches.
        #[endpoint(method = PATCH, path = "/blobs", idempotency_key = "Idempotency-Key", auth = default, errors(200 { "no" => No, _ => NotOk }))]
        async fn patch<B: Serialize + Sync + ?Sized>(
            &self,
            #[body("application/merge-patch+json")] patch: &B,
        ) -> Result<Thing, PatchError>;

        /// A form.
        #[endpoint(method = POST, path = "/form")]
        async fn form(&self, #[form(nested, brackets)] form: &Thing<Vec<Thing>>) -> Result<String, FormError>;

        /// Parts.
        #[endpoint(method = POST, path = "/parts")]
        async fn parts(&self, #[part] file: Part, #[part] upload: Option<Upload>) -> Result<Bytes, PartsError>;

        /// Only where it is.
        #[cfg(not(any()))]
        #[endpoint(method = POST, path = "/here", success(200(Thing) => Done, 202))]
        async fn here(&self, #[body(raw)] body: Body) -> Result<Here, HereError>;

        /// Nowhere.
        #[cfg(any())]
        #[endpoint(method = POST, path = "/nowhere", success(200(Nowhere) => Done, 202))]
        async fn nowhere(&self, #[query] nothing: Nowhere) -> Result<There, HereError>;
    }

    /// Says nothing.
    #[endpoints(api = Everything, base = "files", auth = none)]
    pub trait Silent {}
}

use strict::{OneError, Reads, Seen, SilentEndpoints, Thing, Writes};

fn client(server: &InProcess) -> Client<Everything, InProcess> {
    Client::<Everything, _>::over(server.clone())
        .token("t")
        .credentials_for("admin", Credentials::token("a"))
        .build()
        .unwrap()
}

#[tokio::test]
async fn a_trait_that_says_everything_works() {
    let thing = || Reply::json(200, &Thing { value: 7 });
    let server = InProcess::from_fn(move |_| thing());
    let client = client(&server);
    let Ok(Seen::Ready(tagged)) = client.one("a", 1, 2, Some("c")).await else { panic!("it is ready") };
    assert_eq!((tagged.thing.value, tagged.r#type), (7, None));
    assert_eq!(client.tree("a/b").await.unwrap().length(), None);
    client.put(1, None).await.unwrap_err();
    assert_eq!(client.patch("x").await.unwrap(), Thing { value: 7 });
    let targets: Vec<String> = server.requests().iter().map(|sent| sent.uri.to_string()).collect();
    assert_eq!(targets[0], "https://everything.example/v1/things/a/1.2");
    assert_eq!(targets[1], "https://files.example/tree/a/b?all=true&filter%5Bx%5D=1");
    assert!(SilentEndpoints::ALL.is_empty());
    let missing = self::client(&InProcess::from_fn(|_| Reply::status(404))).one("a", 1, 2, None).await;
    assert!(matches!(missing, Err(OneError::NotFound(_))));
}
