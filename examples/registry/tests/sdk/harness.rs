//! A real registry in a folder of its own.

use std::io::Write;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use registry::prelude::*;
use tokio::process::{Child, Command};

use super::token_server::TokenServer;

/// How it is set up. By default it deletes nothing, as it comes, and wants no tokens.
#[derive(Clone, Copy, Default)]
pub(super) struct Setup<'a> {
    pub(super) deletes: bool,
    /// Whose tokens it wants.
    pub(super) tokens: Option<&'a TokenServer>,
}

/// The registry; it ends when it is dropped, and its folder goes with it.
pub(super) struct Real {
    /// The base URL of a client.
    pub(super) url: String,
    pub(super) port: u16,
    folder: PathBuf,
    process: Child,
}

impl Real {
    /// `None` where it is not installed.
    pub(super) async fn start(setup: Setup<'_>) -> Option<Self> {
        // A free port may be taken before the registry has it.
        for _ in 0..5 {
            let Some(mut real) = Self::spawn(setup) else {
                // Not `println!`, which nobody sees of a test that passes.
                let word = b"skipped: docker-registry is not installed (apt-get install docker-registry)\n";
                let _: std::io::Result<()> = std::io::stderr().write_all(word);
                return None;
            };
            if real.answers().await {
                return Some(real);
            }
        }
        panic!("docker-registry does not answer");
    }

    fn spawn(setup: Setup<'_>) -> Option<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("registry-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let port = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
        let data = folder.join("data");
        let auth = setup.tokens.map(|tokens| tokens.configuration(&folder.join("bundle.pem"))).unwrap_or_default();
        let configuration = format!(
            "version: 0.1
log: {{ level: error }}
storage: {{ filesystem: {{ rootdirectory: {} }}, delete: {{ enabled: {} }} }}
http: {{ addr: 127.0.0.1:{port} }}
{auth}",
            data.display(),
            setup.deletes
        );
        let file = folder.join("config.yml");
        std::fs::write(&file, configuration).unwrap();
        let started = Command::new("docker-registry")
            .arg("serve")
            .arg(&file)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn();
        match started {
            Ok(process) => Some(Self { url: format!("http://127.0.0.1:{port}/v2"), port, folder, process }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                std::fs::remove_dir_all(&folder).unwrap();
                None
            }
            Err(error) => panic!("docker-registry does not start: {error}"),
        }
    }

    /// Whether it is this one that listens at its port: another program's listener would have ended it.
    async fn answers(&mut self) -> bool {
        for _ in 0..200 {
            if self.process.try_wait().unwrap().is_some() {
                return false;
            }
            if tokio::net::TcpStream::connect(("127.0.0.1", self.port)).await.is_ok() {
                tokio::time::sleep(Duration::from_millis(50)).await;
                return self.process.try_wait().unwrap().is_none();
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        false
    }

    pub(super) fn client(&self) -> RegistryClient {
        RegistryClient::builder().base_url(&self.url).build().unwrap()
    }
}

impl Drop for Real {
    fn drop(&mut self) {
        self.process.start_kill().ok();
        std::fs::remove_dir_all(&self.folder).ok();
    }
}
