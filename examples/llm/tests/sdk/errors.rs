//! Errors, before the stream and in it.

use llm::anthropic::{CreateMessageError, InputMessage, MessageEvent, Messages, NewMessage};
use llm::openai::{
    Answer, ChatMessage, Chunk, CompleteError, Completions, CreateResponseError, FollowResponseError, NewResponse,
    Question, ResponseEvent, Responses,
};
use mighty_runtime::StopReason;

use crate::server::{Habits, Server, words};
use crate::{all, anthropic, openai, transport};

#[tokio::test]
async fn before_the_first_piece_an_overloaded_model_is_asked_again() {
    let server = Server::start(Habits::default()).await.unwrap();
    let client = openai(&transport(), server.url());
    let mut answer = client.complete(&Question::new("busy", &[ChatMessage::user("Why?")])).await.unwrap();
    let (chunks, error) = all(async || answer.next().await).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(chunks.iter().map(Chunk::text).collect::<String>(), words("Why?").concat());
    let history: Vec<String> = answer.outcome().unwrap().history().map(|attempt| attempt.to_string()).collect();
    assert_eq!(history, ["503", "200"]);

    let server = Server::start(Habits::default()).await.unwrap();
    let client = anthropic(&transport(), server.url());
    let mut message =
        client.create_message(&NewMessage::new("busy", 100, &[InputMessage::user("Why?")])).await.unwrap();
    let (events, error) = all(async || message.next().await).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(events.iter().map(MessageEvent::text).collect::<String>(), words("Why?").concat());
    assert!(events.contains(&MessageEvent::Other), "a type that is not known is no error");
    assert_eq!(server.requests(), 2);
}

#[tokio::test]
async fn behind_it_an_error_is_the_variant_that_it_means() {
    let server = Server::start(Habits::default()).await.unwrap();
    let client = openai(&transport(), server.url());
    let mut answer = client.complete(&Question::new("exhausted", &[ChatMessage::user("Why?")])).await.unwrap();
    let (chunks, error) = all(async || answer.next().await).await;
    let Some(CompleteError::RateLimited(error)) = error else { panic!("{error:?}") };
    assert_eq!((chunks.len(), error.outcome().items()), (3, Some(3)));
    assert_eq!(error.message(), "Too many words");
    assert_eq!(error.body().unwrap().code.as_deref(), Some("rate_limit_exceeded"));

    let mut events = client.create_response(&NewResponse::new("exhausted", "Why?")).await.unwrap();
    let (items, error) = all(async || events.next().await).await;
    let Some(CreateResponseError::RateLimited(error)) = error else { panic!("{error:?}") };
    assert_eq!((items.len(), error.outcome().items()), (3, Some(3)));

    let client = anthropic(&transport(), server.url());
    let question = [InputMessage::user("Why?")];
    let new = NewMessage::new("exhausted", 100, &question);
    let mut message = client.create_message(&new).await.unwrap();
    let (events, error) = all(async || message.next().await).await;
    let Some(CreateMessageError::TooManyRequests(error)) = error else { panic!("{error:?}") };
    assert_eq!((events.len(), error.outcome().items()), (5, Some(5)));
}

#[tokio::test]
async fn a_model_that_stays_overloaded_is_an_error_of_its_own() {
    use mighty_runtime::testing::{InProcess, Reply};
    let server = InProcess::from_fn(|_| {
        let event = "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}\n\n";
        Reply::status(200).header("content-type", "text/event-stream").body(event)
    });
    let client =
        llm::anthropic::AnthropicClient::over(server.clone()).token("key").retry(crate::QUICK).build().unwrap();
    let mut message = client.create_message(&NewMessage::new("m", 100, &[InputMessage::user("Why?")])).await.unwrap();
    let Some(Err(CreateMessageError::Overloaded(error))) = message.next().await else { panic!("overloaded") };
    assert_eq!((error.status().as_u16(), error.attempts(), error.outcome().items()), (529, 4, Some(0)));
}

#[tokio::test]
async fn whoever_has_no_money_is_told_at_once() {
    let server = Server::start(Habits::default()).await.unwrap();
    let client = openai(&transport(), server.url());
    let asked = client.complete(&Question::new("broke", &[ChatMessage::user("Why?")])).await;
    let Err(CompleteError::InsufficientQuota(error)) = asked else { panic!("{asked:?}") };
    assert_eq!(error.outcome().stop_reason(), Some(StopReason::Vetoed));
    assert_eq!(server.requests(), 1);
    let asked = Answer::begin(&client, &NewResponse::new("broke", "Why?")).await;
    assert!(matches!(asked, Err(CreateResponseError::InsufficientQuota(_))), "{asked:?}");
}

#[tokio::test]
async fn a_response_that_is_not_there_is_not_followed() {
    let server = Server::start(Habits::default()).await.unwrap();
    let followed = openai(&transport(), server.url()).follow_response("resp_9", true, None).await;
    let Err(FollowResponseError::NotFound(error)) = followed else { panic!("{followed:?}") };
    assert_eq!(error.message(), "Response with id 'resp_9' not found.");
}

#[tokio::test]
async fn a_response_that_fails_says_so_in_its_last_event() {
    let server = Server::start(Habits { breaks_after: Some(4), ..Habits::default() }).await.unwrap();
    let client = openai(&transport(), server.url());
    let mut answer = Answer::begin(&client, &NewResponse::new("failing", "Why?")).await.unwrap();
    let (events, error) = all(async || answer.next().await).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(events.iter().map(ResponseEvent::text).collect::<String>(), words("Why?").concat());
    assert_eq!(events.last().unwrap().failure().unwrap().message, "The model failed");
    assert!(answer.connections() > 2, "{answer:?}");
}
