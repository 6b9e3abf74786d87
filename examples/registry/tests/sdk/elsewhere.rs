//! Registries that name what they should not: another host, a challenge that is none.

use std::error::Error as _;

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{Bytes, ChallengeError, Error, UnexpectedKind};
use registry::login::LoginError;
use registry::prelude::*;
use registry::tags::ListTagsError;

/// The token is for this origin: whatever would go to another one, or over plain http, is not sent.
#[tokio::test]
async fn no_call_goes_to_another_origin() {
    for place in [
        "https://evil.example/v2/app/blobs/uploads/1?_state=x",
        "//evil.example/v2/app/blobs/uploads/1",
        "http://registry-1.docker.io/v2/app/blobs/uploads/1",
        "https://registry-1.docker.io:8443/v2/app/blobs/uploads/1",
        "https://registry-1.docker.io.evil.example/v2/app/blobs/uploads/1",
        "https://registry-1.docker.io@evil.example/v2/app/blobs/uploads/1",
        "\\\\evil.example\\v2",
    ] {
        let server = InProcess::script([Reply::status(202).header("Location", place)]);
        let registry = RegistryClient::over(server.clone()).bearer("secret").build().unwrap();
        let session = registry.begin_upload("app").await.unwrap().location().unwrap();
        let digest = Digest::of(b"data");
        let data = Bytes::from_static(b"data");
        let refused: [Error; 5] = [
            registry.upload_chunk(&session, "0-3", data.clone()).await.unwrap_err().into(),
            registry.upload_status(&session).await.unwrap_err().into(),
            registry.finish_upload(&session, &digest, Some(data)).await.unwrap_err().into(),
            registry.cancel_upload(&session).await.unwrap_err().into(),
            registry.get_blob_at(&session).await.unwrap_err().into(),
        ];
        for error in refused {
            assert_eq!(error.into_unexpected().unwrap().kind(), UnexpectedKind::Argument, "{place}");
        }
        assert_eq!(server.requests().len(), 1, "{place}");
    }
}

#[tokio::test]
async fn neither_does_a_push() {
    let begun = Reply::status(202).header("Location", "https://evil.example/v2/app/blobs/uploads/1");
    for chunk in [2, 10] {
        let server = InProcess::script([Reply::status(404), begun.clone()]);
        let registry = RegistryClient::over(server.clone()).bearer("secret").build().unwrap();
        let error = push_blob(&registry, "app", &Bytes::from_static(b"data"), chunk).await.unwrap_err();
        let PushError::Call(error) = error else { panic!("{error}") };
        assert_eq!(error.into_unexpected().unwrap().kind(), UnexpectedKind::Argument);
        assert_eq!(server.requests().len(), 2);
    }
}

#[tokio::test]
async fn a_challenge_that_is_none_is_told() {
    for (challenge, expected) in [
        ("Bearer realm=\"https://auth.exam", None),
        ("Basic realm=\"registry\"", Some(LoginError::NoRealm)),
        ("Bearer service=\"x\"", Some(LoginError::NoRealm)),
    ] {
        let server = InProcess::script([Reply::status(401).header("WWW-Authenticate", challenge)]);
        let registry = RegistryClient::over(server.clone()).token_source(Login::anonymous()).build().unwrap();
        let error = registry.list_tags("app", None, None).await.unwrap_err();
        let ListTagsError::Unauthorized(error) = error else { panic!("{error}") };
        let cause = error.outcome().token_error().and_then(|error| error.source()).unwrap();
        assert_eq!(cause.downcast_ref::<LoginError>().copied(), expected, "{challenge}");
        assert_eq!(cause.is::<ChallengeError>(), expected.is_none(), "{challenge}");
    }
}

/// Plain http to another machine shows the token to whoever is in between.
#[tokio::test]
async fn a_realm_in_plain_http_is_not_asked() {
    let challenge = "Bearer realm=\"http://auth.example/token\",service=\"x\"";
    let server = InProcess::script([Reply::status(401).header("WWW-Authenticate", challenge)]);
    let registry = RegistryClient::over(server).token_source(Login::anonymous()).build().unwrap();
    let error = registry.list_tags("app", None, None).await.unwrap_err();
    let ListTagsError::Unauthorized(error) = error else { panic!("{error}") };
    let cause = error.outcome().token_error().and_then(|error| error.source()).unwrap();
    assert!(cause.to_string().contains("plain http"), "{cause}");
}

/// As the specification has it ("Pagination").
#[tokio::test]
async fn tags_come_in_pages() {
    let page = |tags: &[&str]| Reply::json(200, &serde_json::json!({ "name": "app", "tags": tags }));
    let server = InProcess::script([
        page(&["v1", "v2"]).header("Link", "</v2/app/tags/list?n=2&last=v2>; rel=\"next\""),
        page(&["v3"]),
    ]);
    let registry = RegistryClient::over(server.clone()).build().unwrap();
    let mut stream = registry.list_tags_stream("app", None, None).page_size(2);
    let mut tags = Vec::new();
    while let Some(tag) = stream.next().await {
        tags.push(tag.unwrap());
    }
    assert_eq!(tags, ["v1", "v2", "v3"]);
    let asked: Vec<String> = server.requests().iter().map(|request| request.target().to_owned()).collect();
    assert_eq!(asked, ["/v2/app/tags/list?n=2", "/v2/app/tags/list?n=2&last=v2"]);
}
