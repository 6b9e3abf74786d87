//! The page of all operations is as the traits are.

use llm::anthropic::{Anthropic, MessagesEndpoints};
use llm::openai::{CompletionsEndpoints, OpenAi, ResponsesEndpoints};
use mighty_runtime::reference;

#[test]
fn the_page_of_operations_is_not_stale() {
    let openai = [("Completions", CompletionsEndpoints::ALL), ("Responses", ResponsesEndpoints::ALL)];
    let openai = reference::operations::<OpenAi>(&openai);
    let anthropic = reference::operations::<Anthropic>(&[("Messages", MessagesEndpoints::ALL)]);
    let page = format!("# OpenAI\n\n{openai}\n# Anthropic\n\n{anthropic}");
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/operations.md");
    if std::env::var_os("MIGHTY_BLESS").is_some() {
        std::fs::write(file, &page).unwrap();
    }
    let written = std::fs::read_to_string(file).unwrap_or_default();
    assert!(written == page, "write it anew with `MIGHTY_BLESS=1 cargo test -p llm`");
}
