//! The ways to make the call: by hand, and through the library over each transport.

mod by_hand;
pub mod memory;

use std::future::Future;
use std::time::Duration;

use mighty_runtime::{Client, HyperTransport, ReqwestTransport, Transport};

pub use self::by_hand::{Hyper, Reqwest};
use self::memory::Memory;
use crate::{Members, Shop, ShowError};

/// Everybody's token.
pub const TOKEN: &str = "token";

/// How long a call may take.
const PATIENCE: Duration = Duration::from_secs(3_600);

/// The member that is not there.
pub const MISSING: u64 = 0;
/// One that is.
pub const FOUND: u64 = 7;
/// The member of whom no answer ever comes.
pub const SILENT: u64 = 9;

/// A client that makes the call in one way.
pub trait Way: Clone + Send + Sync + 'static {
    /// Asks for a member, and looks at what comes.
    fn show(&self, id: u64) -> impl Future<Output = ()> + Send;
}

/// What is done in one way or another.
pub trait Work {
    /// Does it.
    fn work(self, way: impl Way) -> impl Future<Output = ()>;
}

/// Does `work` in the way of this name.
///
/// # Panics
/// When there is none.
#[allow(clippy::panic, clippy::unwrap_used, reason = "whoever starts a measurement reads it")]
pub async fn by_name(way: &str, base: &str, work: impl Work) {
    match way {
        "reqwest" => work.work(Reqwest::new(base)).await,
        "hyper" => work.work(Hyper::new(base)).await,
        "mighty-reqwest" => work.work(through(ReqwestTransport::new().unwrap(), base)).await,
        "mighty-hyper" => work.work(through(HyperTransport::new().unwrap(), base)).await,
        "mighty-memory" => work.work(through(Memory, base)).await,
        other => panic!("there is no way {other}"),
    }
}

/// The library over `transport`. Under valgrind a thousand connections take their time.
#[allow(clippy::missing_panics_doc, clippy::unwrap_used, reason = "the same")]
pub fn through<T: Transport>(transport: T, base: &str) -> Client<Shop, T> {
    Client::<Shop>::over(transport)
        .base_url(base)
        .bearer(TOKEN)
        .timeout(PATIENCE)
        .attempt_timeout(PATIENCE)
        .build()
        .unwrap()
}

impl<T: Transport> Way for Client<Shop, T> {
    #[allow(clippy::panic, reason = "the same")]
    async fn show(&self, id: u64) {
        match Members::show(self, "engines", id, true).await {
            Ok(member) => assert_eq!(member.points, 31_415),
            Err(ShowError::NotFound(error)) => {
                assert_eq!(error.body().and_then(|body| body.title.as_deref()), Some("No such member"));
            }
            Err(error) => panic!("{error}"),
        }
    }
}
