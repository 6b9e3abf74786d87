//! The page of all operations is as the trait is.

use files::{FilesEndpoints, Store};
use mighty_runtime::reference;

#[test]
fn the_page_of_operations_is_not_stale() {
    let page = format!("# Operations\n\n{}", reference::operations::<Store>(&[("Files", FilesEndpoints::ALL)]));
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/operations.md");
    if std::env::var_os("MIGHTY_BLESS").is_some() {
        std::fs::write(file, &page).unwrap();
    }
    let written = std::fs::read_to_string(file).unwrap_or_default();
    assert!(written == page, "write it anew with `MIGHTY_BLESS=1 cargo test -p files`");
}
