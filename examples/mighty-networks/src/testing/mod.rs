//! A network in memory that answers all operations, for the tests of applications.
//!
//! With the feature `testing` of this crate, as a dependency of tests:
//!
//! ```toml
//! [dev-dependencies]
//! mighty-networks = { version = "…", features = ["testing"] }
//! ```
//!
//! ```
//! use mighty_networks::members::{CreateMemberError, NewMember};
//! use mighty_networks::prelude::*;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let server = mighty_networks::testing::server().await;
//! let mighty = server.client();
//!
//! let ada = NewMember::builder().email("ada@example.org").first_name("Ada").last_name("Lovelace").build();
//! let member = mighty.create_member(&server.network().id(), &ada).await?;
//! assert_eq!(server.network().members().last(), Some(&member));
//! let again = mighty.create_member(&server.network().id(), &ada).await;
//! assert!(matches!(again, Err(CreateMemberError::UnprocessableEntity(_))));
//! # Ok(())
//! # }
//! ```
//!
//! [`server`] listens on a socket of the loopback interface; [`TestNetwork::client`] asks the same without one:
//!
//! ```
//! use mighty_networks::prelude::*;
//! use mighty_networks::testing::TestNetwork;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), mighty_runtime::Error> {
//! let network = TestNetwork::new();
//! let space = network.add_space("Town square");
//! assert_eq!(network.client().get_space(&network.id(), space.id).await?, space);
//! # Ok(())
//! # }
//! ```
//!
//! A [`TestNetwork`] also implements the traits itself, for what takes an `impl Members`. Where statuses are what a test is
//! about, and not what is kept, a [`Mock`](mighty_runtime::testing::Mock) answers any of them: each trait has its expectations
//! beside it, as [`MembersMock`](crate::members::MembersMock).
//!
//! # How far it goes
//!
//! It keeps what it is told: what is created is there until it is deleted, and what hangs on it goes with it. It answers with
//! what the document declares and nothing else, but for a 404 where the network, or what an operation without a 404 is about,
//! is not there. What comes before the operations is as it is known of the API: without a `User-Agent` a page for robots with
//! 403, without the token 401.
//!
//! | what neither the document nor the pages around it say | here |
//! |---|---|
//! | ids | from 1, for each kind of object; none is given twice |
//! | dates | [`START`], and a second more for each change; [`TestNetwork::starting_at`] says another |
//! | how errors are written | as a sentence, the shape of the document, but `token_expired`, which is a code |
//! | which of the two envelopes lists come in | the one with links, which are relative to the host; the one that counts pages where a method is called without a request |
//! | the `categories` of members, which the document types as text and describes as a list | the list, an empty one |
//! | `page=0`, `per_page` over 100 | as 1, and as 100 |
//! | what `PUT` sets back of what is not set | nothing: it changes what `PATCH` does |
//! | who gets a plan without `user_id` | the owner of the key |
//! | what `when` can be where a subscription is cancelled | `now`, or `period_end`, which is also what it is unless said |
//! | the ids of the groups that choose an option of a custom field | those of the options |
//! | which field hosts answer for members | one that is answered by `hosts_only` |
//! | the custom field that every badge and every tag belongs to | "Badges" and "Tags", two of the network's own |
//! | which space is a course | any |
//! | on which dates an event takes place | by `frequency` and `interval` alone, in UTC |
//! | what of a member stays after leaving the network | the account: who is created with that address again has the same id |
//! | how long names can be | 255 characters |
//!
//! What cannot be made by a call is made by the network: [`add_plan`](TestNetwork::add_plan),
//! [`add_purchase`](TestNetwork::add_purchase), [`accept_invite`](TestNetwork::accept_invite), and so on. Emails are not
//! sent; [`sent`](TestNetwork::sent) lists them.

mod answers;
mod dates;
mod door;
mod network;
mod place;
mod reading;
mod refusals;
mod router;
mod seeding;
mod sent;
mod server;
mod setting;
mod shown;
mod state;
mod table;
mod valid;

pub use self::network::{START, TestNetwork};
pub use self::sent::Sent;
pub use self::server::{TestServer, server};
