//! Headers of an answer as fields of what is returned.

use mighty_runtime::testing::Reply;
use mighty_runtime::{Bytes, DecodeError, FromAnswer, Response, UnexpectedKind, endpoints};
use mighty_tests::Acme;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use super::{Thing, answering, thing};

#[derive(Debug, FromAnswer)]
struct Listed {
    #[body]
    things: Vec<Thing>,
    #[header("X-Total-Count")]
    total: u64,
    #[header("ETag")]
    etag: Option<String>,
    #[header("Allow")]
    allow: Vec<String>,
    #[header("X-Scores")]
    scores: Option<Vec<f32>>,
}

/// Nothing of the body is wanted.
#[derive(Debug, PartialEq, Eq, FromAnswer)]
struct Head {
    #[header("Content-Length")]
    length: Option<u64>,
    #[header("set-cookie")]
    cookies: Vec<String>,
}

#[derive(Debug, FromAnswer)]
struct Blob {
    #[header("X-Part")]
    part: u8,
    #[body]
    bytes: Response<Bytes>,
}

#[derive(Debug, FromAnswer)]
struct Tagged<T: DeserializeOwned, H> {
    #[body]
    value: T,
    #[header("X-Tag")]
    tag: Option<H>,
}

#[derive(Debug, Deserialize)]
struct Job {
    job: u64,
}

#[derive(Debug, FromAnswer)]
struct Queued {
    #[body]
    job: Job,
    #[header("X-Position")]
    position: u32,
}

#[derive(Debug, FromAnswer)]
struct Counted {
    #[header("X-Total-Count")]
    total: u64,
}

#[endpoints(api = Acme)]
trait Lists {
    #[endpoint(method = HEAD, path = "/things")]
    async fn count(&self) -> Result<Counted, CountError>;
    #[endpoint(method = DELETE, path = "/things", success = 204)]
    async fn clear(&self) -> Result<Response<Counted>, ClearError>;
    #[endpoint(method = GET, path = "/things")]
    async fn list(&self) -> Result<Listed, ListError>;
    #[endpoint(method = GET, path = "/head")]
    async fn cookies(&self) -> Result<Head, CookiesError>;
    #[endpoint(method = GET, path = "/blob")]
    async fn blob(&self) -> Result<Blob, BlobError>;
    #[endpoint(method = GET, path = "/tagged")]
    async fn tagged(&self) -> Result<Response<Tagged<Thing, u8>>, TaggedError>;
    #[endpoint(method = POST, path = "/things", success(200(Listed) => Done, 202(Queued) => Later))]
    async fn start(&self) -> Result<StartOutcome, StartError>;
}

fn listed() -> Reply {
    Reply::json(200, &json!([{"id": 7, "tags": ["a"]}])).header("x-total-count", " 12 ")
}

#[tokio::test]
async fn fields_are_headers_beside_the_body() {
    let reply = listed().header("etag", "\"v1\"").header("allow", "GET, PUT").header("allow", "\"a,b\",,DELETE");
    let list = answering(reply.header("x-scores", "1.5, 2")).list().await.unwrap();
    assert_eq!((list.things, list.total, list.etag.as_deref()), (vec![thing()], 12, Some("\"v1\"")));
    assert_eq!(list.allow, ["GET", "PUT", "\"a,b\"", "DELETE"]);
    assert_eq!(list.scores, Some(vec![1.5, 2.0]));
    let list = answering(listed()).list().await.unwrap();
    assert_eq!((list.etag, list.allow, list.scores), (None, Vec::new(), None));
}

#[tokio::test]
async fn what_is_missing_or_no_value_is_named_and_not_shown() {
    let plain = || Reply::json(200, &json!([]));
    let cases = [
        (plain(), "`X-Total-Count`: the header is missing"),
        (plain().header("x-total-count", "secret"), "`X-Total-Count`: the header is no `u64`"),
        (plain().header("x-total-count", ""), "`X-Total-Count`: the header is no `u64`"),
        (plain().header("x-total-count", "-1"), "`X-Total-Count`: the header is no `u64`"),
        (plain().header("x-total-count", b"\xff"), "`X-Total-Count`: the header is no text"),
        (listed().header("x-scores", "1, x"), "`X-Scores`: the header is no `f32`"),
    ];
    for (reply, expected) in cases {
        let ListError::Unexpected(error) = answering(reply).list().await.unwrap_err();
        assert_eq!(error.kind(), UnexpectedKind::Decode);
        assert_eq!(error.decode_error().map(DecodeError::to_string).as_deref(), Some(expected));
        assert!(!format!("{error:?}").contains("secret"), "{error:?}");
    }
    // A body that does not fit says which field, as ever.
    let reply = Reply::json(200, &json!([{"id": "x"}])).header("x-total-count", "1");
    let ListError::Unexpected(error) = answering(reply).list().await.unwrap_err();
    assert_eq!(error.decode_error().unwrap().path(), "[0].id");
}

#[tokio::test]
async fn the_body_is_read_as_its_type_says() {
    let cookies = Reply::status(200).header("set-cookie", "a=1; Expires=Thu, 01 Jan 1970").header("set-cookie", "b=2");
    let head = answering(cookies.body("not wanted").broken()).cookies().await.unwrap();
    assert_eq!(head.cookies, ["a=1; Expires=Thu, 01 Jan 1970", "b=2"]);
    let blob = answering(Reply::status(200).header("x-part", "3").body("raw")).blob().await.unwrap();
    assert_eq!((blob.part, blob.bytes.status().as_u16(), blob.bytes.into_inner()), (3, 200, Bytes::from("raw")));
    let tagged =
        answering(Reply::json(200, &json!({"id": 7, "tags": ["a"]})).header("x-tag", "9")).tagged().await.unwrap();
    assert_eq!((&tagged.value, tagged.tag, tagged.status().as_u16()), (&thing(), Some(9), 200));
}

#[tokio::test]
async fn an_answer_without_a_body_has_headers_all_the_same() {
    let reply = |status| Reply::status(status).header("x-total-count", "12");
    assert_eq!(answering(reply(200)).count().await.unwrap().total, 12);
    assert_eq!(answering(reply(204)).clear().await.unwrap().total, 12);
}

#[tokio::test]
async fn a_variant_of_several_successes_may_have_headers() {
    let done = answering(listed()).start().await.unwrap();
    assert!(matches!(done, StartOutcome::Done(list) if list.total == 12));
    let later = answering(Reply::json(202, &json!({"job": 1})).header("x-position", "4")).start().await.unwrap();
    assert!(matches!(later, StartOutcome::Later(queued) if (queued.job.job, queued.position) == (1, 4)));
}
