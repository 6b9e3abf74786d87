//! Requests that do not fit: the part and what is wrong with it, on one line and without a value.

use axum::body::Body;
use mighty_runtime::endpoints;
use mighty_runtime::http::Request;
use serde::{Deserialize, Serialize};

use super::{Seen, ask};
use crate::shop::Shop;

#[derive(Debug, Deserialize, Serialize)]
struct Login {
    user: String,
    pin: u32,
}

#[endpoints(api = Shop, server, query("constant" = true), headers("X-Constant" = "1"))]
trait Doors {
    #[endpoint(method = GET, path = "/q/{id}")]
    async fn query(
        &self,
        id: u64,
        #[query] page: u32,
        #[query(style = comma)] ids: &[u8],
        #[header("X-Key")] key: Option<u64>,
        #[cookie("session")] session: Option<u64>,
    ) -> Result<(), DoorError>;
    #[endpoint(method = POST, path = "/json")]
    async fn json(&self, #[body] login: &Login) -> Result<(), DoorError>;
    #[endpoint(method = PATCH, path = "/json")]
    async fn patch(&self, #[body("application/merge-patch+json")] login: Option<&Login>) -> Result<(), DoorError>;
    #[endpoint(method = POST, path = "/form")]
    async fn form(&self, #[form(nested)] login: &Login) -> Result<(), DoorError>;
    #[endpoint(method = POST, path = "/part")]
    async fn part(&self, #[part] pin: u32) -> Result<(), DoorError>;
    #[endpoint(method = POST, path = "/text")]
    async fn text(&self, #[body(raw)] text: &str) -> Result<(), DoorError>;
}

impl Doors for Seen {
    async fn query(
        &self,
        id: u64,
        page: u32,
        ids: &[u8],
        key: Option<u64>,
        session: Option<u64>,
    ) -> Result<(), DoorError> {
        self.note((id, page, ids, key, session))
    }

    async fn json(&self, login: &Login) -> Result<(), DoorError> {
        self.note(login)
    }

    async fn patch(&self, login: Option<&Login>) -> Result<(), DoorError> {
        self.note(login)
    }

    async fn form(&self, login: &Login) -> Result<(), DoorError> {
        self.note(login)
    }

    async fn part(&self, pin: u32) -> Result<(), DoorError> {
        self.note(pin)
    }

    async fn text(&self, text: &str) -> Result<(), DoorError> {
        self.note(text)
    }
}

async fn answer(request: Request<Body>) -> (u16, String) {
    ask(DoorsServer::router(Seen::default()), request).await
}

async fn get(target: &str, headers: &[(&str, &str)]) -> (u16, String) {
    let request = headers.iter().fold(Request::get(target), |request, (name, value)| request.header(*name, *value));
    answer(request.body(Body::empty()).unwrap()).await
}

async fn send(method: &str, path: &str, media_type: Option<&str>, body: &'static str) -> (u16, String) {
    let request = Request::builder().method(method).uri(path);
    let request = media_type.into_iter().fold(request, |request, own| request.header("Content-Type", own));
    answer(request.body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn a_parameter_that_does_not_fit_is_named() {
    let table = [
        ("/q/7?page=1&ids=1,2", "", 204, ""),
        ("/q/seven?page=1", "", 400, "the path parameter `id`: invalid digit found in string"),
        ("/q/7", "", 400, "the query parameter `page`: is missing"),
        ("/q/7?page=-1", "", 400, "the query parameter `page`: invalid digit found in string"),
        ("/q/7?page=1&page=2", "", 400, "the query parameter `page`: is there more than once"),
        ("/q/7?page=1&ids=1,x", "", 400, "the query parameter `ids`: invalid digit found in string"),
        ("/q/7?page=1&ids=1&ids=2", "", 400, "the query parameter `ids`: is there more than once"),
        ("/q/7?page=1", "x", 400, "the header `X-Key`: invalid digit found in string"),
    ];
    for (target, key, status, words) in table {
        let headers = if key.is_empty() { &[][..] } else { &[("x-key", key)] };
        assert_eq!(get(target, headers).await, (status, words.to_owned()), "{target}");
    }
    let cookie = get("/q/7?page=1", &[("cookie", "a=b; session=secret")]).await;
    assert_eq!(cookie, (400, "the cookie `session`: invalid digit found in string".to_owned()));
}

/// A request without what the endpoint always sends is one of it all the same: who writes it by hand says what matters.
#[tokio::test]
async fn constants_are_not_asked_for() {
    assert_eq!(get("/q/7?page=1&constant=false", &[("x-constant", "2")]).await.0, 204);
}

#[tokio::test]
async fn a_body_that_does_not_fit_is_said_without_what_is_in_it() {
    let form = "application/x-www-form-urlencoded";
    let table = [
        (
            "/json",
            "application/json",
            r#"{"user":"ann","pin":"hunter22"}"#,
            r#"the body `login`: `pin`: invalid type: string "…", expected u32 at line 1 column 30"#,
        ),
        (
            "/json",
            "application/json",
            r#"{"user":"ann","pin":-123456}"#,
            "the body `login`: `pin`: invalid value: integer `…`, expected u32 at line 1 column 27",
        ),
        (
            "/json",
            "application/json",
            r#"{"user":"ann""#,
            "the body `login`: EOF while parsing an object at line 1 column 13",
        ),
        ("/json", "application/json", "", "the body `login`: the body is empty"),
        ("/form", form, "user=ann", "the form `login`: `pin`: is missing"),
        ("/form", form, "user=ann&pin=hunter22", "the form `login`: `pin`: invalid digit found in string"),
        ("/form", form, "user=ann&user=bob&pin=1", "the form `login`: `user`: is there more than once"),
        ("/form", form, "user[a][b]=ann&pin=1", "the form `login`: `user`: is no single value"),
    ];
    for (path, media_type, body, words) in table {
        assert_eq!(send("POST", path, Some(media_type), body).await, (400, words.to_owned()), "{body}");
    }
}

#[tokio::test]
async fn a_body_of_another_media_type_is_refused_and_one_of_none_is_not() {
    let json = r#"{"user":"ann","pin":1}"#;
    let part = "--x\r\nContent-Disposition: form-data; name=\"pin\"\r\n\r\n1\r\n--x--\r\n";
    let table = [
        ("POST", "/json", None, json, 204),
        ("POST", "/json", Some("application/json; charset=utf-8"), json, 204),
        ("POST", "/json", Some("application/vnd.shop+json"), json, 204),
        ("POST", "/json", Some("text/plain"), json, 415),
        ("POST", "/json", Some(""), json, 415),
        ("PATCH", "/json", Some("application/merge-patch+json"), json, 204),
        ("PATCH", "/json", Some("APPLICATION/JSON"), json, 204),
        ("PATCH", "/json", None, "", 204),
        ("POST", "/form", None, "user=a&pin=1", 204),
        ("POST", "/form", Some("application/x-www-form-urlencoded"), "user=a&pin=1", 204),
        ("POST", "/form", Some("application/json"), "user=a&pin=1", 415),
        ("POST", "/part", Some("multipart/form-data; boundary=x"), part, 204),
        ("POST", "/part", Some("multipart/form-data; boundary=\"x\""), part, 204),
        ("POST", "/part", Some("multipart/form-data"), part, 415),
        ("POST", "/part", Some("multipart/form-data; boundary="), part, 415),
        ("POST", "/part", None, part, 415),
        ("POST", "/text", Some("text/markdown"), "a", 204),
        ("POST", "/text", Some("text/plain; charset=iso-8859-1"), "a", 415),
    ];
    for (method, path, media_type, body, status) in table {
        let (answered, words) = send(method, path, media_type, body).await;
        assert_eq!(answered, status, "{method} {path} {media_type:?}: {words}");
    }
}

#[tokio::test]
async fn a_content_coding_is_refused_where_the_body_is_read() {
    let request = Request::post("/json").header("Content-Encoding", "gzip").body(Body::from("x")).unwrap();
    let words = "the body `login`: has a content coding, which is not decoded";
    assert_eq!(answer(request).await, (415, words.to_owned()));
}
