//! The SDK's own documentation.

use std::fs;
use std::path::Path;

use mighty_networks::MightyNetworks;
use mighty_runtime::{Endpoint, reference};

use crate::traits::TRAITS;

/// Lines of an example: more is a program.
const LONGEST: usize = 20;

/// `CustomFields` is in `custom_fields`.
fn module(group: &str) -> String {
    let with_gaps = group.chars().flat_map(|c| c.is_ascii_uppercase().then_some('_').into_iter().chain([c]));
    with_gaps.collect::<String>().trim_start_matches('_').to_lowercase()
}

/// Cargo runs what is shown; this sees that something is.
#[test]
fn every_resource_shows_an_example_that_runs() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for endpoints in TRAITS {
        let module = module(endpoints[0].group());
        let files = [sources.join(format!("{module}.rs")), sources.join(&module).join("mod.rs")];
        let source = files.iter().find_map(|file| fs::read_to_string(file).ok()).unwrap();
        let page: Vec<&str> = source.lines().take_while(|line| line.starts_with("//!")).collect();
        let example = page.iter().skip_while(|line| **line != "//! ```").skip(1).take_while(|line| **line != "//! ```");
        let shown: Vec<&&str> = example.filter(|line| !line.starts_with("//! # ")).collect();
        assert!(shown.iter().any(|line| line.contains("mighty.")), "{module} shows no call");
        assert!(shown.len() <= LONGEST, "{module} shows {} lines", shown.len());
    }
}

#[test]
fn the_page_of_operations_is_as_the_descriptors_say() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/operations.md");
    let traits = TRAITS.map(|endpoints: &[&Endpoint]| (endpoints[0].group(), endpoints));
    let page = format!("# Operations\n\n{}", reference::operations::<MightyNetworks>(&traits));
    if std::env::var_os("MIGHTY_BLESS").is_some() {
        fs::write(&file, &page).unwrap();
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == page, "write it anew with `MIGHTY_BLESS=1 cargo test -p mighty-networks --test sdk documentation`");
}
