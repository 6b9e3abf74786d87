//! What has come that was not expected, and what has not come that was.

use std::fmt;
use std::sync::Arc;

use super::fit::Verdict;
use super::plan::{Inner, Refusal};
use super::received::Received;
use crate::describe::endpoint::Endpoint;
use crate::serve::call::EndpointCall;

/// What went otherwise than expected: unexpected calls, with the expectation that was nearest and in what they differ from it, and
/// expectations that were not met. Arguments are shown as their `Debug` has them.
#[derive(Clone, Debug)]
pub struct MockReport {
    pub(super) api: &'static str,
    pub(super) problems: Vec<String>,
}

/// `the mock of Shop: 2 problems`, and each of them.
impl fmt::Display for MockReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.problems.len();
        write!(f, "the mock of {}: {number} problem{}", self.api, if number == 1 { "" } else { "s" })?;
        for (problem, number) in self.problems.iter().zip(1..) {
            write!(f, "\n{number}. {}", indented(problem, "   "))?;
        }
        Ok(())
    }
}

impl std::error::Error for MockReport {}

fn indented(text: &str, by: &str) -> String {
    text.replace('\n', &format!("\n{by}"))
}

/// Shows the arguments of a request.
pub(super) type Describe = fn(&Received) -> Vec<String>;

/// The arguments of a call, a line each.
pub(super) fn describe<C: EndpointCall>(received: &Received) -> Vec<String> {
    match received.incoming(C::ENDPOINT).and_then(|mut incoming| C::read(&mut incoming)) {
        Ok(call) => call.fields().iter().map(|field| format!("{}: {field:?}", field.name)).collect(),
        Err(error) => vec![format!("it cannot be read: {error}")],
    }
}

/// An expectation of the endpoint, and why it has not answered.
pub(super) struct Tried<'a> {
    pub(super) expected: &'a Inner,
    pub(super) why: Why,
}

pub(super) enum Why {
    Unreadable(String),
    Verdict(Verdict),
    Refusal(Refusal),
}

impl Tried<'_> {
    /// How far it is from the call: what fits is nearest, then fewer arguments that differ.
    fn distance(&self) -> usize {
        match &self.why {
            Why::Refusal(_) => 0,
            Why::Verdict(Verdict::Differs(differences)) => differences.len(),
            Why::Verdict(_) => 1_000,
            Why::Unreadable(_) => 2_000,
        }
    }

    fn explain(&self) -> String {
        match &self.why {
            Why::Refusal(Refusal::Never) => "says that no such call comes".to_owned(),
            Why::Refusal(Refusal::Not(reason)) => format!("fits, {reason}"),
            Why::Verdict(Verdict::Differs(differences)) => {
                let lines: Vec<String> = differences
                    .iter()
                    .map(|difference| format!("\n  {}", indented(&difference.to_string(), "  ")))
                    .collect();
                format!("differs:{}", lines.concat())
            }
            Why::Verdict(_) => "does not fit: its closure says no".to_owned(),
            Why::Unreadable(problem) => format!("cannot be compared, because the request cannot be read: {problem}"),
        }
    }
}

/// A call that nothing expects.
pub(super) fn unexpected(
    endpoint: &'static Endpoint,
    arguments: &[String],
    tried: &[Tried<'_>],
    all: &[Arc<Inner>],
) -> String {
    let call = format!("unexpected call of {} ({} {})", endpoint.name(), endpoint.method(), endpoint.path());
    let arguments = arguments.iter().map(|argument| format!("  {argument}"));
    let expected = match tried.iter().min_by_key(|tried| tried.distance()) {
        Some(nearest) => {
            let (place, what) = (nearest.expected.location, nearest.explain());
            match tried.len() {
                1 => format!("the expectation at {place} {what}"),
                several => format!("of {several} expectations, the nearest at {place} {what}"),
            }
        }
        None => format!("nothing is expected of it{}", others(all)),
    };
    [call].into_iter().chain(arguments).chain([expected]).collect::<Vec<String>>().join("\n")
}

/// `, but of create_order, show_order`
fn others(all: &[Arc<Inner>]) -> String {
    let mut names: Vec<&str> = all.iter().map(|expected| expected.endpoint.name()).collect();
    names.sort_unstable();
    names.dedup();
    if names.is_empty() { String::new() } else { format!(", but of {}", names.join(", ")) }
}
