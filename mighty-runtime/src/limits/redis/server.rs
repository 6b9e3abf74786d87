//! What is asked of Redis.

use std::pin::Pin;
use std::sync::OnceLock;
use std::time::Duration;

use redis::aio::{ConnectionLike, ConnectionManager, ConnectionManagerConfig};
use redis::{Client, Cmd, ErrorKind, RedisError, RedisResult, Script, ServerErrorKind};

/// What the script gives back.
type Reply = (u8, i64, i64);

type Asking = Pin<Box<dyn Future<Output = RedisResult<Reply>> + Send>>;

/// A connection that can be had as often as it is needed.
pub(super) trait Line: Send + Sync {
    fn send(&self, command: Cmd) -> Asking;
}

/// One that the caller has made.
pub(super) struct Given<C>(pub(super) C);

impl<C: ConnectionLike + Clone + Send + Sync + 'static> Line for Given<C> {
    fn send(&self, command: Cmd) -> Asking {
        let mut connection = self.0.clone();
        Box::pin(async move { command.query_async(&mut connection).await })
    }
}

/// One that is made at its first use, since that has to be within tokio's runtime, and again whenever it breaks.
pub(super) struct Lazy {
    client: Client,
    patience: Duration,
    manager: OnceLock<ConnectionManager>,
}

impl Lazy {
    pub(super) fn new(client: Client, patience: Duration) -> Self {
        Self { client, patience, manager: OnceLock::new() }
    }

    fn manager(&self) -> RedisResult<ConnectionManager> {
        if let Some(manager) = self.manager.get() {
            return Ok(manager.clone());
        }
        // The limiter itself tries again, when it has waited for something else meanwhile.
        let settings = ConnectionManagerConfig::new()
            .set_number_of_retries(0)
            .set_connection_timeout(Some(self.patience))
            .set_response_timeout(Some(self.patience));
        let manager = ConnectionManager::new_lazy_with_config(self.client.clone(), settings)?;
        Ok(self.manager.get_or_init(|| manager).clone())
    }
}

impl Line for Lazy {
    fn send(&self, command: Cmd) -> Asking {
        let manager = self.manager();
        Box::pin(async move { command.query_async(&mut manager?).await })
    }
}

/// What a place in the line is asked for with; times in microseconds.
#[derive(Clone, Debug)]
pub(super) struct Question {
    pub(super) key: String,
    pub(super) each: u64,
    pub(super) burst: u32,
    pub(super) ahead: u64,
    pub(super) patience: u64,
    pub(super) is_known: bool,
    pub(super) least: u64,
    pub(super) kept: Duration,
}

/// What is said to that.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Whether there is one in time.
    pub(super) is_let: bool,
    /// The time until then, or until there would be one.
    pub(super) wait: Duration,
    /// When that is, by the clock of Redis, in microseconds since 1970.
    pub(super) at: i64,
}

/// The server, and the script that it runs.
pub(super) struct Server {
    line: Box<dyn Line>,
    script: Script,
}

const CODE: &str = include_str!("gcra.lua");

impl Server {
    pub(super) fn new(line: Box<dyn Line>) -> Self {
        Self { line, script: Script::new(CODE) }
    }

    /// Asks for a place, in one round trip where the server has the script already. A connection that has broken since it was
    /// last used is made anew once.
    pub(super) async fn ask(&self, question: &Question) -> RedisResult<Place> {
        let asked = self.ask_once(question).await;
        let (is_let, wait, at) = match asked {
            Err(error) if is_broken(&error) => self.ask_once(question).await?,
            other => other?,
        };
        Ok(Place { is_let: is_let == 1, wait: Duration::from_micros(wait.try_into().unwrap_or(0)), at })
    }

    async fn ask_once(&self, question: &Question) -> RedisResult<Reply> {
        match self.line.send(question.command("EVALSHA", self.script.get_hash())).await {
            // It has been started anew, or its scripts were flushed.
            Err(error) if error.kind() == ErrorKind::Server(ServerErrorKind::NoScript) => {
                self.line.send(question.command("EVAL", CODE)).await
            }
            other => other,
        }
    }
}

fn is_broken(error: &RedisError) -> bool {
    error.is_connection_dropped() || error.is_unrecoverable_error()
}

impl Question {
    fn command(&self, name: &str, script: &str) -> Cmd {
        let Self { key, each, burst, ahead, patience, is_known, least, kept } = self;
        let mut command = redis::cmd(name);
        command.arg(script).arg(1).arg(key).arg(each).arg(burst).arg(ahead).arg(patience);
        command.arg(u8::from(*is_known)).arg(least).arg(u64::try_from(kept.as_millis()).unwrap_or(u64::MAX));
        command
    }
}
