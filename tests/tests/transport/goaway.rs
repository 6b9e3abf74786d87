//! A server that closes every HTTP/2 connection after a few requests: what it has not looked at is sent again, and nothing is lost.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use mighty_runtime::{Client, Delivery, StopReason, TransportErrorKind as Kind, UnexpectedKind};
use mighty_tests::chain;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use super::api::{Bank, Sent, call, client};
use super::frames::{DATA, END_HEADERS, END_STREAM, GOAWAY, HEADERS, NO_ERROR, SETTINGS, frame};
use super::listener::Listener;
use super::over::{ALL, Over, Settings, Which};

const PING: u8 = 6;
/// The highest stream that there can be.
const LAST: u32 = (1 << 31) - 1;

const ACK: u8 = 1;

/// When a server takes leave of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Leave {
    /// As soon as it has read the last request that it takes.
    BeforeTheAnswers,
    /// When it has answered that.
    AfterTheAnswers,
    /// First with the highest stream that there can be, and with the last that it takes when the client has heard that (RFC 9113,
    /// 6.8): it processes what is under way, and few streams at once.
    Gracefully,
}

/// What the server has seen.
#[derive(Default)]
struct Counts {
    connections: AtomicUsize,
    /// Those whose head it has read and not refused, which some act on.
    begun: AtomicUsize,
    processed: AtomicUsize,
    turned_away: AtomicUsize,
}

/// A server that processes `takes` requests of each connection.
async fn server(takes: usize, leave: Leave) -> (Listener, Arc<Counts>) {
    let counts = Arc::new(Counts::default());
    let seen = counts.clone();
    let listener = Listener::start(move |socket, _| {
        let counts = seen.clone();
        async move {
            counts.connections.fetch_add(1, Ordering::SeqCst);
            serve(socket, &counts, takes, leave).await.ok();
        }
    });
    (listener.await, counts)
}

async fn serve(mut socket: TcpStream, counts: &Counts, takes: usize, leave: Leave) -> std::io::Result<()> {
    socket.set_nodelay(true)?;
    socket.read_exact(&mut [0; 24]).await?;
    // 3 is SETTINGS_MAX_CONCURRENT_STREAMS.
    let few = if leave == Leave::Gracefully { [&[0, 3][..], &10_u32.to_be_bytes()].concat() } else { vec![] };
    socket.write_all(&frame(SETTINGS, 0, 0, &few)).await?;
    let (mut accepted, mut answered) = (HashSet::new(), 0);
    let mut leaving = takes == 0;
    if leaving {
        socket.write_all(&go_away(0)).await?;
    }
    loop {
        let mut head = [0; 9];
        socket.read_exact(&mut head).await?;
        let [a, b, c, kind, flags, stream @ ..] = head;
        let stream = u32::from_be_bytes(stream);
        socket.read_exact(&mut vec![0; u32::from_be_bytes([0, a, b, c]) as usize]).await?;
        if kind == SETTINGS && flags & ACK == 0 {
            socket.write_all(&frame(SETTINGS, ACK, 0, &[])).await?;
        }
        if kind == PING && flags & ACK != 0 {
            leaving = true;
            socket.write_all(&go_away(*accepted.iter().max().unwrap())).await?;
        }
        if kind == HEADERS && leaving {
            counts.turned_away.fetch_add(1, Ordering::SeqCst);
        } else if kind == HEADERS {
            accepted.insert(stream);
            counts.begun.fetch_add(1, Ordering::SeqCst);
            if leave == Leave::Gracefully && accepted.len() == takes {
                socket.write_all(&[go_away(LAST), frame(PING, 0, 0, &[0; 8])].concat()).await?;
            }
            if leave == Leave::BeforeTheAnswers && accepted.len() == takes {
                leaving = true;
                socket.write_all(&go_away(stream)).await?;
            }
        }
        if matches!(kind, HEADERS | DATA) && flags & END_STREAM != 0 && accepted.contains(&stream) {
            counts.processed.fetch_add(1, Ordering::SeqCst);
            // 0x88 is `:status: 200` in the static table of HPACK.
            let answer = [frame(HEADERS, END_HEADERS, stream, &[0x88]), frame(DATA, END_STREAM, stream, b"1")];
            socket.write_all(&answer.concat()).await?;
            answered += 1;
            if leave == Leave::AfterTheAnswers && answered == takes {
                leaving = true;
                socket.write_all(&go_away(*accepted.iter().max().unwrap())).await?;
            }
        }
    }
}

fn go_away(last: u32) -> Vec<u8> {
    frame(GOAWAY, 0, 0, &[last.to_be_bytes(), NO_ERROR.to_be_bytes()].concat())
}

fn patient(listener: &Listener, which: Which) -> Client<Bank, Over> {
    let transport = which.with(&Settings { http2: true, ..Settings::default() });
    client(&format!("http://{}", listener.address()), transport, Duration::from_secs(10))
}

/// So many calls at once, and the errors of those that were lost.
async fn lost(client: &Client<Bank, Over>, calls: usize, request: Sent) -> Vec<String> {
    let mut running = JoinSet::new();
    for _ in 0..calls {
        let client = client.clone();
        running.spawn(async move { call(&client, request).await });
    }
    running.join_all().await.into_iter().filter_map(Result::err).map(|error| format!("{:?}", chain(&error))).collect()
}

/// What became of so many calls at once: none is lost, and each is processed once.
async fn assert_nothing_is_lost(which: Which, calls: usize) {
    for (request, leave) in all_cases() {
        let (listener, counts) = server(5, leave).await;
        let client = patient(&listener, which);
        let lost = lost(&client, calls, request).await;
        let name = format!("{which:?} {request:?} {leave:?}");
        let count = |counter: &AtomicUsize| counter.load(Ordering::SeqCst);
        let (begun, processed, turned_away) =
            (count(&counts.begun), count(&counts.processed), count(&counts.turned_away));
        println!(
            "{name}: {calls} calls, {} lost, {begun} begun, {processed} processed, {turned_away} turned away, {} connections, {:?} tokens left",
            lost.len(),
            count(&counts.connections),
            client.retry_tokens(),
        );
        assert_eq!(lost, [""; 0], "{name}");
        assert_eq!((begun, processed), (calls, calls), "{name}");
        if which == Which::Hyper && leave == Leave::Gracefully {
            assert_eq!(turned_away, 0, "{name}: no stream is opened after GOAWAY");
        }
    }
}

fn all_cases() -> impl Iterator<Item = (Sent, Leave)> {
    let leaves = [Leave::BeforeTheAnswers, Leave::AfterTheAnswers, Leave::Gracefully];
    [Sent::Get, Sent::Post].into_iter().flat_map(move |request| leaves.map(|leave| (request, leave)))
}

#[tokio::test]
async fn sixty_calls_at_once_are_all_answered() {
    for which in ALL {
        assert_nothing_is_lost(which, 60).await;
    }
}

/// More than a client may assume that the server takes before that has spoken, and more than one of them takes.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_calls_at_once_are_all_answered() {
    assert_nothing_is_lost(Which::Hyper, 1_000).await;
}

/// A server that takes nothing, on any connection: an error, after a few of them.
#[tokio::test]
async fn a_storm_of_goaway_ends() {
    for (which, request) in ALL.into_iter().flat_map(|which| [(which, Sent::Get), (which, Sent::Post)]) {
        let (listener, counts) = server(0, Leave::BeforeTheAnswers).await;
        let error = call(&patient(&listener, which), request).await.unwrap_err();
        let (outcome, connections) = (error.outcome(), counts.connections.load(Ordering::SeqCst));
        println!("{which:?}: {error}, {connections} connections, {} transparent", outcome.transparent_retries());
        assert!(matches!(error.kind(), UnexpectedKind::Transport(Kind::Refused | Kind::Unwritten)), "{error:?}");
        assert_eq!((error.delivery(), error.attempts()), (Delivery::NotSent, 4), "{which:?}");
        assert_eq!(outcome.stop_reason(), Some(StopReason::Attempts));
        assert!(connections <= 16, "{which:?}: {connections} connections");
        assert_eq!(counts.processed.load(Ordering::SeqCst), 0);
    }
}
