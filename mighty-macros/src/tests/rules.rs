//! Every rule has its compile-fail case, and every case breaks the rule that it is named after, once.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};

use crate::document_file;
use crate::messages;
use crate::setup::Setup;
use crate::{endpoints, from_answer};

/// Every rule of every theme.
fn rules() -> Vec<(&'static str, &'static str)> {
    [
        messages::answers::RULES,
        messages::arguments::RULES,
        messages::bodies::RULES,
        messages::built::RULES,
        messages::conditional::RULES,
        messages::constants::RULES,
        messages::crate_path::RULES,
        messages::endpoint_alone::RULES,
        messages::endpoint_attribute::RULES,
        messages::generics::RULES,
        messages::method_and_path::RULES,
        messages::openapi::RULES,
        messages::pagination::RULES,
        messages::placeholders::RULES,
        messages::retry::RULES,
        messages::signatures::RULES,
        messages::sides::RULES,
        messages::sites::RULES,
        messages::split::RULES,
        messages::statuses::RULES,
        messages::streams::RULES,
        messages::success::RULES,
        messages::timeouts::RULES,
        messages::trait_attribute::RULES,
        messages::unions::RULES,
    ]
    .concat()
}

/// Rules that the compiler's own parser forestalls: it refuses such a program before any macro runs.
const UNREACHABLE: [(&str, &str); 2] = [("trait_attribute", "unreadable_trait"), ("signatures", "unreadable_item")];

/// Themes of what only the compiler can see: the macro finds nothing wrong there.
const OF_THE_COMPILER: [&str; 2] = ["callers", "types"];

/// The theme of traits with several mistakes; `tests/tests/ui.rs` counts them.
const SEVERAL: &str = "several";

/// Rules that no case can show: what the compiler says in the macro's words has its case in `types`, and a case has the features
/// of the other cases.
const SHOWN_ELSEWHERE: [(&str, &str); 4] =
    [("openapi", "base_url"), ("openapi", "feature_off"), ("sides", "server_off"), ("sides", "testing_off")];

/// The cases name documents beside them.
const SETUP: Setup = Setup {
    read_document: |file| {
        document_file::read_in(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/ui/openapi")), &file.value())
            .map_err(Some)
    },
    ..Setup::PLAIN
};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/ui");
    let themes = fs::read_dir(folder).unwrap().map(|theme| theme.unwrap().path());
    let files = themes.flat_map(|theme| fs::read_dir(theme).unwrap().map(|file| file.unwrap().path()));
    let mut cases: Vec<PathBuf> = files.filter(|file| file.extension().is_some_and(|end| end == "rs")).collect();
    cases.sort();
    cases
}

fn theme_and_name(case: &Path) -> (String, String) {
    let text = |part: Option<&std::ffi::OsStr>| part.unwrap().to_str().unwrap().to_owned();
    (text(case.parent().unwrap().file_name()), text(case.file_stem()))
}

/// The first `#[endpoints…] item` of a file.
fn first_trait(tokens: TokenStream) -> Option<(TokenStream, TokenStream)> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let at = tokens.iter().position(|token| attribute(token).is_some())?;
    let rest = tokens[at + 1..].iter();
    let end = rest.clone().position(|token| match token {
        TokenTree::Group(group) => group.delimiter() == proc_macro2::Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() == ';',
        _ => false,
    });
    let item = rest.take(end? + 1).cloned().collect();
    Some((attribute(&tokens[at])?, item))
}

fn attribute(token: &TokenTree) -> Option<TokenStream> {
    let TokenTree::Group(group) = token else { return None };
    let mut inside = group.stream().into_iter();
    match inside.next()? {
        TokenTree::Ident(word) if word == "endpoints" => {}
        _ => return None,
    }
    Some(inside.next().map_or_else(TokenStream::new, |arguments| match arguments {
        TokenTree::Group(group) => group.stream(),
        other => other.into(),
    }))
}

#[test]
fn every_rule_has_its_case() {
    let cases: Vec<(String, String)> = cases().iter().map(|case| theme_and_name(case)).collect();
    let has_case = |(theme, rule): &(&str, &str)| cases.contains(&((*theme).to_owned(), (*rule).to_owned()));
    let without: Vec<_> = rules()
        .into_iter()
        .filter(|rule| !has_case(rule) && !UNREACHABLE.contains(rule) && !SHOWN_ELSEWHERE.contains(rule))
        .collect();
    assert!(without.is_empty(), "no case in tests/ui for {without:?}");
}

#[test]
fn every_case_breaks_its_rule_once() {
    let rules = rules();
    for case in cases() {
        let (theme, name) = theme_and_name(&case);
        let source: TokenStream = fs::read_to_string(&case).unwrap().parse().unwrap();
        if theme == "answers" {
            check_answer(&case, source, &rules);
            continue;
        }
        let Some((attribute, item)) = first_trait(source) else {
            assert!(
                ["endpoint_alone", "callers", "types"].contains(&theme.as_str()),
                "{} has no trait",
                case.display()
            );
            continue;
        };
        let found = endpoints::run(SETUP, attribute, item).1.into_sorted();
        if OF_THE_COMPILER.contains(&theme.as_str()) || (theme == SEVERAL && name.ends_with("_types")) {
            assert!(found.is_empty(), "{}: {found:#?}", case.display());
            continue;
        }
        if theme == SEVERAL {
            assert!(found.len() > 1, "{} shows one mistake", case.display());
            continue;
        }
        let [only] = found.as_slice() else {
            panic!("{}: {} mistakes: {found:#?}", case.display(), found.len());
        };
        let message = only.message();
        assert!(rules.contains(&(message.theme, message.rule)), "{} is not listed", message.rule);
        assert!(name.starts_with(message.rule), "{} shows {}::{}", case.display(), message.theme, message.rule);
    }
}

/// The first type with `#[derive(FromAnswer)]` has the one mistake that the case is named after.
fn check_answer(case: &Path, source: TokenStream, rules: &[(&str, &str)]) {
    let tokens: Vec<TokenTree> = source.into_iter().collect();
    let is_derive = |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.stream().to_string().contains("FromAnswer") && group.stream().to_string().starts_with("derive"));
    let at = tokens.iter().position(is_derive).unwrap();
    let end = tokens[at..].iter().position(|token| {
        let is_braces = matches!(token, TokenTree::Group(group) if group.delimiter() == proc_macro2::Delimiter::Brace);
        is_braces || matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';')
    });
    let item = tokens[at + 1..=at + end.unwrap()].iter().cloned().collect();
    let found = from_answer::run(SETUP, item).unwrap().1.into_sorted();
    let [only] = found.as_slice() else { panic!("{}: {found:#?}", case.display()) };
    let message = only.message();
    assert!(rules.contains(&(message.theme, message.rule)), "{} is not listed", message.rule);
    assert!(theme_and_name(case).1.starts_with(message.rule), "{} shows {}", case.display(), message.rule);
}
