//! An application's own error over several endpoints, with `?` and without losing anything.
//!
//! `cargo run --example custom_errors`
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::fmt;

use mighty_examples::server::{self, LOCKED_NETWORK, SPACE};
use mighty_networks::members::{AddSpaceMemberError, GetMemberByEmailError};
use mighty_networks::prelude::*;

/// How letting somebody into a space can fail: what means something here has a variant, all the rest shares one.
#[derive(Debug)]
enum JoinError {
    NoSuchPerson,
    NoSuchSpace(SpaceId),
    /// The rest, whole: status, body, attempts and cause are still in there.
    Api(mighty_runtime::Error),
}

/// Whatever converts into the library's error, which every error of every endpoint does, converts into this one.
impl<E> From<E> for JoinError
where
    mighty_runtime::Error: From<E>,
{
    fn from(error: E) -> Self {
        Self::Api(error.into())
    }
}

impl fmt::Display for JoinError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchPerson => f.write_str("nobody has this address"),
            Self::NoSuchSpace(id) => write!(f, "there is no space {id}"),
            Self::Api(error) => write!(f, "the network does not let us: {error}"),
        }
    }
}

impl Error for JoinError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        // The error itself is in the message already; its cause is not.
        if let Self::Api(error) = self { error.source() } else { None }
    }
}

/// Lets somebody into a space and says how many are there. Two endpoints answer 404 here and mean different things by
/// it, so those calls say which. All else is left to `?`.
async fn join(mighty: &MightyClient, network: &NetworkId, email: &str, space: SpaceId) -> Result<usize, JoinError> {
    let member = mighty.get_member_by_email(network, email).await.map_err(|error| match error {
        GetMemberByEmailError::NotFound(_) => JoinError::NoSuchPerson,
        other => other.into(),
    })?;
    mighty.add_space_member(network, space, member.id).await.map_err(|error| match error {
        AddSpaceMemberError::NotFound(_) => JoinError::NoSuchSpace(space),
        other => other.into(),
    })?;
    Ok(mighty.list_space_members(network, space, None, None).await?.items.len())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = server::start().await?;
    let mighty = MightyClient::builder().base_url(server.base_url()).bearer(server.network().token()).build()?;
    let (karen, nobody, nowhere) = ("karen@example.com", "nobody@example.com", SpaceId::new(9));
    let (home, locked) = (server.network().id(), NetworkId::try_from(LOCKED_NETWORK)?);
    let tries = [(&home, karen, SPACE), (&home, nobody, SPACE), (&home, karen, nowhere), (&locked, karen, SPACE)];
    for (network, email, space) in tries {
        match join(&mighty, network, email, space).await {
            Ok(people) => println!("{email}: one of {people} people in space {space}"),
            Err(error) => println!("{email}: {error}"),
        }
    }
    Ok(())
}
