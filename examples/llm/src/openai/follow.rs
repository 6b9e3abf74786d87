//! An answer that outlives its connection.

use std::fmt;

use mighty_runtime::{Events, UnexpectedKind};

use super::{CreateResponseError, FollowResponseError, NewResponse, ResponseEvent, Responses, ResponsesError};

/// The events of a response: from the connection that it was begun on and, where that breaks, from others.
pub struct Answer<'c, C> {
    client: &'c C,
    events: Source,
    id: Option<String>,
    /// The number of the last event that was handed out.
    last: Option<u64>,
}

enum Source {
    Begun(Events<ResponseEvent, CreateResponseError>),
    Followed(Events<ResponseEvent, FollowResponseError>),
}

impl<'c, C: Responses> Answer<'c, C> {
    /// Begins a response.
    ///
    /// # Errors
    /// When it is refused, or nobody knows whether it was begun.
    pub async fn begin(client: &'c C, new: &NewResponse<'_>) -> Result<Self, CreateResponseError> {
        let events = Source::Begun(client.create_response(new).await?);
        Ok(Self { client, events, id: None, last: None })
    }

    /// The next event, or `None` at the end.
    ///
    /// # Errors
    /// When the connection broke before the first event, which says how the response is called; when others broke too often; when the
    /// model failed.
    pub async fn next(&mut self) -> Option<Result<ResponseEvent, ResponsesError>> {
        let item = match &mut self.events {
            Source::Begun(events) => events.next().await?.map_err(Ended::Begun),
            Source::Followed(events) => events.next().await?.map_err(Ended::Followed),
        };
        match (item, &self.id) {
            (Ok(event), _) => Some(Ok(self.pass(event))),
            (Err(Ended::Begun(CreateResponseError::Unexpected(error))), Some(id))
                if matches!(error.kind(), UnexpectedKind::Transport(_)) =>
            {
                match self.client.follow_response(id, true, self.last).await {
                    Ok(events) => self.events = Source::Followed(events),
                    Err(error) => return Some(Err(error.into())),
                }
                Box::pin(self.next()).await
            }
            (Err(Ended::Begun(error)), _) => Some(Err(error.into())),
            (Err(Ended::Followed(error)), _) => Some(Err(error.into())),
        }
    }

    /// On how many connections its events came.
    #[must_use]
    pub fn connections(&self) -> u32 {
        match &self.events {
            Source::Begun(_) => 1,
            Source::Followed(events) => events.outcome().map_or(1, |outcome| outcome.attempts().saturating_add(1)),
        }
    }

    fn pass(&mut self, event: ResponseEvent) -> ResponseEvent {
        self.last = Some(event.sequence_number);
        if let Some(response) = &event.response {
            self.id.get_or_insert_with(|| response.id.clone());
        }
        event
    }
}

enum Ended {
    Begun(CreateResponseError),
    Followed(FollowResponseError),
}

/// Texts are left out.
impl<C> fmt::Debug for Answer<'_, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer").field("id", &self.id).field("last", &self.last).finish_non_exhaustive()
    }
}
