//! `docs/errors.md`: each message, a wrong line, the right line.

use std::fs;
use std::path::Path;

use crate::case::{self, Case};

/// The same page twice: one that readers of the repository find, one that a published crate can include.
const PAGES: [&str; 2] = ["docs/errors.md", "mighty-runtime/docs/errors.md"];

const HEAD: &str = "\
# What the compiler says

Every error of `#[endpoints]` and `#[endpoint]`, each with a line that causes it and what to write instead. An error is
shown at the token that is wrong, once; whatever uses the trait has no error of its own because of it.

<!-- Generated from tests/ui: `MIGHTY_BLESS=1 cargo test -p mighty-tests --test cases`. Do not edit. -->
";

/// The themes in the order in which an author meets them, with their titles.
const THEMES: [(&str, &str); 27] = [
    ("trait_attribute", "The trait and its attribute"),
    ("crate_path", "Where the library is found"),
    ("endpoint_attribute", "The attribute of a method"),
    ("endpoint_alone", "A method without a trait"),
    ("method_and_path", "Method and path"),
    ("placeholders", "Placeholders"),
    ("arguments", "Arguments"),
    ("bodies", "Bodies"),
    ("constants", "Constants of an endpoint"),
    ("conditional", "Conditional requests"),
    ("statuses", "Statuses and variants"),
    ("success", "Successes"),
    ("answers", "Bodies and headers of an answer"),
    ("split", "One status, several meanings"),
    ("unions", "Shared enums and the union"),
    ("built", "Errors that are built"),
    ("openapi", "The OpenAPI document"),
    ("retry", "Retries"),
    ("timeouts", "Timeouts"),
    ("pagination", "Pages"),
    ("streams", "Streams"),
    ("signatures", "Signatures"),
    ("sites", "Who is asking, and where"),
    ("sides", "Mocks and servers"),
    ("generics", "Generics"),
    ("types", "Types that do not fit"),
    ("callers", "Calls"),
];

fn page(cases: &[Case]) -> String {
    let themes = THEMES.into_iter().filter_map(|(theme, title)| {
        let entries: Vec<String> = cases.iter().filter(|case| case.theme == theme).filter_map(entry).collect();
        (!entries.is_empty()).then(|| format!("\n## {title}\n{}", entries.concat()))
    });
    HEAD.to_owned() + &themes.collect::<String>()
}

fn entry(case: &Case) -> Option<String> {
    let right = case.right.as_ref()?;
    let message = &case.errors.first()?.message;
    let wrong = dedented(&case.wrong_lines());
    let right = dedented(&right.lines.iter().map(String::as_str).collect::<Vec<_>>());
    Some(format!("\n**{message}**\n\n```rust,ignore\n// wrong\n{wrong}\n// right\n{right}\n```\n"))
}

/// The lines without the indentation that they share.
fn dedented(lines: &[&str]) -> String {
    let indentation = |line: &&str| line.len() - line.trim_start().len();
    let shared = lines.iter().filter(|line| !line.trim().is_empty()).map(indentation).min().unwrap_or(0);
    let lines: Vec<&str> = lines.iter().map(|line| line.get(shared..).unwrap_or_default()).collect();
    lines.join("\n")
}

#[test]
fn the_page_shows_the_cases_as_they_are() {
    let page = page(&case::all());
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for name in PAGES {
        let file = root.join(name);
        if std::env::var_os("MIGHTY_BLESS").is_some() {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, &page).unwrap();
        }
        let written = fs::read_to_string(&file).unwrap_or_default();
        assert!(
            written == page,
            "{name} is stale at {:?}; write it anew with `MIGHTY_BLESS=1 cargo test -p mighty-tests --test cases`",
            page.lines().zip(written.lines()).find(|(new, old)| new != old)
        );
    }
}

#[test]
fn the_page_has_every_theme_and_every_right_line() {
    let cases = case::all();
    let page = page(&cases);
    for case in cases.iter().filter(|case| case.right.is_some()) {
        assert!(THEMES.iter().any(|(theme, _)| *theme == case.theme), "{} has no title", case.theme);
        assert!(case.errors.iter().all(|error| page.contains(&error.message)), "{}", case.path());
    }
}
