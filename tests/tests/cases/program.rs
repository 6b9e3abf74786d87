//! A crate of many modules, checked by the compiler in one go.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::case::{self, CompileError};

/// The modules of one binary, by name.
pub(crate) type Modules = BTreeMap<String, String>;

/// What the compiler says about the binaries, by binary and module. What is in no module is in "".
pub(crate) type Errors = BTreeMap<(String, String), Vec<CompileError>>;

/// Writes a package with these binaries below the target folder, checks it, and returns every error.
pub(crate) fn check(package: &str, binaries: &BTreeMap<&str, Modules>) -> Errors {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(package);
    write(package, &folder, binaries);
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let output = Command::new(cargo)
        .current_dir(&folder)
        .args(["check", "--offline", "--bins", "--keep-going", "--message-format=json", "--quiet"])
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("programs"))
        .env_remove("RUSTFLAGS")
        .output()
        .unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let messages: Vec<Value> = printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let is_ours = |message: &&Value| message["reason"] == "compiler-message" && binaries.contains_key(target(message));
    let ours: Vec<&Value> = messages.iter().filter(is_ours).collect();
    assert!(!messages.is_empty(), "cargo checked nothing: {}", String::from_utf8_lossy(&output.stderr));
    let mut errors = Errors::new();
    for message in ours.into_iter().filter(|message| message["message"]["level"] == "error") {
        let text = message["message"]["message"].as_str().unwrap().to_owned();
        if text.starts_with("aborting due to") {
            continue;
        }
        let (module, line) = place(&message["message"]);
        let of_module = errors.entry((target(message).to_owned(), module)).or_default();
        of_module.push(CompileError { line, message: text });
    }
    let is_finished = messages.iter().any(|message| message["reason"] == "build-finished");
    assert!(is_finished, "the compiler did not come to an end: {}", String::from_utf8_lossy(&output.stderr));
    let succeeded = messages.iter().any(|message| message["success"] == true);
    assert_eq!(succeeded, errors.is_empty(), "an error is in none of the binaries: {printed}");
    for of_module in errors.values_mut() {
        of_module.sort();
    }
    errors
}

fn target(message: &Value) -> &str {
    message["target"]["name"].as_str().unwrap_or_default()
}

/// The module and the line that the error begins on, seen from the outermost macro call.
fn place(message: &Value) -> (String, usize) {
    let spans = message["spans"].as_array().unwrap();
    let Some(mut span) = spans.iter().find(|span| span["is_primary"] == true) else { return (String::new(), 0) };
    while span["expansion"]["span"].is_object() {
        span = &span["expansion"]["span"];
    }
    let file = PathBuf::from(span["file_name"].as_str().unwrap());
    let module = file.file_stem().unwrap().to_str().unwrap().to_owned();
    (module, usize::try_from(span["line_start"].as_u64().unwrap()).unwrap())
}

fn write(package: &str, folder: &Path, binaries: &BTreeMap<&str, Modules>) {
    // What an earlier run wrote may not be there any longer.
    let _: std::io::Result<()> = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap();
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    for document in fs::read_dir(case::documents()).unwrap().map(|entry| entry.unwrap().path()) {
        if document.extension().is_some_and(|end| end == "json") {
            fs::copy(&document, folder.join(document.file_name().unwrap())).unwrap();
        }
    }
    let runtime = root.join("mighty-runtime");
    let runtime = runtime.to_str().unwrap();
    let mut manifest = format!(
        "[workspace]\n[package]\nname = {package:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n[dependencies]\n\
         mighty-runtime = {{ path = {runtime:?}, default-features = false, features = [\"openapi\", \"server\", \"testing\"] }}\nserde = {{ version = \"1\", features = [\"derive\"] }}\n"
    );
    for (binary, modules) in binaries {
        let source = folder.join(binary);
        fs::create_dir_all(&source).unwrap();
        let mut main = "#![allow(warnings)]\n".to_owned();
        for (name, text) in modules {
            fs::write(source.join(name).with_extension("rs"), text).unwrap();
            writeln!(main, "mod {name};").unwrap();
        }
        main.push_str("fn main() {}\n");
        fs::write(source.join("main.rs"), main).unwrap();
        writeln!(manifest, "[[bin]]\nname = {binary:?}\npath = \"{binary}/main.rs\"").unwrap();
    }
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
}
