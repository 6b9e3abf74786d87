//! A line per call and a table at the end, 100 columns wide: how the quickstart shows what came out.
#![allow(clippy::print_stdout)]

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use mighty_runtime::{DeclaredError, Delivery, Endpoint, Error, Outcome, Response};

/// Characters of a message on one line; what is longer goes on below.
const MESSAGE_WIDTH: usize = 39;
/// Where messages begin.
const MESSAGE_COLUMN: usize = 61;

/// Prints calls as they end, and remembers them for the table.
#[derive(Debug, Default)]
pub struct Report {
    /// How often each endpoint came out in which column of the table.
    seen: BTreeMap<(&'static str, String), u32>,
}

impl Report {
    /// An empty report.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins a section.
    pub fn section(&self, title: &str) {
        println!("\n{title}\n");
        println!("{:<21} {:<23} {:>5} {:>7}  message", "endpoint", "outcome", "tries", "waited");
    }

    /// Prints one call. `show` puts a success into words; an error brings the server's.
    pub fn call<T, E: Into<Error>>(&mut self, result: Result<Response<T>, E>, show: impl FnOnce(&T) -> String) {
        match result {
            Ok(response) => {
                let outcome = format!("Ok {}", response.status().as_u16());
                self.line(response.outcome(), &outcome, "Ok", &show(&response));
            }
            Err(error) => self.error(error.into()),
        }
    }

    /// Prints an error. Any endpoint's converts into the library's, and still knows everything there.
    fn error(&mut self, error: Error) {
        let message = error.message().into_owned();
        match error.into_unexpected() {
            Ok(error) => {
                let outcome = match (error.delivery(), error.status()) {
                    (Delivery::NotSent, _) => "Unexpected, not sent".to_owned(),
                    (Delivery::MaybeSent, _) => "Unexpected, maybe sent".to_owned(),
                    (Delivery::Answered, status) => format!("Unexpected {}", status.unwrap_or_default().as_u16()),
                };
                self.line(error.outcome(), &outcome, "Unexpected", &message);
            }
            Err(error) => {
                let Some(outcome) = error.outcome() else { return };
                let Some((declared, status)) = declared(outcome) else { return };
                let column = declared.statuses().to_string();
                self.line(outcome, &format!("{} {status}", declared.variant()), &column, &message);
            }
        }
    }

    fn line(&mut self, call: &Outcome, outcome: &str, column: &str, message: &str) {
        let endpoint = call.endpoint().name();
        let (tries, waited) = (call.attempts(), milliseconds(call.waited()));
        let mut message = wrap(message).into_iter();
        let first = message.next().unwrap_or_default();
        println!("{endpoint:<21} {outcome:<23} {tries:>5} {waited:>7}  {first}");
        for rest in message {
            println!("{:MESSAGE_COLUMN$}{rest}", "");
        }
        *self.seen.entry((endpoint, column.to_owned())).or_default() += 1;
    }

    /// Prints the endpoints against their outcomes.
    pub fn table(&self, endpoints: &[&'static Endpoint]) {
        let declared: BTreeSet<_> =
            endpoints.iter().flat_map(|endpoint| endpoint.errors()).map(DeclaredError::statuses).collect();
        let columns: Vec<String> = declared.iter().map(ToString::to_string).collect();
        print!("{:<28} {:>4}", "endpoint", "Ok");
        for column in &columns {
            print!(" {column:>5}");
        }
        println!("  Unexpected");
        for endpoint in endpoints {
            print!("{:<28} {:>4}", endpoint.name(), self.cell(endpoint, "Ok"));
            for (column, statuses) in columns.iter().zip(&declared) {
                let can_happen = endpoint.errors().iter().any(|error| error.statuses() == *statuses);
                print!(" {:>5}", if can_happen { self.cell(endpoint, column) } else { String::new() });
            }
            println!("  {:>10}", self.cell(endpoint, "Unexpected"));
        }
        println!("\n·  declared, and did not happen; empty: the endpoint's error has no such variant");
    }

    fn cell(&self, endpoint: &Endpoint, column: &str) -> String {
        self.seen.get(&(endpoint.name(), column.to_owned())).map_or("·".to_owned(), u32::to_string)
    }
}

/// The declaration that an answer fell under, and its status. An exact status goes before its class.
fn declared(outcome: &Outcome) -> Option<(&'static DeclaredError, u16)> {
    let status = outcome.status()?.as_u16();
    let fitting = outcome.endpoint().errors().iter().filter(|error| error.statuses().contains(status));
    Some((fitting.min_by_key(|error| error.statuses())?, status))
}

fn milliseconds(waited: Duration) -> String {
    if waited.is_zero() { "-".to_owned() } else { format!("{} ms", waited.as_millis()) }
}

/// `text` in lines of at most [`MESSAGE_WIDTH`] characters, if its words are not longer.
fn wrap(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= MESSAGE_WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
