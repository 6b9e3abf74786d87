//! The workspace's `rust-version` is as low as its dependencies and its edition allow, and not lower.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "helpers of tests fail by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

/// The first Rust with edition 2024.
const EDITION_2024: Version = Version(1, 85, 0);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Version(u32, u32, u32);

impl Version {
    fn parse(text: &str) -> Self {
        let mut parts = text.split(['.', '-']).map(|part| part.parse().unwrap_or_default());
        let mut next = || parts.next().unwrap_or_default();
        Self(next(), next(), next())
    }
}

/// What `cargo metadata` says of all features. Without network and with crates of other platforms missing, it is asked
/// for this platform only.
fn metadata() -> Value {
    let ask = |more: &[&str]| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["metadata", "--format-version=1", "--all-features", "--locked"]).args(more);
        cargo.current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("cargo runs")
    };
    let mut output = ask(&[]);
    if !output.status.success() {
        output = ask(&["--offline", &format!("--filter-platform={}", host())]);
    }
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("cargo writes JSON")
}

fn host() -> String {
    let output = Command::new("rustc").arg("-vV").output().expect("rustc runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc names its host").to_owned()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Everything that is compiled for who depends on `package`: normal and build dependencies, all the way.
fn closure<'a>(metadata: &'a Value, package: &'a str) -> BTreeSet<&'a str> {
    let nodes: BTreeMap<&str, &Value> =
        list(&metadata["resolve"]["nodes"]).iter().map(|node| (text(&node["id"]), node)).collect();
    let mut found = BTreeSet::from([package]);
    let mut open = vec![package];
    while let Some(id) = open.pop() {
        for dependency in list(&nodes[id]["deps"]) {
            let is_needed = list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"] != "dev");
            if is_needed && found.insert(text(&dependency["pkg"])) {
                open.push(text(&dependency["pkg"]));
            }
        }
    }
    found
}

#[test]
fn the_rust_version_is_that_of_the_most_demanding_dependency() {
    let metadata = metadata();
    let packages = list(&metadata["packages"]);
    let package = |name: &str| packages.iter().find(|package| package["name"] == name && package["source"].is_null());
    let runtime = package("mighty-runtime").expect("the runtime is in the workspace");
    let ours = Version::parse(text(&runtime["rust_version"]));
    let compiled = closure(&metadata, text(&runtime["id"]));
    let names: BTreeSet<&str> = packages
        .iter()
        .filter(|package| compiled.contains(text(&package["id"])))
        .map(|package| text(&package["name"]))
        .collect();
    for expected in ["mighty-macros", "syn", "darling", "reqwest", "rustls", "tower-service"] {
        assert!(names.contains(expected), "{expected} is not among the dependencies: the graph was not read right");
    }
    assert!(!names.contains("trybuild"), "development dependencies count for nobody");
    let mut needed = (EDITION_2024, "edition 2024");
    for package in
        packages.iter().filter(|package| compiled.contains(text(&package["id"])) && !package["source"].is_null())
    {
        let Some(wanted) = package["rust_version"].as_str().map(Version::parse) else { continue };
        assert!(wanted <= ours, "{} {} needs {wanted:?}", package["name"], package["version"]);
        if wanted > needed.0 {
            needed = (wanted, text(&package["name"]));
        }
    }
    let (version, by) = needed;
    assert_eq!(ours, version, "`rust-version` can be lowered: the most demanding is {by}");
}

#[test]
fn every_member_of_the_workspace_has_the_same_rust_version() {
    let metadata = metadata();
    let members: BTreeSet<&str> = list(&metadata["workspace_members"]).iter().map(text).collect();
    let versions: BTreeMap<&str, &str> = list(&metadata["packages"])
        .iter()
        .filter(|package| members.contains(text(&package["id"])))
        .map(|package| (text(&package["rust_version"]), text(&package["name"])))
        .collect();
    assert_eq!(versions.len(), 1, "{versions:?}");
}
