//! Any list, with faults anywhere: whoever goes on after each error gets the items of the server, each once and in order.

use std::sync::Mutex;
use std::time::Duration;

use mighty_runtime::testing::{InProcess, Recorded, Reply};
use mighty_runtime::{CallOptions, Items};
use proptest::prelude::*;
use serde_json::json;

use super::api::{Books, ListError, Listed, last, page, reader};

/// What stands in the way of a page.
#[derive(Clone, Copy, Debug)]
enum Fault {
    /// A status that is retried.
    Busy,
    /// One that is not.
    Gone,
    Reset,
    Refused,
    Broken,
    NoPage,
    WrongItem,
}

impl Fault {
    fn reply(self) -> Reply {
        match self {
            Self::Busy => Reply::status(503),
            Self::Gone => Reply::status(404),
            Self::Reset => Reply::reset(),
            Self::Refused => Reply::refused(),
            Self::Broken => page(&[999], "?page=999").broken(),
            Self::NoPage => Reply::status(200).body("<html>"),
            Self::WrongItem => Reply::json(200, &json!({"items": ["x"], "links": {"next": "?page=999"}})),
        }
    }
}

fn fault() -> impl Strategy<Value = Fault> {
    use Fault::{Broken, Busy, Gone, NoPage, Refused, Reset, WrongItem};
    prop::sample::select(vec![Busy, Gone, Reset, Refused, Broken, NoPage, WrongItem])
}

/// How a page names the one behind it.
#[derive(Clone, Copy, Debug)]
enum Link {
    Absolute,
    Path,
    Query,
    Counted,
}

/// A page: its items, what stands in its way, how it names the next.
type Plan = (Vec<u64>, Vec<Fault>, Link);

fn plan() -> impl Strategy<Value = Plan> {
    let link = prop::sample::select(vec![Link::Absolute, Link::Path, Link::Query, Link::Counted]);
    (prop::collection::vec(any::<u64>(), 1..5), prop::collection::vec(fault(), 0..4), link)
}

/// The reply of page `index` once nothing stands in its way.
fn answer(plans: &[Plan], index: usize, still_has_next: bool) -> Reply {
    let Some((items, _, link)) = plans.get(index) else { return last(&[]) };
    let number = index + 2;
    if number > plans.len() && !still_has_next {
        return last(items);
    }
    match link {
        Link::Absolute => page(items, format!("https://library.example/v1/books?page={number}")),
        Link::Path => page(items, format!("/v1/books?page={number}")),
        Link::Query => page(items, format!("?page={number}")),
        Link::Counted => Reply::json(200, &json!({"data": items, "meta": {"total_pages": plans.len() + 1}})),
    }
}

fn server(plans: Vec<Plan>, still_has_next: bool) -> InProcess {
    let faults: Vec<Vec<Fault>> = plans.iter().map(|(_, faults, _)| faults.clone()).collect();
    let faults = Mutex::new(faults);
    InProcess::from_fn(move |request: &Recorded| {
        let number = request.uri.query().map_or("1", |query| query.trim_start_matches("page="));
        let index = number.parse::<usize>().unwrap() - 1;
        let fault = faults.lock().unwrap().get_mut(index).and_then(Vec::pop);
        fault.map_or_else(|| answer(&plans, index, still_has_next), Fault::reply)
    })
}

/// Everything that comes, going on after each error, and beginning anew at the position after every `moves` items.
async fn go_through(begin: impl Fn() -> Items<Listed, ListError>, moves: Option<usize>) -> (Vec<u64>, usize) {
    let (mut items, mut got, mut errors) = (begin(), Vec::new(), 0);
    while let Some(next) = items.next().await {
        match next {
            Ok(item) => got.push(item),
            Err(_) => errors += 1,
        }
        if moves.is_some_and(|every| got.len() % every == 0)
            && let Some(position) = items.position()
        {
            items = begin().starting_at(position.to_string().parse().unwrap());
        }
        assert!(errors < 100, "it does not come to an end");
    }
    (got, errors)
}

proptest! {
    #[test]
    fn nothing_is_lost_and_nothing_comes_twice(
        plans in prop::collection::vec(plan(), 0..6),
        still_has_next: bool,
        prefetches: bool,
        moves in prop::option::of(1..6_usize),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
        let expected: Vec<u64> = plans.iter().flat_map(|(items, ..)| items.clone()).collect();
        let faults = plans.iter().map(|(_, faults, _)| faults.len()).sum::<usize>();
        let client = reader(&server(plans, still_has_next)).with(CallOptions::new().attempts(2).timeout(Duration::from_secs(60)));
        let begin = || {
            let items = client.list_stream(None, None);
            if prefetches { items.prefetch() } else { items }
        };
        let (got, errors) = runtime.block_on(go_through(begin, moves));
        prop_assert_eq!(got, expected);
        prop_assert!(errors <= faults);
    }
}
