//! The application as a process of its own, which is killed.
//!
//! The process is this test program once more, told to run the one test that is the application: a test cannot count on
//! the examples being built.

use std::process::{Child, Command, Stdio};
use std::time::Duration;

use mighty_networks_fake::{FakeServer, Faults, Population};

use crate::app;
use crate::folder::Folder;

/// The application's command line, a word on each line; where it is not set, there is nothing to do.
const ARGUMENTS: &str = "EXPORT_MEMBERS_ARGUMENTS";

/// The exit code of a run that has exported all.
const SUCCESS: Option<i32> = Some(0);

const MEMBERS: u64 = 1500;

#[test]
#[ignore = "it is the process that the other test kills"]
fn the_application() {
    let Ok(arguments) = std::env::var(ARGUMENTS) else { return };
    let code = app::main(arguments.lines().map(Into::into));
    assert_eq!(format!("{code:?}"), format!("{:?}", std::process::ExitCode::SUCCESS));
}

fn start(folder: &Folder, server: &FakeServer) -> Child {
    let out = folder.table();
    let words = ["export_members", "--out", out.to_str().unwrap(), "--api-url", server.base_url()];
    let words = words.into_iter().chain(["--rate", "200", "--page-size", "20"]).collect::<Vec<_>>();
    Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "killed::the_application"])
        .env(ARGUMENTS, words.join("\n"))
        .env("MIGHTY_API_TOKEN", "key")
        .env("MIGHTY_NETWORK_ID", "steam-engines")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn rows(folder: &Folder) -> u64 {
    folder.saved().and_then(|saved| saved["rows"].as_u64()).unwrap_or_default()
}

/// Killed without warning, at moments that nobody chose, once it has written something new.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_row_is_lost_or_doubled() {
    let faults = Faults::Some { retry_after: Duration::ZERO };
    let server = FakeServer::populated(Population { members: MEMBERS, faults }).await.unwrap();
    let folder = Folder::new("killed");
    let mut killed = 0;
    for _ in 0..8 {
        let before = rows(&folder);
        let mut application = start(&folder, &server);
        while rows(&folder) <= before && application.try_wait().unwrap().is_none() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        tokio::time::sleep(Duration::from_micros(fastrand::u64(0..60_000))).await;
        // SIGKILL: nothing in the process can tidy up.
        application.kill().unwrap();
        killed += u32::from(application.wait().unwrap().code() != SUCCESS);
    }
    assert!(killed >= 4, "it was killed {killed} times: too few to show anything");
    let application = tokio::task::spawn_blocking({
        let mut application = start(&folder, &server);
        move || application.wait().unwrap()
    });
    assert_eq!(application.await.unwrap().code(), SUCCESS);
    folder.assert_has_all(MEMBERS);
    assert_eq!((rows(&folder), server.violations()), (MEMBERS, Vec::new()));
}
