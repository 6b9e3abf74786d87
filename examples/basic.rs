//! One call, and a `match` on everything that it can come to.
//!
//! `cargo run --example basic`
#![allow(clippy::print_stdout)]

use std::error::Error;

use mighty_examples::server::{self, member};
use mighty_networks::members::GetMemberError;
use mighty_networks::prelude::*;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = server::start().await?;
    let mighty = MightyClient::builder()
        .base_url(server.base_url()) // without this line it is the real API
        .bearer(server.network().token())
        .build()?;
    let network = server.network().id();

    for id in [member::KATHERINE, member::MISSING, member::FAILING, member::TEAPOT] {
        // A client implements the trait, so an endpoint is a method. What comes back is the decoded body or an error
        // that is this endpoint's own: it has a variant for each status in the declaration, and no other.
        match mighty.get_member(&network, id).await {
            Ok(member) => println!("{id}: {}", member.email),
            Err(GetMemberError::NotFound(e)) => println!("{id}: nobody has this id: {}", e.message()),
            Err(GetMemberError::TooManyRequests(e)) => {
                println!("{id}: slow down, for {:?}", e.retry_after());
            }
            Err(GetMemberError::TokenExpired(e) | GetMemberError::Unauthorized(e) | GetMemberError::Forbidden(e)) => {
                println!("{id}: look at the token: {e}");
            }
            // Every payload prints as one line: endpoint, status, the server's words, attempts.
            Err(GetMemberError::ServerError(e)) => println!("{id}: not our fault: {e}"),
            // Everything that is not in the declaration: no answer, a status from nowhere, a body that makes no sense.
            Err(GetMemberError::Unexpected(e)) => println!("{id}: no usable answer: {e}"),
        }
    }

    // Without the patience for a `match`, `?` carries the error away whole.
    let ada = mighty.get_member_by_email(&network, "ada@example.com").await?;
    println!("ada@example.com: member {}", ada.id);
    Ok(())
}
