//! Runs of the application in this process, over real HTTP.

use std::fs;
use std::future::{pending, ready};
use std::path::Path;
use std::time::Duration;

use mighty_networks::prelude::*;
use mighty_networks_fake::{FakeServer, Faults, Population};
use mighty_runtime::testing::{InProcess, Reply};
use serde_json::json;

use crate::app::args::{Args, Command};
use crate::app::connection::Connection;
use crate::app::export::{End, Export};
use crate::app::saved::Saved;
use crate::app::summary::Summary;
use crate::app::watch::Seen;
use crate::folder::Folder;

const MEMBERS: u64 = 180;

/// Nine pages and the empty one; three faults.
async fn server(faults: Faults) -> FakeServer {
    FakeServer::populated(Population { members: MEMBERS, faults }).await.unwrap()
}

const BAD_DAY: Faults = Faults::Some { retry_after: Duration::ZERO };

fn args(folder: &Folder, server: &FakeServer) -> Args {
    Args {
        out: folder.table(),
        interval: Duration::ZERO,
        page_size: 20,
        pause: Duration::from_millis(1),
        api_url: Some(server.base_url().to_owned()),
        ..Args::default()
    }
}

/// One run, and what it has seen.
async fn run(args: &Args, stop: impl Future) -> (End, Seen) {
    let network: NetworkId = "steam-engines".parse().unwrap();
    let connection = Connection::to(args, "key".to_owned(), network.clone(), None).unwrap();
    let mut saved = Saved::open(&args.out, &network).unwrap();
    let end = Export::new(&connection, args, &mut saved).run(stop).await;
    (end, connection.tally.seen())
}

fn failures(seen: &Seen) -> Vec<(&'static str, &str, u64)> {
    let what = |what: &String| what.split_once(" (").map_or(what.len(), |(what, _)| what.len());
    seen.failures.iter().map(|((variant, text), times)| (*variant, &text[..what(text)], *times)).collect()
}

#[tokio::test]
async fn all_members_are_exported_whatever_goes_wrong() {
    let (folder, server) = (Folder::new("all"), server(BAD_DAY).await);
    let (end, seen) = run(&args(&folder, &server), pending::<()>()).await;
    assert!(matches!(end, End::Complete), "{end:?}");
    folder.assert_has_all(MEMBERS);
    let undecodable = "list_members: 200: the answer's body does not fit its type";
    let broken = "no answer: the connection broke before the answer was complete";
    let expected =
        [("ServerError", "503 Service Unavailable", 1), ("Unexpected", undecodable, 1), ("Unexpected", broken, 1)];
    assert_eq!(failures(&seen), expected);
    assert_eq!((seen.pages, seen.requests, server.violations()), (9, 13, Vec::new()));
}

#[tokio::test]
async fn a_complete_export_asks_for_nothing() {
    let (folder, server) = (Folder::new("complete"), server(Faults::None).await);
    run(&args(&folder, &server), pending::<()>()).await;
    let requests = server.requests();
    let (end, _) = run(&args(&folder, &server), pending::<()>()).await;
    assert!(matches!(end, End::Complete), "{end:?}");
    assert_eq!(server.requests(), requests);
    folder.assert_has_all(MEMBERS);
}

/// Page 3 does not fit its type, and one try is all that it gets.
#[tokio::test]
async fn after_an_error_the_next_run_goes_on() {
    let (folder, server) = (Folder::new("error"), server(BAD_DAY).await);
    let args = Args { tries: 1, ..args(&folder, &server) };
    let (end, seen) = run(&args, pending::<()>()).await;
    let End::Failed(error) = &end else { panic!("{end:?}") };
    assert!(error.to_string().starts_with("list_members: 200: "), "{error}");
    assert_eq!((seen.pages, folder.saved().unwrap()["rows"].as_u64()), (2, Some(40)));
    let summary = Summary { end: &end, out: &args.out, rows: 40, before: 0, seen: &seen, took: Duration::ZERO };
    let summary = summary.to_string();
    assert!(summary.contains("`items[0].id`") && summary.contains("1 × Unexpected"), "{summary}");
    let (end, _) = run(&args, pending::<()>()).await;
    assert!(matches!(end, End::Complete), "{end:?}");
    folder.assert_has_all(MEMBERS);
}

/// What the API says of a status is what the user needs to know.
#[tokio::test]
async fn the_summary_says_what_to_do() {
    let refusal = Reply::json(401, &json!({"error": "Invalid API key"}));
    let mighty = MightyClient::over(InProcess::script([refusal])).build().unwrap();
    let error = mighty.list_members(&NetworkId::from(17), None, None).await.unwrap_err();
    let (end, out) = (End::Failed(error), Path::new("members.csv"));
    let summary = Summary { end: &end, out, rows: 0, before: 0, seen: &Seen::default(), took: Duration::ZERO };
    let summary = summary.to_string();
    assert!(summary.contains("Invalid API key") && summary.contains("\n- the token is missing\n"), "{summary}");
}

/// Stopped at once, then after some requests, wherever the export is meanwhile.
#[tokio::test]
async fn a_run_that_is_stopped_can_be_continued() {
    let (folder, server) = (Folder::new("stopped"), server(BAD_DAY).await);
    let args = args(&folder, &server);
    let (end, seen) = run(&args, ready(())).await;
    assert!(matches!(end, End::Interrupted) && seen.requests == 0, "{end:?}");
    let mut runs = 0;
    loop {
        let enough = server.requests() + 3;
        let stop = async {
            while server.requests() < enough {
                tokio::task::yield_now().await;
            }
        };
        runs += 1;
        match run(&args, stop).await.0 {
            End::Complete => break,
            End::Interrupted if runs < 20 => {}
            end => panic!("{end:?} after {runs} runs"),
        }
    }
    assert!(runs > 2, "{runs}");
    folder.assert_has_all(MEMBERS);
}

/// Table and position are all that it takes: another folder, another server.
#[tokio::test]
async fn another_machine_goes_on_with_both_files() {
    let (here, first) = (Folder::new("here"), server(BAD_DAY).await);
    run(&Args { tries: 1, ..args(&here, &first) }, pending::<()>()).await;
    let (elsewhere, second) = (Folder::new("elsewhere"), server(Faults::None).await);
    fs::copy(here.table(), elsewhere.table()).unwrap();
    fs::copy(here.position(), elsewhere.position()).unwrap();
    let (end, seen) = run(&args(&elsewhere, &second), pending::<()>()).await;
    assert!(matches!(end, End::Complete), "{end:?}");
    assert_eq!(seen.pages, 7);
    elsewhere.assert_has_all(MEMBERS);
}

/// Ten requests, 25 ms apart: however fast the server is, it takes nine times that.
#[tokio::test]
async fn requests_keep_to_the_rate() {
    let (folder, server) = (Folder::new("rate"), server(Faults::None).await);
    let args = Args { interval: Duration::from_millis(25), ..args(&folder, &server) };
    let began = std::time::Instant::now();
    run(&args, pending::<()>()).await;
    assert_eq!(server.requests(), 10);
    assert!(began.elapsed() >= 9 * args.interval, "{:?}", began.elapsed());
}

#[test]
fn a_wrong_command_line_is_refused() {
    let parse = |words: &[&str]| Args::parse(["export_members"].iter().chain(words).map(Into::into));
    let Ok(Command::Export(args)) = parse(&["--rate", "4", "--out=x.csv", "--page-size", "7"]) else { panic!() };
    assert_eq!((args.interval, args.out.to_str(), args.page_size), (Duration::from_millis(250), Some("x.csv"), 7));
    assert!(matches!(parse(&["--help"]), Ok(Command::Help)));
    let wrong: [&[&str]; 6] =
        [&["--rate", "-1"], &["--rate", "NaN"], &["--page-size", "0"], &["--page-size", "101"], &["--fast"], &["x"]];
    for words in wrong {
        assert!(parse(words).is_err(), "{words:?}");
    }
}
