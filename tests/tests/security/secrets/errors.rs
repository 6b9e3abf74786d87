//! No error tells a secret: neither itself nor any of its causes, neither `Display` nor `Debug`.

use mighty_runtime::{Client, Token, TokenRequest, TokenSource, UnexpectedKind};
use mighty_tests::{Act, everything};

use super::failures::{PLACES, THROUGH, Through, always};
use super::vaults::query::{ShowError, Vaults};
use super::vaults::{VAULTS, bearer, query};
use super::{BODY, HEADER, MARKS, PATH, QUERY, TOKEN, assert_discreet};

#[tokio::test]
async fn no_failure_of_any_call_tells_a_secret() {
    for ((place_name, make), through) in PLACES.into_iter().flat_map(|place| THROUGH.map(|through| (place, through))) {
        for (vault, visit) in VAULTS {
            let place = through(make().await);
            let said = visit(&place).await;
            assert_eq!(said.len(), 5, "{place_name}, {vault}: every call fails");
            for said in said {
                assert_discreet(&format!("{place_name}, {vault}"), &said);
            }
        }
    }
}

/// The secrets are in fact sent, so that their absence above means something.
#[tokio::test]
async fn every_secret_reaches_the_server() {
    for ((vault, visit), through) in VAULTS.into_iter().flat_map(|vault| THROUGH.map(|through| (vault, through))) {
        let place = through(always(Act::answer("404 Not Found", "", b"")).await);
        visit(&place).await;
        for mark in MARKS {
            assert!(place.received(mark), "{vault} sends no `{mark}`");
        }
    }
}

#[tokio::test]
async fn an_argument_that_cannot_be_sent_is_not_shown() {
    let place = always(Act::answer("200 OK", "", b"7")).await;
    let client = query::builder(&place).token(TOKEN).build().unwrap();
    let long = PATH.repeat(10_000);
    // With the token it is too long for a URI, without it is not.
    let almost = format!("{PATH}{}", "x".repeat(65_534 - place.url.len() - "/boxes/?pin=querymark".len() - PATH.len()));
    for (path, pin, header, kind) in [
        ("pathmark\n", QUERY, HEADER, UnexpectedKind::Argument),
        (PATH, QUERY, "headermark\r\n", UnexpectedKind::Argument),
        (&long, QUERY, HEADER, UnexpectedKind::Argument),
        (&almost, QUERY, HEADER, UnexpectedKind::Transport(mighty_runtime::TransportErrorKind::InvalidRequest)),
    ] {
        let ShowError::Unexpected(error) = client.show(path, pin, header).await.unwrap_err() else { panic!("sent") };
        assert_eq!(error.kind(), kind, "{error:?}");
        assert_discreet("argument", &everything(&error));
    }
    assert!(!place.received("GET"), "nothing was sent");
}

#[tokio::test]
async fn a_client_that_cannot_be_built_does_not_show_its_settings() {
    let place = always(Act::answer("200 OK", "", b"7")).await;
    let builder = || bearer::builder(&place);
    for result in [
        builder().token(format!("{TOKEN}\n{TOKEN}")).build(),
        builder().bearer(format!("{TOKEN}\u{7F}")).build(),
        builder().header("X-Key", format!("{HEADER}\0")).build(),
        builder().header(format!("{HEADER} {HEADER}"), "value").build(),
        builder().user_agent(format!("{HEADER}\r")).build(),
        builder().base_url(format!("https://user:{TOKEN}@vault.example")).build(),
        builder().base_url(format!("https://{TOKEN}@vault.example")).build(),
        builder().base_url(format!("https://vault.example?key={TOKEN}")).build(),
        builder().base_url(format!("https://vault.example:{TOKEN}")).build(),
        builder().base_url(format!("{PATH} {BODY}")).build(),
    ] {
        let error = result.expect_err("it is built");
        assert_discreet("builder", &everything(&error));
        assert_discreet("builder", &everything(&mighty_runtime::Error::from(error)));
    }
}

/// Gives what no header can carry.
struct Torn;

impl TokenSource for Torn {
    async fn token(&self, _: &TokenRequest<'_>) -> Result<Token, Box<dyn std::error::Error + Send + Sync>> {
        Ok(format!("{TOKEN}\n{TOKEN}").into())
    }
}

#[tokio::test]
async fn a_token_that_cannot_be_sent_is_not_shown() {
    use super::vaults::bearer::{Vault, Vaults};
    let place = always(Act::answer("200 OK", "", b"7")).await;
    let client: Client<Vault, Through> = bearer::builder(&place).token_source(Torn).build().unwrap();
    assert_discreet("token source", &everything(&client.show(PATH, QUERY, HEADER).await.unwrap_err()));
}
