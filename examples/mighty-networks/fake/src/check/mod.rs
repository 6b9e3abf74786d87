//! Whether a request is what the document allows.

mod body;
mod headers;
mod parameters;

use http::request::Parts;

use crate::document::{Document, Operation};

/// Why a request is not answered as it wants.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// As the real API refuses it: there is no `User-Agent`, so that its gateway takes the caller for a robot.
    Robot,
    /// As the real API refuses it: there is no token.
    NoToken,
    /// The document does not allow it.
    Violation(Vec<String>),
}

/// The operation that a request asks for, if all of the request is as the document says.
pub(crate) async fn check<'d>(document: &'d Document, head: &Parts, body: Vec<u8>) -> Result<&'d Operation, Refusal> {
    headers::admit(&head.headers)?;
    let path = head.uri.path();
    let Some((operation, placeholders)) = document.find(&head.method, path) else {
        return Err(Refusal::Violation(vec![format!("no operation is at {} {path}", head.method)]));
    };
    let mut mistakes = parameters::in_path(operation, &placeholders);
    mistakes.extend(parameters::in_query(operation, head.uri.query().unwrap_or_default()));
    mistakes.extend(body::mistakes(operation.body.as_ref(), &head.headers, body).await);
    if mistakes.is_empty() { Ok(operation) } else { Err(Refusal::Violation(mistakes)) }
}
