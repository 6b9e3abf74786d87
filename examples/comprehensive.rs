//! A handler that does the right thing for every way in which a call can end.
//!
//! `cargo run --example comprehensive`
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::time::Duration;

use mighty_examples::mighty::{CreateMemberError, Members, MightyNetworks, NetworkId, NewMember, ShowMemberError};
use mighty_examples::server::{self, BUSY_EMAIL, RESET_EMAIL, THROTTLED_EMAIL};
use mighty_runtime::{Client, Delivery};

type Mighty = Client<MightyNetworks>;

/// What the application does next.
#[derive(Debug)]
#[allow(dead_code)] // here it is only printed
enum Next {
    Welcome(u64),
    RefreshToken,
    TellUser(String),
    ComeBackIn(Duration),
    PageOperator(String),
}

/// There is no `_` arm: should the API come to answer with one more status, this function stops compiling until somebody
/// has decided what that status means here.
async fn invite(mighty: &Mighty, network: &NetworkId, new: &NewMember) -> Next {
    match mighty.create_member(network, new).await {
        Ok(member) => Next::Welcome(member.id),
        // `code` is for programs: it tells an expired key, which can be renewed, from a wrong one, which cannot.
        Err(CreateMemberError::Unauthorized(e)) if e.code() == Some("token_expired") => Next::RefreshToken,
        Err(CreateMemberError::Unauthorized(e)) => Next::PageOperator(format!("the token is wrong: {e}")),
        Err(CreateMemberError::Forbidden(e)) => Next::PageOperator(format!("we are locked out: {e}")),
        Err(CreateMemberError::AlreadyMember(e)) => Next::TellUser(e.message().into_owned()),
        // This status has a body type of its own. It may still be missing: a gateway can answer 422 as well.
        Err(CreateMemberError::UnprocessableEntity(e)) => Next::TellUser(match e.body() {
            Some(body) => body.problems().join("; "),
            None => e.message().into_owned(),
        }),
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
            Delivery::MaybeSent => match mighty.show_member_by_email(network, &new.email).await {
                Ok(member) => Next::Welcome(member.id),
                Err(ShowMemberError::NotFound(_)) => Next::ComeBackIn(Duration::ZERO),
                Err(other) => Next::PageOperator(format!("{e}; and then {other}")),
            },
            Delivery::Answered => Next::PageOperator(format!("the API changed: {e}")),
        },
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = server::start().await?;
    let client = |token: &str| Mighty::builder().base_url(server.base_url()).bearer(token).build();
    let (mighty, late, wrong) = (client(server.token())?, client(server.expired_token())?, client("guess")?);
    let (home, locked) = (NetworkId::from(server.network()), NetworkId::from(server.locked_network()));

    let mary = NewMember::new("mary@example.com", "Mary", "Jackson");
    println!("expired token         {:?}", invite(&late, &home, &mary).await);
    println!("wrong token           {:?}", invite(&wrong, &home, &mary).await);
    println!("locked network        {:?}", invite(&mighty, &locked, &mary).await);
    for email in ["mary@example.com", "ada@example.com", "nobody", THROTTLED_EMAIL, BUSY_EMAIL, RESET_EMAIL] {
        let new = NewMember::new(email, "Mary", "Jackson");
        println!("{email:<21} {:?}", invite(&mighty, &home, &new).await);
    }
    Ok(())
}
