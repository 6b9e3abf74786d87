//! The application as a process of its own, which is stopped and killed.
//!
//! The process is this test program once more, told to run the one test that is the application: a test cannot count on
//! the examples being built.

use std::fs::{self, File};
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::Duration;

use mighty_networks_fake::{FakeServer, Faults, Population};

use crate::app;
use crate::folder::Folder;

/// The application's command line, a word on each line; where it is not set, there is nothing to do.
const ARGUMENTS: &str = "EXPORT_MEMBERS_ARGUMENTS";

/// The exit code that it is to have, since a test program has codes of its own: 0 if it has that one.
const EXIT_CODE: &str = "EXPORT_MEMBERS_EXIT_CODE";

const MEMBERS: u64 = 1500;

/// The process that the other tests kill. Called as a test like any other it has no command line, and nothing to do.
#[test]
fn the_application() {
    let Ok(arguments) = std::env::var(ARGUMENTS) else { return };
    let expected = ExitCode::from(std::env::var(EXIT_CODE).unwrap().parse::<u8>().unwrap());
    let code = app::main(arguments.lines().map(Into::into));
    // A code can be shown, and not compared.
    assert_eq!(format!("{code:?}"), format!("{expected:?}"));
}

/// A process, and the folder that it writes to.
struct Application<'f> {
    folder: &'f Folder,
    process: Child,
}

impl<'f> Application<'f> {
    fn start(folder: &'f Folder, server: &FakeServer, exit_code: u8) -> Self {
        let out = folder.table();
        let words = ["export_members", "--out", out.to_str().unwrap(), "--api-url", server.base_url()];
        let words = words.into_iter().chain(["--rate", "200", "--page-size", "20"]).collect::<Vec<_>>();
        let process = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "killed::the_application", "--nocapture"])
            .env(ARGUMENTS, words.join("\n"))
            .env(EXIT_CODE, exit_code.to_string())
            .env("MIGHTY_API_TOKEN", "key")
            .env("MIGHTY_NETWORK_ID", "steam-engines")
            .stdout(Stdio::null())
            .stderr(File::create(folder.path().join("stderr")).unwrap())
            .spawn()
            .unwrap();
        Self { folder, process }
    }

    /// Waits until it has written something new, or has ended.
    async fn has_written(&mut self, before: u64) {
        while rows(self.folder) <= before && self.process.try_wait().unwrap().is_none() {
            pause(1_000).await;
        }
    }

    /// Waits until it has ended; false if it was killed.
    async fn has_ended(&mut self) -> bool {
        let status = loop {
            match self.process.try_wait().unwrap() {
                Some(status) => break status,
                None => pause(1_000).await,
            }
        };
        let said = fs::read_to_string(self.folder.path().join("stderr")).unwrap();
        assert!(status.success() || status.code().is_none(), "{status}: {said}");
        status.success()
    }
}

async fn pause(microseconds: u64) {
    tokio::time::sleep(Duration::from_micros(microseconds)).await;
}

fn rows(folder: &Folder) -> u64 {
    folder.saved().and_then(|saved| saved["rows"].as_u64()).unwrap_or_default()
}

async fn server() -> FakeServer {
    let faults = Faults::Some { retry_after: Duration::ZERO };
    FakeServer::populated(Population { members: MEMBERS, faults }).await.unwrap()
}

/// Killed without warning, at moments that nobody chose, once it has written something new.
#[tokio::test]
async fn no_row_is_lost_or_doubled() {
    let (server, folder) = (server().await, Folder::new("killed"));
    let mut killed = 0;
    for _ in 0..8 {
        let mut application = Application::start(&folder, &server, 0);
        application.has_written(rows(&folder)).await;
        pause(fastrand::u64(0..60_000)).await;
        // SIGKILL: nothing in the process can tidy up.
        application.process.kill().unwrap();
        killed += u32::from(!application.has_ended().await);
    }
    assert!(killed >= 4, "it was killed {killed} times: too few to show anything");
    assert!(Application::start(&folder, &server, 0).has_ended().await);
    folder.assert_has_all(MEMBERS);
    assert_eq!((rows(&folder), server.violations()), (MEMBERS, Vec::new()));
}

#[cfg(unix)]
#[tokio::test]
async fn ctrl_c_stops_it() {
    let (server, folder) = (server().await, Folder::new("ctrl-c"));
    let mut application = Application::start(&folder, &server, 130);
    application.has_written(0).await;
    let process = application.process.id().to_string();
    assert!(Command::new("kill").args(["-INT", &process]).status().unwrap().success());
    assert!(application.has_ended().await, "it was killed by it");
    let said = fs::read_to_string(folder.path().join("stderr")).unwrap();
    assert!(said.contains("Stopped. Start it again to go on."), "{said}");
    assert!((1..MEMBERS).contains(&rows(&folder)), "{}", rows(&folder));
    assert!(Application::start(&folder, &server, 0).has_ended().await);
    folder.assert_has_all(MEMBERS);
}
