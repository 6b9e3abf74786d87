//! Nothing depends on where a body is cut, into chunks or for good.

use mighty_runtime::testing::{InProcess, Recorded, Reply};
use proptest::prelude::*;

use crate::{Chats, Delta, all, client, delta, event, events};

const TEXTS: [&str; 4] = ["a", "\u{e9}\u{1f600}", "", "two words"];

fn stream() -> String {
    let comments = ["", ": ping\n\n", "retry: 0\n"];
    TEXTS.iter().enumerate().fold(String::from("\u{feff}"), |all, (index, text)| {
        let ends = ["\n", "\r\n", "\r"][index % 3];
        let id = u32::try_from(index).unwrap() + 1;
        all + comments[index % 3] + &event(id, text).replace('\n', ends)
    })
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().unwrap()
}

fn received(server: &InProcess) -> Vec<Delta> {
    let (items, error) = runtime().block_on(async {
        let mut stream = client(server).watch().await.unwrap();
        all(async || stream.next().await).await
    });
    assert!(error.is_none(), "{error:?}");
    items
}

/// The body in chunks that end at these places.
fn chunked(body: &[u8], cuts: &[usize]) -> Reply {
    let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut % (body.len() + 1)).collect();
    cuts.extend([0, body.len()]);
    cuts.sort_unstable();
    cuts.windows(2).fold(events(""), |reply, ends| reply.body(body[ends[0]..ends[1]].to_vec()))
}

/// A server that sends what follows the last event that the client has, and breaks off after so many bytes of it.
fn breaking(cuts: Vec<usize>) -> InProcess {
    let calls = std::sync::atomic::AtomicUsize::new(0);
    InProcess::from_fn(move |request: &Recorded| {
        let seen: usize = request.header("last-event-id").map_or(0, |id| id.parse().unwrap());
        let rest: String =
            (seen..TEXTS.len()).map(|index| event(u32::try_from(index).unwrap() + 1, TEXTS[index])).collect();
        match cuts.get(calls.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
            Some(cut) if *cut < rest.len() => events(rest.as_bytes()[..*cut].to_vec()).broken(),
            _ => events(rest),
        }
    })
}

#[test]
fn a_cut_at_every_byte_loses_and_repeats_nothing() {
    for cut in 0..=stream().len() {
        assert_eq!(received(&breaking(vec![cut])), TEXTS.map(delta), "{cut}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_split_gives_the_same_items(cuts in prop::collection::vec(any::<usize>(), 0..40)) {
        let body = stream();
        prop_assert_eq!(received(&InProcess::script([chunked(body.as_bytes(), &cuts)])), TEXTS.map(delta));
    }

    #[test]
    fn any_cuts_give_exactly_the_servers_items(cuts in prop::collection::vec(0_usize..120, 0..3)) {
        prop_assert_eq!(received(&breaking(cuts)), TEXTS.map(delta));
    }
}
