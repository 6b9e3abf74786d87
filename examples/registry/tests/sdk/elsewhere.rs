//! Registries that name what they should not: another host, a challenge that is none.

use std::error::Error as StdError;

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{BuildError, Bytes, ChallengeError, Error, StatusError, UnexpectedKind};
use registry::login::LoginError;
use registry::prelude::*;
use registry::tags::ListTagsError;

type Unauthorized = StatusError<RegistryError>;

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

/// Why there is no token, after a 401 with these challenges.
async fn refused(challenges: &[&str]) -> (Box<Unauthorized>, InProcess) {
    let reply =
        challenges.iter().fold(Reply::status(401), |reply, challenge| reply.header("WWW-Authenticate", challenge));
    let server = InProcess::from_fn(move |_| reply.clone());
    let registry = RegistryClient::over(server.clone()).token_source(Login::anonymous()).build().unwrap();
    let error = registry.list_tags("app", None, None).await.unwrap_err();
    let ListTagsError::Unauthorized(error) = error else { panic!("{challenges:?}: {error}") };
    (Box::new(error), server)
}

fn cause(error: &Unauthorized) -> &(dyn StdError + 'static) {
    error.outcome().token_error().and_then(StdError::source).unwrap()
}

#[tokio::test]
async fn a_challenge_that_cannot_be_parsed_is_told() {
    for challenge in [
        "Bearer realm=\"https://auth.exam",
        "Bearer realm=https://auth.example/token",
        "Bearer realm=\"https://auth.example/token\" service=\"x\"",
        "=",
    ] {
        let (error, server) = refused(&[challenge]).await;
        assert!(cause(&error).is::<ChallengeError>(), "{challenge}: {}", cause(&error));
        assert_eq!(server.requests().len(), 1, "{challenge}");
    }
}

#[tokio::test]
async fn a_challenge_that_says_too_little_is_told() {
    for challenges in [&["Basic realm=\"registry\""][..], &["Bearer service=\"x\""], &["Negotiate", "Bearer"]] {
        let (error, server) = refused(challenges).await;
        assert_eq!(cause(&error).downcast_ref(), Some(&LoginError::NoRealm), "{challenges:?}");
        assert_eq!(server.requests().len(), 1, "{challenges:?}");
    }
}

/// No URL, no server, a login in it, plain http to another machine, which shows the token to whoever is in between.
#[tokio::test]
async fn a_realm_that_is_none_is_not_asked() {
    for realm in [
        "",
        "token",
        "/token",
        "https://",
        "https://me:secret@auth.example/token",
        "ftp://auth.example/",
        "http://auth.example/token",
    ] {
        let (error, server) = refused(&[&format!("Bearer realm=\"{realm}\",service=\"x\"")]).await;
        assert!(cause(&error).is::<BuildError>(), "{realm}: {}", cause(&error));
        assert_eq!(server.requests().len(), 1, "{realm}");
    }
}

/// A registry that wants a token and does not say which.
#[tokio::test]
async fn a_refusal_without_a_challenge_is_told() {
    let (error, server) = refused(&[]).await;
    assert_eq!(error.status().as_u16(), 401);
    assert!(server.requests().len() <= 2, "{}", server.requests().len());
}

/// As the specification has it ("Listing Tags").
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
