//! An application's own error over several endpoints, with `?` and without losing anything.
//!
//! `cargo run --example custom_errors`
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::fmt;

use mighty_examples::mighty::{
    AddSpaceMemberError, Members, MightyNetworks, NetworkId, Paging, ShowMemberError, Spaces,
};
use mighty_examples::server::{self, SPACE};
use mighty_runtime::Client;

type Mighty = Client<MightyNetworks>;

/// How letting somebody into a space can fail: what means something here has a variant, all the rest shares one.
#[derive(Debug)]
enum JoinError {
    NoSuchPerson,
    NoSuchSpace(u64),
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
async fn join(mighty: &Mighty, network: &NetworkId, email: &str, space: u64) -> Result<usize, JoinError> {
    let member = mighty.show_member_by_email(network, email).await.map_err(|error| match error {
        ShowMemberError::NotFound(_) => JoinError::NoSuchPerson,
        other => other.into(),
    })?;
    mighty.add_space_member(network, space, member.id).await.map_err(|error| match error {
        AddSpaceMemberError::NotFound(_) => JoinError::NoSuchSpace(space),
        other => other.into(),
    })?;
    Ok(mighty.list_space_members(network, space, Paging::default()).await?.items.len())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = server::start().await?;
    let mighty = Mighty::builder().base_url(server.base_url()).bearer(server.token()).build()?;
    let (ada, nobody) = ("ada@example.com", "nobody@example.com");
    let (home, locked) = (server.network(), server.locked_network());
    for (network, email, space) in [(home, ada, SPACE), (home, nobody, SPACE), (home, ada, 1), (locked, ada, SPACE)] {
        match join(&mighty, &NetworkId::from(network), email, space).await {
            Ok(people) => println!("{email}: one of {people} people in space {space}"),
            Err(error) => println!("{email}: {error}"),
        }
    }
    Ok(())
}
