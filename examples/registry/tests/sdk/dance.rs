//! The token dance, with a real registry and a token server that signs.

use mighty_runtime::Error;
use registry::prelude::*;

use super::content;
use super::harness::{Real, Setup};
use super::token_server::TokenServer;

#[tokio::test]
async fn a_token_is_fetched_for_each_scope_and_kept() {
    let tokens = TokenServer::start().await;
    let Some(real) = Real::start(Setup { tokens: Some(&tokens), ..Setup::default() }).await else { return };
    let login = Login::with_basic(&tokens.url, &"bWU6c2VjcmV0".into());
    let registry = RegistryClient::builder().base_url(&real.url).token_source(login).build().unwrap();
    let digest = push_blob(&registry, "team/app", &content(100), 30).await.unwrap();
    for _ in 0..3 {
        assert_eq!(registry.get_blob("team/app", &digest, None).await.unwrap().into_inner(), content(100));
    }
    let mounted = registry.mount_blob("team/other", &digest, "team/app").await.unwrap();
    assert_eq!(mounted.status().as_u16(), 201);

    let asked = tokens.asked.lock().unwrap().clone();
    let scopes: Vec<String> = asked.iter().map(|(scopes, _)| scopes.join(" ")).collect();
    assert_eq!(scopes.len(), 3, "one to read, one to write, one to do both in two places");
    assert_eq!(scopes[0], "repository:team/app:pull");
    assert!(scopes[1].starts_with("repository:team/app:") && scopes[1].contains("push"), "{scopes:?}");
    assert!(scopes[2].contains("team/other") && scopes[2].contains("team/app"), "{scopes:?}");
    assert!(asked.iter().all(|(_, login)| login == "Basic bWU6c2VjcmV0"));
}

#[tokio::test]
async fn without_a_login_the_registry_refuses() {
    let tokens = TokenServer::start().await;
    let Some(real) = Real::start(Setup { tokens: Some(&tokens), ..Setup::default() }).await else { return };
    let error = real.client().list_tags("team/app", None, None).await.unwrap_err();
    let registry::tags::ListTagsError::Unauthorized(error) = error else { panic!("{error}") };
    assert_eq!(error.body().unwrap().errors[0].code, "UNAUTHORIZED");
    assert_eq!(tokens.asked.lock().unwrap().len(), 0);
}

/// The password is for one token server, whatever a registry says.
#[tokio::test]
async fn a_realm_elsewhere_gets_no_password() {
    let tokens = TokenServer::start().await;
    let Some(real) = Real::start(Setup { tokens: Some(&tokens), ..Setup::default() }).await else { return };
    let login = Login::with_basic("https://auth.example", &"bWU6c2VjcmV0".into());
    let registry = RegistryClient::builder().base_url(&real.url).token_source(login).build().unwrap();
    let error = registry.list_tags("team/app", None, None).await.unwrap_err();
    let registry::tags::ListTagsError::Unauthorized(error) = error else { panic!("{error}") };
    let cause = std::error::Error::source(error.outcome().token_error().unwrap()).unwrap();
    assert_eq!(cause.downcast_ref(), Some(&registry::login::LoginError::OtherServer));
    assert!(!format!("{:?}", Error::from(registry::tags::ListTagsError::Unauthorized(error))).contains("bWU6c2VjcmV0"));
    assert_eq!(tokens.asked.lock().unwrap().len(), 0);
}
