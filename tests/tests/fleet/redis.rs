//! A real Redis in a folder of its own.

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// Whether what it was told is there when it is started again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Kept,
    Lost,
}

/// The server; it ends when it is dropped, and its folder goes with it.
pub(crate) struct Redis {
    pub(crate) port: u16,
    state: State,
    folder: PathBuf,
    process: Option<Child>,
}

impl Redis {
    /// `None` where it is not installed.
    pub(crate) fn start(state: State) -> Option<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        // A free port may be taken before the server has it.
        for attempt in 0..5 {
            let folder = std::env::temp_dir().join(format!("fleet-{}-{number}-{attempt}", std::process::id()));
            std::fs::create_dir_all(&folder).unwrap();
            let port = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
            let mut redis = Self { port, state, folder, process: None };
            if !redis.spawn() {
                // Not `println!`, which nobody sees of a test that passes.
                let word = b"SKIPPED: redis-server is not installed (apt-get install redis-server)\n";
                let _: std::io::Result<()> = std::io::stderr().write_all(word);
                return None;
            }
            if redis.answers() {
                return Some(redis);
            }
        }
        panic!("redis-server does not answer");
    }

    fn spawn(&mut self) -> bool {
        let (append, save) = if self.state == State::Kept { ("yes", "always") } else { ("no", "no") };
        let started = Command::new("redis-server")
            .args(["--port", &self.port.to_string(), "--bind", "127.0.0.1", "--save", ""])
            .args(["--appendonly", append, "--appendfsync", save, "--dir"])
            .arg(&self.folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        match started {
            Ok(process) => self.process = Some(process),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return false,
            Err(error) => panic!("{error}"),
        }
        true
    }

    fn answers(&mut self) -> bool {
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(20) {
            if self.process.as_mut().is_some_and(|process| process.try_wait().unwrap().is_some()) {
                return false;
            }
            if self.try_ask(&["PING"]).is_some_and(|answer| answer.starts_with("+PONG")) {
                return true;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        false
    }

    /// As a machine that loses its power.
    pub(crate) fn kill(&mut self) {
        let mut process = self.process.take().unwrap();
        process.kill().unwrap();
        process.wait().unwrap();
    }

    pub(crate) fn start_again(&mut self) {
        assert!(self.spawn() && self.answers(), "redis-server does not start again");
    }

    pub(crate) fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }

    /// What it says to a command, as it is on the wire.
    pub(crate) fn ask(&self, command: &[&str]) -> String {
        self.try_ask(command).unwrap()
    }

    fn try_ask(&self, command: &[&str]) -> Option<String> {
        let mut connection = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        connection.set_read_timeout(Some(Duration::from_millis(200))).unwrap();
        let mut request = format!("*{}\r\n", command.len());
        for word in command {
            write!(request, "${}\r\n{word}\r\n", word.len()).ok()?;
        }
        connection.write_all(request.as_bytes()).ok()?;
        let mut answer = Vec::new();
        let mut piece = [0; 4_096];
        while let Ok(read @ 1..) = connection.read(&mut piece) {
            answer.extend_from_slice(&piece[..read]);
        }
        (!answer.is_empty()).then(|| String::from_utf8_lossy(&answer).into_owned())
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        if self.process.is_some() {
            self.kill();
        }
        let _: std::io::Result<()> = std::fs::remove_dir_all(&self.folder);
    }
}
