//! What is asked of Redis.

use std::pin::Pin;
use std::sync::OnceLock;
use std::time::Duration;

use redis::aio::{ConnectionLike, ConnectionManager, ConnectionManagerConfig};
use redis::{Client, Cmd, ErrorKind, RedisError, RedisResult, Script, ServerErrorKind};

/// What a script gives back.
pub(super) type Reply = (u8, i64, i64);

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

/// What a script is asked with.
pub(super) trait Question: Sync {
    /// Adds its only key, and then its arguments.
    fn ask(&self, command: &mut Cmd);
}

/// The server, and the script that it runs.
pub(super) struct Server {
    line: Box<dyn Line>,
    code: &'static str,
    script: Script,
}

impl Server {
    pub(super) fn new(line: Box<dyn Line>, code: &'static str) -> Self {
        Self { line, code, script: Script::new(code) }
    }

    /// Runs the script, in one round trip where the server has the script already. A connection that has broken since it was
    /// last used is made anew once.
    pub(super) async fn ask(&self, question: &impl Question) -> RedisResult<Reply> {
        match self.ask_once(question).await {
            Err(error) if is_broken(&error) => self.ask_once(question).await,
            other => other,
        }
    }

    async fn ask_once(&self, question: &impl Question) -> RedisResult<Reply> {
        match self.line.send(command("EVALSHA", self.script.get_hash(), question)).await {
            // It has been started anew, or its scripts were flushed.
            Err(error) if error.kind() == ErrorKind::Server(ServerErrorKind::NoScript) => {
                self.line.send(command("EVAL", self.code, question)).await
            }
            other => other,
        }
    }
}

fn command(name: &str, script: &str, question: &impl Question) -> Cmd {
    let mut command = redis::cmd(name);
    question.ask(command.arg(script).arg(1));
    command
}

fn is_broken(error: &RedisError) -> bool {
    error.is_connection_dropped() || error.is_unrecoverable_error()
}
