//! The table and its position.

use std::fs::{self, OpenOptions};
use std::io::Write;

use mighty_networks::NetworkId;
use mighty_networks::members::Member;
use serde_json::json;

use crate::app::saved::{Next, Saved};
use crate::folder::Folder;

fn network() -> NetworkId {
    NetworkId::from(17)
}

fn member(id: u64, name: &str) -> Member {
    serde_json::from_value(json!({"id": id, "email": "a@example.org", "first_name": name})).unwrap()
}

fn page(number: u64) -> Next {
    Next::Page(format!("/admin/v1/networks/17/members?page={number}#0").parse().unwrap())
}

/// A folder with one page of two members, after which comes page 2.
fn one_page(test: &str) -> Folder {
    let folder = Folder::new(test);
    let mut saved = Saved::open(&folder.table(), &network()).unwrap();
    assert_eq!((saved.rows(), saved.next()), (0, &Next::Beginning));
    saved.append(&[member(1, "Ada"), member(2, "Lovelace, \"Ada\"\n")], page(2)).unwrap();
    folder
}

fn open(folder: &Folder) -> Saved {
    Saved::open(&folder.table(), &network()).unwrap()
}

fn refusal(folder: &Folder) -> String {
    Saved::open(&folder.table(), &network()).err().unwrap().to_string()
}

#[test]
fn it_goes_on_where_it_was() {
    let folder = one_page("goes-on");
    let mut saved = open(&folder);
    assert_eq!((saved.rows(), saved.next(), saved.is_complete()), (2, &page(2), false));
    saved.append(&[member(3, "Grace")], Next::Nothing).unwrap();
    assert!(saved.is_complete());
    let text = fs::read_to_string(folder.table()).unwrap();
    let expected = "id,email,first_name,last_name,member_type,location,time_zone,created_at,permalink\n\
         1,a@example.org,Ada,,,,,,\n\
         2,a@example.org,\"Lovelace, \"\"Ada\"\"\n\",,,,,,\n\
         3,a@example.org,Grace,,,,,,\n";
    assert_eq!(text, expected);
    assert_eq!(folder.saved().unwrap()["length"], text.len());
}

/// Somebody has joined, before whom the first page had a member more.
#[test]
fn a_member_who_comes_again_is_there_once() {
    let folder = one_page("again");
    let mut saved = open(&folder);
    saved.append(&[member(2, "Ada"), member(3, "Grace"), member(3, "Grace")], page(3)).unwrap();
    assert_eq!(saved.rows(), 3);
    open(&folder).append(&[member(1, "Ada"), member(4, "Edith")], Next::Nothing).unwrap();
    let mut table = csv::Reader::from_path(folder.table()).unwrap();
    let ids: Vec<String> = table.records().map(|row| row.unwrap()[0].to_owned()).collect();
    assert_eq!(ids, ["1", "2", "3", "4"]);
    assert_eq!(folder.saved().unwrap()["rows"], 4);
}

#[test]
fn a_file_that_is_no_table_is_refused() {
    let folder = one_page("no-table");
    let length = fs::metadata(folder.table()).unwrap().len();
    fs::write(folder.table(), "id\nx\n".repeat(usize::try_from(length).unwrap())).unwrap();
    assert!(refusal(&folder).contains("it is no table of members: "), "{}", refusal(&folder));
}

/// It died after rows were written, whole or in part, and before their position was.
#[test]
fn rows_beyond_the_position_are_cut_off() {
    for beyond in ["3,b@example.org,Grace,,,,,,\n", "3,b@exam", "\0\0\0\0"] {
        let folder = one_page("beyond");
        let before = fs::read(folder.table()).unwrap();
        OpenOptions::new().append(true).open(folder.table()).unwrap().write_all(beyond.as_bytes()).unwrap();
        assert_eq!(open(&folder).rows(), 2);
        assert_eq!(fs::read(folder.table()).unwrap(), before);
    }
}

/// It died between the position and the table, at its very beginning.
#[test]
fn a_table_that_is_not_there_yet_is_made() {
    let folder = Folder::new("not-yet");
    drop(open(&folder));
    fs::remove_file(folder.table()).unwrap();
    let mut saved = open(&folder);
    saved.append(&[], Next::Nothing).unwrap();
    assert!(fs::read_to_string(folder.table()).unwrap().starts_with("id,email,"));
}

/// It died while the position was written beside the old one.
#[test]
fn half_a_position_is_none() {
    let folder = one_page("half");
    fs::write(folder.path().join("members.csv.position.json.new"), "{\"network\":17,\"len").unwrap();
    assert_eq!((open(&folder).rows(), open(&folder).next()), (2, &page(2)));
}

#[test]
fn it_says_nothing_of_the_machine() {
    let folder = one_page("portable");
    let length = fs::metadata(folder.table()).unwrap().len();
    let next = json!({"page": "/admin/v1/networks/17/members?page=2#0"});
    assert_eq!(folder.saved().unwrap(), json!({"network": 17, "length": length, "rows": 2, "next": next}));
}

#[test]
fn what_does_not_belong_together_is_refused_and_left_alone() {
    let folder = one_page("apart");
    let (table, position) = (fs::read(folder.table()).unwrap(), fs::read(folder.position()).unwrap());
    let other = Saved::open(&folder.table(), &NetworkId::from(18)).err().unwrap().to_string();
    assert!(other.ends_with("is of an export of the network 17, not 18"), "{other}");

    fs::write(folder.table(), &table[..table.len() - 1]).unwrap();
    let short = refusal(&folder);
    assert!(short.ends_with(&format!("its position counts {} of it", table.len())), "{short}");
    assert_eq!(fs::read(folder.table()).unwrap().len(), table.len() - 1);

    fs::write(folder.position(), &position[..position.len() / 2]).unwrap();
    assert!(refusal(&folder).contains("is no position: "), "{}", refusal(&folder));

    fs::remove_file(folder.position()).unwrap();
    let alone = refusal(&folder);
    assert!(alone.contains("is there, but not ") && alone.ends_with("name another file with `--out`"), "{alone}");
    assert!(!folder.position().exists());
}

/// The system says what is wrong, and not with which file.
#[test]
fn an_error_says_of_which_file_it_is() {
    let folder = Folder::new("which-file");
    let out = folder.path().join("nowhere/members.csv");
    let missing = Saved::open(&out, &network()).err().unwrap().to_string();
    assert!(missing.starts_with(&format!("{}.position.json: ", out.display())), "{missing}");
    fs::create_dir(folder.table()).unwrap();
    fs::write(folder.position(), r#"{"network": 17, "length": 0, "rows": 0, "next": "beginning"}"#).unwrap();
    let folder_there = refusal(&folder);
    assert!(folder_there.starts_with(&format!("{}: ", folder.table().display())), "{folder_there}");
}
