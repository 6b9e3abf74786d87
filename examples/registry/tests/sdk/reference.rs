//! The page of all operations is as the traits are.

use mighty_runtime::reference;
use registry::Registry;
use registry::blobs::BlobsEndpoints;
use registry::manifests::ManifestsEndpoints;
use registry::tags::TagsEndpoints;
use registry::uploads::UploadsEndpoints;

#[test]
fn the_page_of_operations_is_not_stale() {
    let traits = [
        ("Blobs", BlobsEndpoints::ALL),
        ("Uploads", UploadsEndpoints::ALL),
        ("Manifests", ManifestsEndpoints::ALL),
        ("Tags", TagsEndpoints::ALL),
    ];
    let page = format!("# Operations\n\n{}", reference::operations::<Registry>(&traits));
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/operations.md");
    if std::env::var_os("MIGHTY_BLESS").is_some() {
        std::fs::write(file, &page).unwrap();
    }
    let written = std::fs::read_to_string(file).unwrap_or_default();
    assert!(written == page, "write it anew with `MIGHTY_BLESS=1 cargo test -p registry`");
}
