//! Secrets are planted wherever a request can carry one, and looked for in all that the library says.

mod carried;
mod errors;
mod failures;
mod shapes;
mod traces;
mod vaults;

/// What is planted. Letters only, so that no encoding hides them.
const TOKEN: &str = "tokenmark";
const CLIENT: &str = "clientmark";
const PATH: &str = "pathmark";
const QUERY: &str = "querymark";
const HEADER: &str = "headermark";
const BODY: &str = "bodymark";

/// All of them.
const MARKS: [&str; 6] = [TOKEN, CLIENT, PATH, QUERY, HEADER, BODY];

/// The first secret in a text.
fn leak(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    MARKS.into_iter().find(|mark| text.contains(mark))
}

/// Asserts that a text tells no secret.
fn assert_discreet(what: &str, text: &str) {
    assert_eq!(leak(text), None, "{what}:\n{text}");
}
