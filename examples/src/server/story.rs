//! The bad days: what happens to a request is decided by the id of the member it is about.

use std::time::Duration;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::reset::Switch;
use super::{Shared, answer, member};

/// How long the slow member keeps a caller waiting.
const SLOWNESS: Duration = Duration::from_secs(2);

/// Tells the story of the member that the path names, or lets the request through.
pub(super) async fn tell(
    State(store): State<Shared>,
    ConnectInfo(connection): ConnectInfo<Switch>,
    request: Request,
    next: Next,
) -> Response {
    let Some(id) = member_in(request.uri().path()) else {
        return next.run(request).await;
    };
    let tries = {
        let mut tables = store.tables();
        let tries = tables.tries.entry(id).or_default();
        *tries += 1;
        *tries
    };
    match (id, tries) {
        (member::TEAPOT, _) => answer::prose(StatusCode::IM_A_TEAPOT, "This member is a teapot"),
        (member::THROTTLED, 1) => answer::throttled(1),
        (member::FAILING, _) => {
            answer::coded(StatusCode::INTERNAL_SERVER_ERROR, "internal_error", "Something went wrong")
        }
        // The two shapes of one error, as the two versions of the documentation have it.
        (member::FLAKY, 1) => unavailable(),
        (member::FLAKY, 2) => answer::prose(StatusCode::SERVICE_UNAVAILABLE, "Down for maintenance"),
        (member::RESETTING, _) => reset(&connection),
        (member::SLOW, _) => {
            tokio::time::sleep(SLOWNESS).await;
            next.run(request).await
        }
        _ => next.run(request).await,
    }
}

/// 503 in shape 2.
pub(super) fn unavailable() -> Response {
    answer::coded(StatusCode::SERVICE_UNAVAILABLE, "unavailable", "The service is temporarily down")
}

/// Breaks the connection. The answer that this returns is never written.
pub(super) fn reset(connection: &Switch) -> Response {
    connection.pull();
    StatusCode::OK.into_response()
}

/// The id after `/members/`, if there is one.
fn member_in(path: &str) -> Option<u64> {
    path.split('/').skip_while(|segment| *segment != "members").nth(1)?.parse().ok()
}
