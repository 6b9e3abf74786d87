//! A handler that does the right thing for every way in which a call can end.
//!
//! `cargo run --example comprehensive`
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::time::Duration;

use mighty_examples::server::{self, BUSY_EMAIL, LOCKED_NETWORK, RESET_EMAIL, THROTTLED_EMAIL};
use mighty_networks::members::{CreateMemberError, GetMemberByEmailError, NewMember};
use mighty_networks::prelude::*;
use mighty_runtime::Delivery;

/// What the application does next.
#[derive(Debug)]
#[allow(dead_code)] // here it is only printed
enum Next {
    Welcome(MemberId),
    RefreshToken,
    TellUser(String),
    ComeBackIn(Duration),
    PageOperator(String),
}

/// There is no `_` arm: should the API come to answer with one more status, this function stops compiling until somebody
/// has decided what that status means here.
async fn invite(mighty: &MightyClient, network: &NetworkId, new: &NewMember) -> Next {
    match mighty.create_member(network, new).await {
        Ok(member) => Next::Welcome(member.id),
        // One status and two variants: the code in the body tells an expired key, which can be renewed, from a wrong one.
        Err(CreateMemberError::TokenExpired(_)) => Next::RefreshToken,
        Err(CreateMemberError::Unauthorized(e)) => Next::PageOperator(format!("the token is wrong: {e}")),
        Err(CreateMemberError::Forbidden(e)) => Next::PageOperator(format!("we are locked out: {e}")),
        // The API says with one status that something is not valid, and that somebody has the address: so look.
        Err(CreateMemberError::UnprocessableEntity(e)) => match mighty.get_member_by_email(network, &new.email).await {
            Ok(member) => Next::Welcome(member.id),
            Err(_) => Next::TellUser(e.message().into_owned()),
        },
        // The library has waited and tried as often as the policy allows. What is left is to come back later.
        Err(CreateMemberError::TooManyRequests(e)) => {
            Next::ComeBackIn(e.retry_after().unwrap_or(Duration::from_secs(60)))
        }
        Err(CreateMemberError::ServerError(e)) => {
            Next::PageOperator(format!("{e}; request {}", e.request_id().unwrap_or("unknown")))
        }
        Err(CreateMemberError::Unexpected(e)) => match e.delivery() {
            Delivery::NotSent => Next::ComeBackIn(Duration::from_secs(5)),
            // Nobody knows whether the member was created, and asking again might do it twice. So look.
            Delivery::MaybeSent => match mighty.get_member_by_email(network, &new.email).await {
                Ok(member) => Next::Welcome(member.id),
                Err(GetMemberByEmailError::NotFound(_)) => Next::ComeBackIn(Duration::ZERO),
                Err(other) => Next::PageOperator(format!("{e}; and then {other}")),
            },
            Delivery::Answered => Next::PageOperator(format!("the API changed: {e}")),
        },
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = server::start().await?;
    let client = |token: &str| MightyClient::builder().base_url(server.base_url()).bearer(token).build();
    let here = server.network();
    let (mighty, late, wrong) = (client(here.token())?, client(here.expired_token())?, client("guess")?);
    let (home, locked) = (here.id(), NetworkId::try_from(LOCKED_NETWORK)?);

    let new = |email| NewMember::builder().email(email).first_name("Mary").last_name("Jackson").build();
    let mary = new("mary@example.com");
    println!("expired token         {:?}", invite(&late, &home, &mary).await);
    println!("wrong token           {:?}", invite(&wrong, &home, &mary).await);
    println!("locked network        {:?}", invite(&mighty, &locked, &mary).await);
    for email in ["mary@example.com", "ada@example.com", "nobody", THROTTLED_EMAIL, BUSY_EMAIL, RESET_EMAIL] {
        println!("{email:<21} {:?}", invite(&mighty, &home, &new(email)).await);
    }
    Ok(())
}
