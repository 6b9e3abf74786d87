//! The connection breaks after every number of bytes that an answer can have.

use llm::anthropic::{CreateMessageError, InputMessage, MessageEvent, Messages, NewMessage};
use llm::openai::{
    Answer, ChatMessage, Chunk, CompleteError, Completions, CreateResponseError, NewResponse, Question, ResponseEvent,
    Responses, ResponsesError,
};
use mighty_runtime::{Delivery, HyperTransport, StopReason, Unexpected};
use mighty_tests::{Cable, Cut};

use crate::server::{Habits, Server};
use crate::{all, anthropic, everywhere, openai, transport};

/// What the client got, and what the cable gave it on its first connection.
struct Got<T, E> {
    items: Vec<T>,
    error: Option<E>,
    carried: Vec<u8>,
}

impl<T, E> Got<T, E> {
    /// How many events arrived completely: each is sent by itself, and ends in two line feeds.
    fn arrived(&self) -> usize {
        self.carried.windows(2).filter(|pair| pair == b"\n\n").count()
    }

    fn is_whole(&self) -> bool {
        self.carried.ends_with(b"0\r\n\r\n")
    }
}

/// A connection that breaks cannot be gone on with, and says where it broke.
fn assert_over(error: &Unexpected, items: usize, cut: usize) {
    assert_eq!(error.outcome().items(), Some(items as u64), "{cut}");
    assert_eq!(error.outcome().stop_reason(), Some(StopReason::NotResumable), "{cut}");
    assert_eq!(error.delivery(), Delivery::MaybeSent, "{cut}");
}

#[tokio::test]
async fn a_completion_is_asked_for_again_before_its_first_piece_and_says_how_many_behind_it() {
    let server = Server::start(Habits::default()).await.unwrap();
    let transport = transport();
    let complete = async |cut: usize| -> Got<Chunk, CompleteError> {
        let cable = Cable::to(server.url(), [Cut::Answer(cut)]).await;
        let client = openai(&transport, &(cable.url() + "/v1"));
        let question = [ChatMessage::user("Why?")];
        let (items, error) = match client.complete(&Question::new("plain", &question)).await {
            Ok(mut answer) => all(async || answer.next().await).await,
            Err(error) => (Vec::new(), Some(error)),
        };
        Got { items, error, carried: cable.answers().remove(0) }
    };
    let whole = complete(usize::MAX).await;
    assert!(whole.error.is_none() && whole.is_whole());
    let check = async |cut: usize| {
        let got = complete(cut).await;
        match (got.arrived(), got.error.as_ref()) {
            // The last one is `[DONE]`.
            (0, None) => assert_eq!(got.items, whole.items, "{cut}"),
            (arrived, None) => assert_eq!((arrived - 1, &got.items), (whole.items.len(), &whole.items), "{cut}"),
            (arrived, Some(CompleteError::Unexpected(error))) => {
                assert_eq!(got.items, whole.items[..arrived], "{cut}");
                assert_over(error, arrived, cut);
            }
            (_, Some(error)) => panic!("{cut}: {error:?}"),
        }
    };
    everywhere(0..whole.carried.len(), check).await;
}

#[tokio::test]
async fn so_is_a_message() {
    let server = Server::start(Habits::default()).await.unwrap();
    let transport = transport();
    let create = async |cut: usize| -> Got<MessageEvent, CreateMessageError> {
        let cable = Cable::to(server.url(), [Cut::Answer(cut)]).await;
        let client = anthropic(&transport, &(cable.url() + "/v1"));
        let question = [InputMessage::user("Why?")];
        let (items, error) = match client.create_message(&NewMessage::new("plain", 100, &question)).await {
            Ok(mut message) => all(async || message.next().await).await,
            Err(error) => (Vec::new(), Some(error)),
        };
        Got { items, error, carried: cable.answers().remove(0) }
    };
    let whole = create(usize::MAX).await;
    assert!(whole.error.is_none() && whole.is_whole());
    assert_eq!(whole.items.len(), whole.arrived());
    let check = async |cut: usize| {
        let got = create(cut).await;
        match (got.arrived(), got.error.as_ref()) {
            (0, None) => assert_eq!(got.items, whole.items, "{cut}"),
            (arrived, None) => assert_eq!((arrived, &got.items), (whole.items.len(), &whole.items), "{cut}"),
            (arrived, Some(CreateMessageError::Unexpected(error))) => {
                assert_eq!(got.items, whole.items[..arrived], "{cut}");
                assert_over(error, arrived, cut);
            }
            (_, Some(error)) => panic!("{cut}: {error:?}"),
        }
    };
    everywhere(0..whole.carried.len(), check).await;
}

async fn answer(
    transport: &HyperTransport,
    server: &Server,
    cuts: &[usize],
) -> (Got<ResponseEvent, ResponsesError>, u32) {
    let cable = Cable::to(server.url(), cuts.iter().copied().map(Cut::Answer)).await;
    let client = openai(transport, &(cable.url() + "/v1"));
    let (items, error, connections) = match Answer::begin(&client, &NewResponse::new("plain", "Why?")).await {
        Ok(mut answer) => {
            let (items, error) = all(async || answer.next().await).await;
            (items, error, answer.connections())
        }
        Err(error) => (Vec::new(), Some(error.into()), 1),
    };
    (Got { items, error, carried: cable.answers().remove(0) }, connections)
}

/// What is the same of two responses.
fn texts(events: &[ResponseEvent]) -> Vec<(u64, &str)> {
    events.iter().map(|event| (event.sequence_number, event.text())).collect()
}

#[tokio::test]
async fn a_response_goes_on_behind_its_first_event() {
    let server = Server::start(Habits::default()).await.unwrap();
    let transport = transport();
    let (whole, connections) = answer(&transport, &server, &[]).await;
    assert!(whole.error.is_none() && whole.is_whole() && connections == 1);
    let check = async |cut: usize| {
        let (got, connections) = answer(&transport, &server, &[cut]).await;
        match (got.arrived(), &got.error) {
            // It may have been begun, and nobody knows how it is called.
            (0, Some(ResponsesError::Unexpected(error))) => {
                assert!(got.items.is_empty(), "{cut}");
                assert_eq!(error.outcome().stop_reason(), Some(StopReason::NotRetryable), "{cut}");
                assert_eq!(error.delivery(), Delivery::MaybeSent, "{cut}");
            }
            (arrived, None) => {
                assert_eq!(texts(&got.items), texts(&whole.items), "{cut}");
                assert_eq!(connections, if arrived < whole.items.len() { 2 } else { 1 }, "{cut}");
            }
            (arrived, error) => panic!("{cut}: {arrived}, {error:?}"),
        }
    };
    everywhere(0..whole.carried.len(), check).await;
}

#[tokio::test]
async fn so_do_the_connections_behind_it() {
    let server = Server::start(Habits::default()).await.unwrap();
    let transport = transport();
    let (whole, _) = answer(&transport, &server, &[]).await;
    let two_events = whole.carried.windows(2).enumerate().filter(|(_, pair)| pair == b"\n\n").nth(1).unwrap().0 + 2;
    let check = async |cut: usize| {
        // The connections behind it break, too, each at another place.
        let (got, _) = answer(&transport, &server, &[two_events, cut, cut / 2]).await;
        assert!(got.error.is_none(), "{cut}: {:?}", got.error);
        assert_eq!(texts(&got.items), texts(&whole.items), "{cut}");
    };
    everywhere((0..whole.carried.len()).step_by(3), check).await;
}

#[tokio::test]
async fn to_follow_a_response_is_exact_wherever_it_breaks() {
    let server = Server::start(Habits::default()).await.unwrap();
    let transport = transport();
    let begun = openai(&transport, server.url()).create_response(&NewResponse::new("plain", "Why?")).await;
    let mut begun: mighty_runtime::Events<ResponseEvent, CreateResponseError> = begun.unwrap();
    let (events, _) = all(async || begun.next().await).await;
    let id = events[0].response.as_ref().unwrap().id.clone();
    let length = {
        let cable = Cable::to(server.url(), []).await;
        let client = openai(&transport, &(cable.url() + "/v1"));
        let mut followed = client.follow_response(&id, true, Some(1)).await.unwrap();
        all(async || followed.next().await).await;
        cable.answers().remove(0).len()
    };
    let check = async |cut: usize| {
        let cable = Cable::to(server.url(), [Cut::Answer(cut)]).await;
        let client = openai(&transport, &(cable.url() + "/v1"));
        let mut followed = client.follow_response(&id, true, Some(1)).await.unwrap();
        let (items, error) = all(async || followed.next().await).await;
        assert!(error.is_none(), "{cut}: {error:?}");
        assert_eq!(items, events[2..], "{cut}");
    };
    everywhere(0..length, check).await;
}
