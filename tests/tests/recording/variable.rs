//! The environment variable goes before the code. Each case is a process of its own, since the environment is the process's.

use std::path::Path;
use std::process::Command;

use mighty_runtime::testing::{RecordMode, Recording};

use super::{Orders, Shop, client, order, read, recorded, server};

/// Runs the test below with the variable, and gives what it printed.
fn with(value: Option<&str>, path: &Path) -> String {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["variable::what_the_others_run", "--exact", "--nocapture", "--ignored"]);
    command.env("RECORDING_OF_THE_TEST", path).env_remove("MIGHTY_RECORD");
    if let Some(value) = value {
        command.env("MIGHTY_RECORD", value);
    }
    let output = command.output().unwrap();
    let text = String::from_utf8(output.stderr).unwrap();
    text.lines().find_map(|line| line.split_once("said: ")).map(|(_, said)| said.to_owned()).unwrap_or(text)
}

#[tokio::test]
#[ignore = "it is run by the others"]
async fn what_the_others_run() {
    let path = std::env::var_os("RECORDING_OF_THE_TEST").unwrap();
    let server = server();
    match Recording::of::<Shop>(path).mode(RecordMode::None).over(server.clone()) {
        Err(error) => eprintln!("\nsaid: {error}"),
        Ok(recorder) => {
            client(&recorder).show_order(7).await.unwrap();
            recorder.finish().unwrap();
            eprintln!("\nsaid: {} sent", server.requests().len());
        }
    }
}

#[tokio::test]
async fn the_variable_goes_before_the_code() {
    let (folder, path) = recorded(server(), async |shop| assert_eq!(shop.show_order(7).await.unwrap(), order(7))).await;
    let new = folder.file("new.jsonl");
    assert!(with(None, &new).contains("there is no recording"));
    assert!(with(Some(""), &new).contains("there is no recording"));
    assert_eq!(with(Some("once"), &new), "1 sent");
    assert_eq!(read(&new), read(&path));
    for (mode, sent) in [("none", "0 sent"), ("once", "0 sent"), ("new_episodes", "0 sent"), ("all", "1 sent")] {
        assert_eq!(with(Some(mode), &path), sent, "{mode}");
    }
}

#[tokio::test]
async fn an_unknown_word_is_an_error_that_lists_the_four() {
    let (_folder, path) = recorded(server(), async |shop| drop(shop.show_order(7).await.unwrap())).await;
    let before = read(&path);
    for word in ["onec", "ALL", " all", "1", "new-episodes"] {
        let expected = format!(
            "the environment variable MIGHTY_RECORD is `{word}`; it is one of `none`, `once`, `new_episodes` and `all`"
        );
        assert_eq!(with(Some(word), &path), expected);
    }
    assert_eq!(read(&path), before);
}
