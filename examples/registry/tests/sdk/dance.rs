//! The token dance, with a real registry and a token server that signs.

use mighty_runtime::Error;
use registry::login::LoginError;
use registry::prelude::*;
use registry::tags::ListTagsError;
use registry::uploads::BeginUploadError;

use super::content;
use super::harness::{Real, Setup};
use super::token_server::{LOGIN, TokenServer};

fn client(real: &Real, login: Login) -> RegistryClient {
    RegistryClient::builder().base_url(&real.url).token_source(login).build().unwrap()
}

#[tokio::test]
async fn a_token_is_fetched_for_each_scope_and_kept() {
    let tokens = TokenServer::start().await;
    let Some(real) = Real::start(Setup { tokens: Some(&tokens), ..Setup::default() }).await else { return };
    let registry = client(&real, Login::with_basic(&tokens.url, &LOGIN.into()));
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
    assert!(asked.iter().all(|(_, login)| *login == format!("Basic {LOGIN}")));
}

#[tokio::test]
async fn without_a_login_the_registry_refuses() {
    let tokens = TokenServer::start().await;
    let Some(real) = Real::start(Setup { tokens: Some(&tokens), ..Setup::default() }).await else { return };
    let error = real.client().list_tags("team/app", None, None).await.unwrap_err();
    let ListTagsError::Unauthorized(error) = error else { panic!("{error}") };
    assert_eq!(error.body().unwrap().errors[0].code, "UNAUTHORIZED");
    assert_eq!(tokens.asked.lock().unwrap().len(), 0);
}

/// Every kind of operation has the scope that the registry names.
#[tokio::test]
async fn the_registry_says_which_scope_it_wants() {
    let tokens = TokenServer::start().await;
    let Some(real) = Real::start(Setup { tokens: Some(&tokens), deletes: true }).await else { return };
    let registry = client(&real, Login::anonymous());
    registry.check_version().await.unwrap();
    registry.list_repositories(None, None).await.unwrap();
    let digest = push_blob(&registry, "app", &content(10), 10).await.unwrap();
    registry.delete_blob("app", &digest).await.unwrap();
    let asked = tokens.asked.lock().unwrap();
    let mut actions: Vec<Vec<&str>> = asked
        .iter()
        .map(|(scopes, _)| {
            let mut scopes: Vec<&str> = scopes.iter().flat_map(|scope| scope.split([':', ','])).collect();
            scopes.sort_unstable();
            scopes
        })
        .collect();
    actions.sort();
    let expected: [&[&str]; 5] = [
        &[],
        &["*", "catalog", "registry"],
        &["app", "delete", "repository"],
        &["app", "pull", "push", "repository"],
        &["app", "pull", "repository"],
    ];
    assert_eq!(actions, expected);
    assert!(asked.iter().all(|(_, login)| login.is_empty()));
}

/// "it must not be considered an error" by the token server that it grants less; the registry refuses, and is not asked for ever.
#[tokio::test]
async fn who_may_only_read_is_refused_to_write() {
    let tokens = TokenServer::granting(&["pull"]).await;
    let Some(real) = Real::start(Setup { tokens: Some(&tokens), ..Setup::default() }).await else { return };
    let registry = client(&real, Login::anonymous());
    let error = registry.begin_upload("app").await.unwrap_err();
    let BeginUploadError::Unauthorized(error) = error else { panic!("{error}") };
    assert_eq!(error.code(), Some("UNAUTHORIZED"));
    assert_eq!(tokens.asked.lock().unwrap().len(), 1);
    let error = registry.list_tags("app", None, None).await.unwrap_err();
    assert!(matches!(error, ListTagsError::NameUnknown(_)), "reading is granted: {error}");
}

#[tokio::test]
async fn a_wrong_password_is_told_without_it() {
    let tokens = TokenServer::start().await;
    let Some(real) = Real::start(Setup { tokens: Some(&tokens), ..Setup::default() }).await else { return };
    let registry = client(&real, Login::with_basic(&tokens.url, &"d3Jvbmc6b25l".into()));
    let error = registry.list_tags("app", None, None).await.unwrap_err();
    let ListTagsError::Unauthorized(error) = error else { panic!("{error}") };
    let cause = error.outcome().token_error().and_then(std::error::Error::source).unwrap();
    assert!(cause.to_string().contains("401"), "{cause}");
    assert!(!format!("{error:?} {cause:?} {cause}").contains("d3Jvbmc6b25l"));
}

/// Whoever goes to and fro between repositories and actions has a token for each, and does not dance at every step.
#[tokio::test]
async fn a_token_does_not_displace_another() {
    let tokens = TokenServer::start().await;
    let Some(real) = Real::start(Setup { tokens: Some(&tokens), deletes: true }).await else { return };
    let registry = client(&real, Login::anonymous());
    for number in 0..4 {
        for name in ["one", "two"] {
            let digest = push_blob(&registry, name, &content(10 + number), 100).await.unwrap();
            pull_blob(&registry, name, &digest).await.unwrap();
            registry.delete_blob(name, &digest).await.unwrap();
        }
    }
    assert_eq!(tokens.asked.lock().unwrap().len(), 6, "to pull, to push and to delete, in two repositories");
}

/// Calls at the same time share a token.
#[tokio::test]
async fn of_many_calls_at_once_one_asks() {
    let tokens = TokenServer::start().await;
    let Some(real) = Real::start(Setup { tokens: Some(&tokens), ..Setup::default() }).await else { return };
    let registry = client(&real, Login::with_basic(&tokens.url, &LOGIN.into()));
    let digest = push_blob(&registry, "app", &content(10), 10).await.unwrap();
    let before = tokens.asked.lock().unwrap().len();
    let fresh = client(&real, Login::with_basic(&tokens.url, &LOGIN.into()));
    let mut calls = tokio::task::JoinSet::new();
    for _ in 0..20 {
        let (fresh, digest) = (fresh.clone(), digest.clone());
        calls.spawn(async move { pull_blob(&fresh, "app", &digest).await });
    }
    assert!(calls.join_all().await.iter().all(|pulled| pulled.as_ref().unwrap() == &content(10)));
    assert_eq!(tokens.asked.lock().unwrap().len() - before, 1);
}

/// The password is for one token server, whatever a registry says.
#[tokio::test]
async fn a_realm_elsewhere_gets_no_password() {
    let tokens = TokenServer::start().await;
    let Some(real) = Real::start(Setup { tokens: Some(&tokens), ..Setup::default() }).await else { return };
    let registry = client(&real, Login::with_basic("https://auth.example", &LOGIN.into()));
    let error = registry.list_tags("team/app", None, None).await.unwrap_err();
    let ListTagsError::Unauthorized(error) = error else { panic!("{error}") };
    let cause = std::error::Error::source(error.outcome().token_error().unwrap()).unwrap();
    assert_eq!(cause.downcast_ref(), Some(&LoginError::OtherServer));
    assert!(!format!("{:?}", Error::from(ListTagsError::Unauthorized(error))).contains(LOGIN));
    assert_eq!(tokens.asked.lock().unwrap().len(), 0);
}
