//! Members to list, and what goes wrong meanwhile.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use http::{HeaderValue, StatusCode, Uri, header};
use serde_json::{Value, json};

use crate::answer::{self, Answer};
use crate::{Fields, Instances};

/// The members of a network. They are the same each time.
#[derive(Clone, Copy, Debug)]
pub struct Population {
    /// How many members there are.
    pub members: u64,
    /// What goes wrong when they are listed.
    pub faults: Faults,
}

/// What goes wrong, once for each page that it is the turn of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Faults {
    /// Nothing.
    None,
    /// Pages 5, 15, … are answered with 503, pages 7, 24, … with a reset of the connection, pages 11, 40, … with 429 and this
    /// `Retry-After`, in whole seconds, and page 3 does not fit its schema.
    Some {
        /// What `Retry-After` says.
        retry_after: Duration,
    },
}

/// What a request for a page gets.
pub(crate) enum Reaction {
    Answer(Answer),
    Reset,
}

/// A population at work.
pub(crate) struct Residents {
    population: Population,
    /// The pages that have failed already.
    failed: Mutex<BTreeSet<u64>>,
}

enum Fault {
    Unavailable,
    Reset,
    Throttled(Duration),
    Misshapen,
}

impl Population {
    /// The id of the member at `index`, from 0; ids have gaps.
    #[must_use]
    pub fn id(index: u64) -> u64 {
        1000 + 3 * index
    }

    /// The address of the member at `index`.
    #[must_use]
    pub fn email(index: u64) -> String {
        format!("member.{index}@example.org")
    }

    /// The given name of the member at `index`: some are hard to write in a table.
    #[must_use]
    pub fn first_name(index: u64) -> String {
        match index % 5 {
            0 => format!("Ada, {index}"),
            1 => format!("Grace \"{index}\""),
            2 => format!("Zoë\n{index}"),
            3 => format!("=1+{index}"),
            _ => format!("Katherine {index}"),
        }
    }
}

impl Faults {
    fn on(self, page: u64) -> Option<Fault> {
        let Self::Some { retry_after } = self else { return None };
        match page {
            3 => Some(Fault::Misshapen),
            _ if page % 10 == 5 => Some(Fault::Unavailable),
            _ if page % 17 == 7 => Some(Fault::Reset),
            _ if page % 29 == 11 => Some(Fault::Throttled(retry_after)),
            _ => None,
        }
    }
}

impl Residents {
    pub(crate) fn new(population: Population) -> Self {
        Self { population, failed: Mutex::default() }
    }

    pub(crate) fn react(&self, instances: Instances<'_>, uri: &Uri) -> Reaction {
        let (page, per_page) = (number(uri, "page", 1), number(uri, "per_page", 25).clamp(1, 100));
        let mut body = self.page(instances, uri.path(), page, per_page);
        match self.fault(page) {
            None => {}
            Some(Fault::Reset) => return Reaction::Reset,
            Some(Fault::Unavailable) => {
                return failure(StatusCode::SERVICE_UNAVAILABLE, "Down for a moment", None);
            }
            Some(Fault::Throttled(wait)) => {
                return failure(StatusCode::TOO_MANY_REQUESTS, "Too many requests", Some(wait));
            }
            Some(Fault::Misshapen) => body["items"][0]["id"] = Value::Null,
        }
        Reaction::Answer(answer::json(StatusCode::OK, &body))
    }

    fn fault(&self, page: u64) -> Option<Fault> {
        let fault = self.population.faults.on(page)?;
        self.failed.lock().unwrap_or_else(PoisonError::into_inner).insert(page).then_some(fault)
    }

    /// A page in the document's envelope. The last one with members has a next link too, as the real API's may.
    fn page(&self, instances: Instances<'_>, path: &str, page: u64, per_page: u64) -> Value {
        let total = self.population.members;
        let first = page.saturating_sub(1).saturating_mul(per_page).min(total);
        let after = first.saturating_add(per_page).min(total);
        let link = |page: u64| format!("{path}?page={page}&per_page={per_page}");
        let members: Vec<Value> = (first..after).map(|index| member(instances, index)).collect();
        let next = (first < total).then(|| link(page + 1));
        json!({"items": members, "links": {"self": link(page), "next": next}})
    }
}

fn member(instances: Instances<'_>, index: u64) -> Value {
    let mut member = instances.make(instances.schema("MemberResponse"), Fields::All);
    member["id"] = Population::id(index).into();
    member["email"] = Population::email(index).into();
    member["first_name"] = Population::first_name(index).into();
    member
}

fn failure(status: StatusCode, sentence: &str, retry_after: Option<Duration>) -> Reaction {
    let mut answer = answer::json(status, &json!({"error": sentence}));
    if let Some(wait) = retry_after {
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait.as_secs()));
    }
    Reaction::Answer(answer)
}

/// A number of the query; the request has been checked.
fn number(uri: &Uri, name: &str, default: u64) -> u64 {
    let query = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    let mut values = query.filter(|(key, _)| key == name).filter_map(|(_, value)| value.parse().ok());
    values.next().unwrap_or(default)
}
