//! What the macro emits beside an error: whoever uses a wrong trait has no error of their own.
//!
//! Three programs, each with a module per case: the case and its uses, where the case's own error is the only one; the
//! same without that error, because the compiler holds back what it could say about a module in which a macro failed; and
//! the case with its right line, which compiles.

use std::collections::BTreeMap;

use quote::quote;

use crate::case::{self, Case};
use crate::program::{self, Errors, Modules};
use crate::setup::Setup;
use crate::{document_file, endpoints, uses};

/// Cases that are no trait with `#[endpoints]`, so that there is neither a client nor an enum, and those with parameters that nobody would
/// find: what can be used of them.
const WITHOUT_A_TRAIT: [(&str, &str); 7] = [
    (
        "endpoint_alone/without_endpoints",
        "mod uses { use super::*; struct Fake; impl Members for Fake { \
         async fn show(&self, id: u64, page: u32) -> Result<(), Problem> { Ok(()) } } \
         async fn call() { Fake.show(1, 2).await.unwrap(); } }",
    ),
    ("endpoint_alone/without_endpoints_impl", "mod uses { use super::*; async fn call() { Mighty.list().await; } }"),
    (
        "sides/generic_argument",
        "mod uses { use super::*; async fn call<C: mighty_runtime::Transport>(mighty: &mighty_runtime::Client<Mighty, C>) { mighty.show(&1_u8, None).await.unwrap(); } }",
    ),
    (
        "sides/generic_method",
        "mod uses { use super::*; async fn call<C: mighty_runtime::Transport>(mighty: &mighty_runtime::Client<Mighty, C>) { mighty.show::<u8>(1).await.unwrap(); } }",
    ),
    (
        "sides/generic_success",
        "mod uses { use super::*; async fn call<C: mighty_runtime::Transport>(mighty: &mighty_runtime::Client<Mighty, C>) { mighty.show::<u8>(1).await.unwrap(); } }",
    ),
    (
        "sides/trait_parameter",
        "mod uses { use super::*; struct Fake; impl Members<u8> for Fake { \
         async fn show(&self, id: &u64) -> Result<(), ShowError> { Ok(()) } } }",
    ),
    ("trait_attribute/not_a_trait", "mod uses { use super::*; fn make() -> Members { Members } }"),
];

/// Cases whose signature cannot be repeated by anyone who implements the trait.
const WITHOUT_A_FAKE: [(&str, &str); 12] = [
    ("conditional/in_pages", "there is no stream of a condition's answers"),
    ("generics/impl_trait_in_return", "nobody can give a value of the trait's own opaque type"),
    ("pagination/head", "there is no stream of a type that is no page"),
    ("pagination/no_items", "the same"),
    ("pagination/no_items_bytes", "the same"),
    ("pagination/no_items_lines", "the same"),
    ("pagination/no_items_response", "the same"),
    ("pagination/no_items_text", "the same"),
    ("signatures/error_not_a_name", "the signature names a type that does not exist"),
    ("signatures/error_not_a_name_generic", "the same"),
    ("signatures/result_without_two_types", "the `Result` in the signature is not complete"),
    ("unions/enum_name_taken", "the signature names the trait as if it were a type"),
];

/// Cases whose trait names a type that is the author's own, as far as the macro can know, and that does not exist. The
/// compiler does not say so as long as there is the macro's error.
const NAMING_NOTHING: [&str; 2] = ["signatures/error_not_a_name", "signatures/error_not_a_name_generic"];

/// The cases name documents beside them.
const SETUP: Setup = Setup {
    read_document: |file| document_file::read_in(&case::documents(), &file.value()).map_err(Some),
    ..Setup::PLAIN
};

/// The case's name as a module's.
fn module(case: &Case) -> String {
    format!("{}_{}", case.theme, case.name)
}

fn uses(case: &Case) -> String {
    // The type of a derive is there whatever is wrong, and an answer is read into it.
    if case.theme == "answers" {
        return "mod uses { use super::*; use mighty_runtime::{Api, Problem, endpoints}; enum Mighty {} impl Api for Mighty { \
                const BASE_URL: &'static str = \"https://api.example.com\"; type ErrorBody = Problem; } \
                #[endpoints(api = Mighty)] trait Members { #[endpoint(method = GET, path = \"/\")] \
                async fn list(&self) -> Result<Listed, ListError>; } }"
            .to_owned();
    }
    let special = WITHOUT_A_TRAIT.iter().find(|(path, _)| *path == case.path());
    special.map_or_else(
        || {
            let annotated = uses::annotated(&case.source).unwrap_or_else(|| panic!("{} has no trait", case.path()));
            let with_fake = WITHOUT_A_FAKE.iter().all(|(path, _)| *path != case.path());
            uses::of(&annotated, with_fake).to_string()
        },
        |(_, uses)| (*uses).to_owned(),
    )
}

/// The case, then what uses it.
fn used(case: &Case) -> String {
    format!("{}{}", case.source, uses(case))
}

/// The same with what the macro emits in the trait's place, but for the errors.
fn used_without_error(case: &Case) -> Option<String> {
    if case.theme == "answers" {
        return None;
    }
    let annotated = uses::annotated(&case.source).filter(|_| !NAMING_NOTHING.contains(&case.path().as_str()))?;
    let before: Vec<&str> = case.source.lines().take(annotated.line - 1).collect();
    let code = endpoints::run(SETUP, annotated.attribute, annotated.item).0;
    let main = quote!(
        fn main() {}
    );
    Some(format!("{}\n{code}\n{main}\n{}", before.join("\n"), uses(case)))
}

/// Everything in `errors` about one binary, for a message.
fn listed(errors: &Errors, binary: &str) -> String {
    let of_binary = errors.iter().filter(|((name, _), _)| name == binary);
    let lines: Vec<String> = of_binary.map(|((_, module), errors)| format!("{module}: {errors:#?}")).collect();
    lines.join("\n")
}

#[test]
fn users_of_a_wrong_trait_have_no_error_of_their_own() {
    let cases = case::all();
    let of_the_macro: Vec<&Case> = cases.iter().filter(|case| case.is_of_the_macro).collect();
    let wrong: Modules = of_the_macro.iter().map(|case| (module(case), used(case))).collect();
    let silenced: Modules =
        of_the_macro.iter().filter_map(|case| Some((module(case), used_without_error(case)?))).collect();
    let right: Modules = cases.iter().filter_map(|case| Some((module(case), case.corrected()?))).collect();
    let of_answers = of_the_macro.iter().filter(|case| case.theme == "answers").count();
    assert!(wrong.len() >= 170 && silenced.len() + 4 + of_answers == wrong.len() && right.len() >= 170);
    let binaries = BTreeMap::from([("wrong", wrong), ("silenced", silenced), ("right", right)]);

    let errors = program::check("cases", &binaries);

    let (silenced, right) = (listed(&errors, "silenced"), listed(&errors, "right"));
    assert!(silenced.is_empty(), "errors of users of a wrong trait:\n{silenced}");
    assert!(right.is_empty(), "right lines that are wrong:\n{right}");
    for case in of_the_macro {
        let mut expected = case.errors.clone();
        expected.sort();
        let found = errors.get(&("wrong".to_owned(), module(case)));
        assert_eq!(found, Some(&expected), "{}", case.path());
    }
    let modules = errors.keys().filter(|(_, module)| !binaries.values().any(|modules| modules.contains_key(module)));
    assert_eq!(modules.count(), 0, "errors outside of the cases: {errors:#?}");
}
