//! Chat APIs that answer word by word, over server-sent events, in the two styles that are common:
//!
//! | | [`openai`] | [`anthropic`] |
//! |---|---|---|
//! | an event is told by | its data alone; [`Responses`](openai::Responses): its type | its type |
//! | the end | `data: [DONE]`; `response.completed` and its kin | `event: message_stop` |
//! | an error in the stream | data with a member `error`; `event: error` | `event: error` |
//! | after a broken connection | over; [`Responses`](openai::Responses): goes on by `starting_after` | over |
//!
//! Only a part of either API is here: text goes in, text comes out.
//!
//! ```
//! use llm::openai::{ChatMessage, Completions, OpenAiClient, Question};
//! # use mighty_runtime::testing::InProcess;
//!
//! # async fn ask(server: InProcess, token: String) -> Result<(), mighty_runtime::Error> {
//! let openai = OpenAiClient::over(server).bearer(token).build()?;
//! let messages = [ChatMessage::user("Why is the sky blue?")];
//! let mut answer = openai.complete(&Question::new("gpt-4.1-mini", &messages)).await?;
//! while let Some(chunk) = answer.next().await {
//!     print!("{}", chunk?.text());
//! }
//! # Ok(())
//! # }
//! ```

pub mod anthropic;
pub mod openai;
