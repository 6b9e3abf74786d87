//! Copies the behaviour suite of `mighty-tests` for other surroundings, so that the same tests run in each:
//!
//! - `renamed`: the library is called `rt`, and `mighty_runtime` is no name at all;
//! - `facade`: it is reached through another crate, as `::mighty_facade::sdk`;
//! - `shadowed`: renamed, and each trait in a module without prelude in which `Result`, `Option`, `Ok`, `Err`, `Some`,
//!   `None`, `String`, `Vec`, `Send` and more are something else.
//!
//! The copies differ from the originals by their names alone. They rely on how rustfmt writes: an attribute on a trait
//! begins at the margin, and so does the brace that ends the trait.

#![allow(clippy::expect_used, reason = "a build that fails here says where")]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// What is sent, what comes out, what is retried, what is said.
const SUITE: [&str; 10] = [
    "requests/main",
    "decoding/main",
    "help/main",
    "retry/main",
    "bad_input",
    "conversions",
    "descriptors",
    "messages",
    "outcome",
    "pagination/main",
];

/// What is in the way of a trait.
const SHADOWS: &str = "
    struct Option; struct Some; struct None; struct Result;
    struct Ok; struct Err; struct String; struct Vec;
    struct Box; struct Future; struct Client; struct Endpoint;
    trait Send {} trait Sync {} trait Sized {} trait From {}
    trait Into {} trait Iterator {} trait Display {} trait Debug {}
    trait Error {} trait Clone {} trait Copy {} trait Default {}
    mod core {} mod std {} mod alloc {} mod rt {} mod http {}
";

/// What the author of a trait in such a module writes instead.
const WRITTEN_OUT: [(&str, &str); 5] = [
    ("Result<", "::core::result::Result<"),
    ("Option<", "::core::option::Option<"),
    ("Vec<", "::std::vec::Vec<"),
    ("String", "::std::string::String"),
    ("Box<", "::std::boxed::Box<"),
];

/// Makes a copy's text from the original's.
type Rewrite = fn(&str) -> String;

fn main() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests");
    println!("cargo::rerun-if-changed={}", tests.display());
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets it"));
    let settings: [(&str, Rewrite); 3] = [("renamed", renamed), ("facade", through_facade), ("shadowed", shadowed)];
    for (setting, rewrite) in settings {
        let folder = out.join(setting);
        // What an earlier run wrote may not be there any longer.
        let _: std::io::Result<()> = fs::remove_dir_all(&folder);
        let mut modules = String::new();
        for name in SUITE {
            let (module, rest) = name.split_once('/').unwrap_or((name, ""));
            if rest.is_empty() {
                copy(&tests.join(name).with_extension("rs"), &folder.join(name).with_extension("rs"), rewrite);
            } else {
                copy_folder(&tests.join(module), &folder.join(module), rewrite);
            }
            let file = folder.join(name).with_extension("rs");
            let path = file.to_str().expect("cargo's folders are UTF-8");
            writeln!(modules, "#[path = {path:?}]\nmod {module};").expect("a string takes everything");
        }
        fs::write(folder.join("suite.rs"), modules).expect("the folder was just made");
    }
}

fn copy_folder(from: &Path, to: &Path, rewrite: Rewrite) {
    for entry in fs::read_dir(from).expect("the suite is there") {
        let path = entry.expect("the suite can be read").path();
        let target = to.join(path.file_name().expect("an entry has a name"));
        if path.is_dir() {
            copy_folder(&path, &target, rewrite);
        } else {
            copy(&path, &target, rewrite);
        }
    }
}

fn copy(from: &Path, to: &Path, rewrite: Rewrite) {
    let text = fs::read_to_string(from).expect("the suite is there");
    fs::create_dir_all(to.parent().expect("it is in a folder")).expect("the target folder can be written");
    fs::write(to, rewrite(&text)).expect("the target folder can be written");
}

/// The SDK is the crate with the trait, and this is another one.
fn in_this_crate(text: &str) -> String {
    text.replace("mighty-tests", "mighty-renamed")
}

fn renamed(text: &str) -> String {
    in_this_crate(text)
        .replace("mighty_runtime", "rt")
        .replace("#[endpoints(", "#[endpoints(crate = ::rt, ")
        .replace("FromAnswer)]\n", "FromAnswer)]\n#[answer(crate = ::rt)]\n")
}

fn through_facade(text: &str) -> String {
    let text = in_this_crate(text).replace("mighty_runtime", "mighty_facade::sdk");
    text.replace("#[endpoints(", "#[endpoints(crate = ::mighty_facade::sdk, ")
        .replace("FromAnswer)]\n", "FromAnswer)]\n#[answer(crate = ::mighty_facade::sdk)]\n")
}

fn shadowed(text: &str) -> String {
    let text = renamed(text);
    let mut shadowed = String::new();
    let mut rest = text.as_str();
    let mut number = 0;
    while let Some(begin) = rest.find("\n#[endpoints(") {
        let (before, from) = rest.split_at(begin + 1);
        let ends = ["\n}\n", " {}\n"].map(|end| from.find(end).map_or(from.len(), |at| at + end.len()));
        let end = ends.into_iter().min().unwrap_or_default();
        let (written, behind) = from.split_at(end);
        number += 1;
        shadowed.push_str(before);
        shadowed.push_str(&in_a_module_of_its_own(written, number));
        rest = behind;
    }
    shadowed + rest
}

fn in_a_module_of_its_own(written: &str, number: u32) -> String {
    let visibility =
        ["pub(super) ", "pub(crate) "].into_iter().find(|word| written.contains(&format!("\n{word}trait")));
    let visibility = visibility.unwrap_or_default();
    let mut written = written.replace("\npub(super) trait", "\npub(in super::super) trait");
    written = written.replace("\ntrait", "\npub(super) trait");
    for (name, path) in WRITTEN_OUT {
        written = word_replaced(&written, name, path);
    }
    let allowed = "#[allow(unused, unreachable_pub, reason = \"they are there to be in the way\")]";
    format!(
        "{allowed}\n{visibility}use self::in_the_way_{number}::*;\n{allowed}\n#[no_implicit_prelude]\n\
         mod in_the_way_{number} {{\nuse super::*;\n{SHADOWS}\n{written}}}\n"
    )
}

/// The text with `name` replaced where it is not part of a longer word or path.
fn word_replaced(text: &str, name: &str, path: &str) -> String {
    let mut pieces = text.split(name);
    let mut replaced = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let is_part = replaced.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
        replaced.push_str(if is_part { name } else { path });
        replaced.push_str(piece);
    }
    replaced
}
