//! That the reader and the two rules notice what they are there for.

use super::circles;
use super::imports::{Imports, imports};
use super::reader::Crate;
use super::storeys::Storeys;

fn of(files: &[(&str, &str)]) -> Imports {
    let text = |file: &str| files.iter().find(|(name, _)| *name == file).map(|(_, text)| (*text).to_owned());
    imports(&Crate::read(&text))
}

fn edges(imports: &Imports) -> Vec<String> {
    imports
        .edges
        .iter()
        .flat_map(|(file, others)| others.iter().map(move |other| format!("{file} -> {other}")))
        .collect()
}

#[track_caller]
fn imports_of_a(a: &str, expected: &[&str]) {
    let found = of(&[
        ("lib.rs", "mod a; mod b; mod c; pub use self::b::Named; pub use self::c::Deep;"),
        ("a/mod.rs", &format!("mod inner; {a}")),
        ("a/inner.rs", "pub fn own() {}"),
        ("b.rs", "pub struct Named; pub fn call() {} pub use crate::c::Deep; pub use crate::c::*;"),
        ("c/mod.rs", "mod deep; pub use deep::Deep; pub mod list;"),
        ("c/deep.rs", "pub struct Deep;"),
        ("c/list.rs", "pub fn many() {} #[cfg(test)] mod tests { use crate::a; }"),
    ]);
    let of_a = found.edges["a/mod.rs"].iter().map(String::as_str).collect::<Vec<_>>();
    assert_eq!(of_a, expected, "{a}");
}

#[test]
fn an_import_leads_to_the_file_in_which_the_thing_stands() {
    imports_of_a("use crate::b::Named;", &["b.rs"]);
    imports_of_a("use super::b::{self, call as ring};", &["b.rs"]);
    imports_of_a("use crate::c::Deep;", &["c/deep.rs"]);
    imports_of_a("use crate::b::Deep;", &["c/deep.rs"]);
    imports_of_a("use crate::Deep;", &["c/deep.rs"]);
    imports_of_a("use crate::b::list::many;", &["c/list.rs"]);
    imports_of_a("use crate::c::list::*;", &["c/list.rs"]);
    imports_of_a("use inner::own;", &["a/inner.rs"]);
    imports_of_a("use self::inner::own as mine;", &["a/inner.rs"]);
    imports_of_a("use std::fmt; use serde::Serialize as _;", &[]);
    imports_of_a("#[cfg(unix)] use crate::b::call; #[cfg(not(unix))] use inner::own as call;", &["a/inner.rs", "b.rs"]);
}

#[test]
fn a_path_in_the_code_is_an_import_too() {
    imports_of_a("fn f() { crate::b::call() }", &["b.rs"]);
    imports_of_a("fn f(named: &super::b::Named) {}", &["b.rs"]);
    imports_of_a("fn f() { inner::own() }", &["a/inner.rs"]);
    imports_of_a("fn f() { use crate::b::call; }", &["b.rs"]);
    imports_of_a("fn f() { assert!(crate::c::list::many() == ()) }", &["c/list.rs"]);
    imports_of_a("fn f() { other!({ ::inner::own(), #x::inner::own(), inner }) }", &[]);
    imports_of_a("impl From<crate::c::Deep> for u8 {}", &["c/deep.rs"]);
    imports_of_a("use crate::c; fn f() { c::list::many() }", &["c/list.rs", "c/mod.rs"]);
    imports_of_a("use crate::c as other; fn f() { other::Deep {} }", &["c/deep.rs", "c/mod.rs"]);
    imports_of_a("use inner::inner; fn f() { inner::own() } use std::fmt; fn g(_: fmt::Error) {}", &["a/inner.rs"]);
    imports_of_a("macro_rules! m { () => { use super::call; $crate::c::list::many() } }", &["c/list.rs"]);
    imports_of_a("mod block { fn f() { super::super::b::call() } }", &["b.rs"]);
}

#[test]
fn what_is_there_for_tests_or_readers_is_none() {
    imports_of_a("#[cfg(test)] mod tests { use crate::b::call; }", &[]);
    imports_of_a("#[cfg(test)] use crate::b::call;", &[]);
    imports_of_a("#[doc = \"[`crate::b::call`]\"] fn f() {}", &[]);
    imports_of_a("#[cfg(feature = \"test\")] use crate::b::call;", &["b.rs"]);
    imports_of_a("#[cfg(not(test))] use crate::b::call;", &["b.rs"]);
}

#[test]
fn two_files_of_one_module_are_both_read() {
    let files = of(&[
        ("lib.rs", "mod a; mod b;"),
        ("a/mod.rs", "#[cfg(unix)] mod c; #[cfg(not(unix))] #[path = \"other.rs\"] mod c;"),
        ("a/c.rs", "use crate::b::f;"),
        ("a/other.rs", "use super::super::b::f;"),
        ("b.rs", "pub fn f() {}"),
    ]);
    assert_eq!(edges(&files), ["a/c.rs -> b.rs", "a/other.rs -> b.rs"]);
}

#[test]
fn a_circle_is_noticed_however_long() {
    let two = of(&[
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "use crate::b::B; pub struct A;"),
        ("b.rs", "use crate::a::A; pub struct B;"),
    ]);
    assert_eq!(circles::of(&two.edges), ["  a.rs -> b.rs\n  b.rs -> a.rs"]);
    let three = of(&[
        ("lib.rs", "mod a; mod b; mod c;"),
        ("a.rs", "use crate::b::f; pub fn g() {}"),
        ("b.rs", "pub fn f() { super::c::h() }"),
        ("c.rs", "pub fn h() { println!(\"{}\", crate::a::g()) }"),
    ]);
    assert_eq!(circles::of(&three.edges), ["  a.rs -> b.rs\n  b.rs -> c.rs\n  c.rs -> a.rs"]);
    let parent = of(&[
        ("lib.rs", "mod a;"),
        ("a/mod.rs", "mod b; pub use b::B; pub fn f() {}"),
        ("a/b.rs", "use super::f; pub struct B;"),
    ]);
    assert_eq!(circles::of(&parent.edges).len(), 1);
}

#[test]
fn files_in_one_direction_are_no_circle() {
    let files = of(&[
        ("lib.rs", "mod a; mod b; pub use a::A;"),
        ("a.rs", "use crate::b::B; pub struct A;"),
        ("b.rs", "pub struct B; #[cfg(test)] mod tests { use crate::a::A; }"),
    ]);
    assert!(circles::of(&files.edges).is_empty(), "{:?}", edges(&files));
}

#[test]
fn a_climb_is_noticed() {
    let storeys = Storeys(&[&["low"], &["high"], &["low/attic", "lib"]]);
    let files = of(&[
        ("lib.rs", "mod low; mod high;"),
        ("low/mod.rs", "mod attic; use crate::high::H; pub struct L;"),
        ("low/attic.rs", "use crate::high::H; use super::L;"),
        ("high.rs", "use crate::low::L; pub struct H;"),
    ]);
    assert_eq!(storeys.climbs(&files.edges), ["  low/mod.rs imports high.rs"]);
}

#[test]
fn a_file_without_a_storey_is_noticed() {
    let storeys = Storeys(&[&["low", "gone"]]);
    assert_eq!(storeys.homeless(&["low.rs", "low/a.rs", "lower.rs"]), ["lower.rs"]);
    assert_eq!(storeys.empty(&["low.rs"]), ["gone"]);
}

#[test]
fn an_import_through_the_root_is_noticed() {
    let files = of(&[
        ("lib.rs", "mod a; mod b; pub use a::A; pub use http;"),
        ("a.rs", "pub struct A;"),
        ("b.rs", "use crate::A; use crate::a; fn f() -> crate::http::Uri { todo!() }"),
    ]);
    assert_eq!(files.of_the_root, ["b.rs: crate::A", "b.rs: crate::http::Uri"]);
}
