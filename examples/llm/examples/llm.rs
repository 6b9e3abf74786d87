//! Asks a model, prints the words as they come, and survives a connection that breaks.
//!
//! `cargo run --example llm -- "Why is the sky blue?"` asks a server that it starts itself, on loopback, whose connections break after a
//! few events. With `--style completions` or `--style messages` the answer cannot go on behind its first word, and what broke off says so;
//! with `--style responses`, as by default, it goes on. With `OPENAI_API_KEY` or `ANTHROPIC_API_KEY` set it asks the real API
//! instead, and with `LLM_MODEL` another model.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "it is what an example is for")]

#[path = "../tests/support/server/mod.rs"]
#[allow(dead_code, reason = "the tests look at more of it")]
mod server;

use std::env;
use std::error::Error;
use std::io::{self, Write as _};
use std::process::ExitCode;
use std::time::Duration;

use llm::anthropic::{AnthropicClient, CreateMessageError, InputMessage, Messages, NewMessage};
use llm::openai::{Answer, ChatMessage, Completions, NewResponse, OpenAiClient, Question};
use server::{Habits, Server};

/// How the answer comes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Completions,
    Messages,
    Responses,
}

struct Arguments {
    style: Style,
    question: String,
}

impl Arguments {
    fn read() -> Result<Self, String> {
        let (mut style, mut words, mut arguments) = (Style::Responses, Vec::new(), env::args().skip(1));
        while let Some(argument) = arguments.next() {
            match &*argument {
                "--style" => style = Self::style(&arguments.next().unwrap_or_default())?,
                _ => words.push(argument),
            }
        }
        if words.is_empty() {
            words.push("Why is the sky blue?".to_owned());
        }
        Ok(Self { style, question: words.join(" ") })
    }

    fn style(name: &str) -> Result<Style, String> {
        match name {
            "completions" => Ok(Style::Completions),
            "messages" => Ok(Style::Messages),
            "responses" => Ok(Style::Responses),
            other => Err(format!("--style {other:?}: it is `completions`, `messages` or `responses`")),
        }
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    let Arguments { style, question } = Arguments::read()?;
    let set = |name| env::var(name).ok().filter(|value| !value.is_empty());
    let name = if style == Style::Messages { "ANTHROPIC_API_KEY" } else { "OPENAI_API_KEY" };
    let key = set(name);
    // It stays until the end of this function.
    let server = match key {
        Some(_) => None,
        None => Some(Server::start(Habits { pause: Duration::from_millis(60), breaks_after: Some(7) }).await?),
    };
    let key = key.unwrap_or_else(|| "key".to_owned());
    let model = set("LLM_MODEL");
    if style == Style::Messages {
        let builder = AnthropicClient::builder().token(key);
        let client = match &server {
            Some(server) => builder.base_url(server.url()).build()?,
            None => builder.build()?,
        };
        return messages(&client, model.as_deref().unwrap_or("claude-haiku-4-5"), &question).await;
    }
    let builder = OpenAiClient::builder().bearer(key);
    let client = match &server {
        Some(server) => builder.base_url(server.url()).build()?,
        None => builder.build()?,
    };
    let model = model.as_deref().unwrap_or("gpt-4.1-mini");
    match style {
        Style::Completions => completions(&client, model, &question).await,
        _ => responses(&client, model, &question).await,
    }
}

async fn completions(client: &OpenAiClient, model: &str, question: &str) -> Result<(), Box<dyn Error>> {
    let mut answer = client.complete(&Question::new(model, &[ChatMessage::user(question)])).await?;
    while let Some(chunk) = answer.next().await {
        print(chunk?.text())?;
    }
    println!();
    Ok(())
}

async fn messages(client: &AnthropicClient, model: &str, question: &str) -> Result<(), Box<dyn Error>> {
    let mut message = client.create_message(&NewMessage::new(model, 1_024, &[InputMessage::user(question)])).await?;
    while let Some(event) = message.next().await {
        match event {
            Ok(event) => print(event.text())?,
            Err(CreateMessageError::Overloaded(error)) => return Err(format!("too much to do there: {error}").into()),
            Err(error) => return Err(error.into()),
        }
    }
    println!();
    Ok(())
}

async fn responses(client: &OpenAiClient, model: &str, question: &str) -> Result<(), Box<dyn Error>> {
    let mut answer = Answer::begin(client, &NewResponse::new(model, question)).await?;
    let mut connections = answer.connections();
    while let Some(event) = answer.next().await {
        let event = event?;
        if answer.connections() > connections {
            connections = answer.connections();
            eprint!("\u{21bb} ");
        }
        print(event.text())?;
        if let Some(error) = event.failure() {
            return Err(format!("the model failed: {}", error.message).into());
        }
    }
    println!();
    Ok(())
}

/// A word, at once.
fn print(text: &str) -> io::Result<()> {
    print!("{text}");
    io::stdout().flush()
}
