//! What an error and its causes say.

use std::error::Error;

/// `Display` of the error and of each of its causes, outermost first.
#[must_use]
pub fn chain(error: &dyn Error) -> Vec<String> {
    std::iter::successors(Some(error), |error| (*error).source()).map(ToString::to_string).collect()
}

/// Asserts that no error of the chain repeats what its cause says, that each is one line, and that none is empty.
///
/// # Panics
/// If one does.
pub fn assert_says_nothing_twice(error: &dyn Error) {
    let chain = chain(error);
    for (index, line) in chain.iter().enumerate() {
        assert!(!line.trim().is_empty(), "an error says nothing: {chain:?}");
        assert!(!line.contains(['\n', '\r']), "more than one line: {chain:?}");
        for cause in chain.iter().skip(index + 1) {
            assert!(!line.contains(cause.as_str()), "`{line}` repeats its cause `{cause}`");
        }
    }
}

/// All that the error and its causes can be made to say: `Display`, `Debug` and pretty `Debug` of each.
#[must_use]
pub fn everything(error: &dyn Error) -> String {
    let mut said = vec![format!("{error}\n{error:?}\n{error:#?}\n")];
    let mut next = error.source();
    while let Some(cause) = next {
        said.push(format!("{cause}\n{cause:?}\n{cause:#?}\n"));
        next = cause.source();
    }
    said.concat()
}
