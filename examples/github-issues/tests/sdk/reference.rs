//! The page of all operations is as the traits are.

use github_issues::GitHub;
use github_issues::comments::CommentsEndpoints;
use github_issues::issues::IssuesEndpoints;
use github_issues::labels::LabelsEndpoints;
use github_issues::repositories::RepositoriesEndpoints;
use mighty_runtime::reference;

#[test]
fn the_page_of_operations_is_not_stale() {
    let traits = [
        ("Issues", IssuesEndpoints::ALL),
        ("Comments", CommentsEndpoints::ALL),
        ("Labels", LabelsEndpoints::ALL),
        ("Repositories", RepositoriesEndpoints::ALL),
    ];
    let page = format!("# Operations\n\n{}", reference::operations::<GitHub>(&traits));
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/operations.md");
    if std::env::var_os("MIGHTY_BLESS").is_some() {
        std::fs::write(file, &page).unwrap();
    }
    let written = std::fs::read_to_string(file).unwrap_or_default();
    assert!(written == page, "write it anew with `MIGHTY_BLESS=1 cargo test -p github-issues`");
}
