//! The router.

use std::fmt;
use std::sync::Arc;

use super::layout::rank;
use super::route::{Route, Served};
use crate::serve::limit::MAX_BODY;

/// What answers the requests of one trait, or of several: a [`tower`](https://docs.rs/tower) service, as `axum::serve` takes it, and
/// `axum::Router`s by [`into`](Into::into).
///
/// ```ignore
/// let app = MembersServer::router(backend).merge(SpacesServer::router(spaces)).nest("/admin/v1");
/// axum::serve(listener, app).await?;
///
/// // Beside other routes, and with layers:
/// let app: axum::Router = MembersServer::router(backend).into();
/// let app = app.route("/health", get(|| async { "fine" })).layer(TraceLayer::new_for_http());
/// ```
///
/// As an `axum::Router` it is what answers whatever no route of that router does, its fallback. axum refuses two fallbacks in one router,
/// so several traits are merged before that.
#[derive(Clone)]
pub struct Routes {
    pub(super) placed: Arc<[Placed]>,
    pub(super) max_body: usize,
}

/// An endpoint, and what its paths begin with before the template.
#[derive(Clone)]
pub(super) struct Placed {
    pub(super) prefix: Arc<str>,
    pub(super) served: Arc<Served>,
}

/// A router that asks `backend`.
pub fn router<B: Send + Sync + 'static>(backend: &Arc<B>, routes: Vec<Route<B>>) -> Routes {
    let prefix: Arc<str> = "".into();
    let place = |route: Route<B>| Placed { prefix: prefix.clone(), served: Arc::new(route.of(backend.clone())) };
    Routes::of(routes.into_iter().map(place).collect(), MAX_BODY)
}

impl Routes {
    /// In the order in which they are asked; where nothing else decides, as they were given.
    fn of(mut placed: Vec<Placed>, max_body: usize) -> Self {
        placed.sort_by_cached_key(|placed| rank(placed.served.endpoint));
        Self { placed: placed.into(), max_body }
    }

    /// These and those of another trait, which has the same base URL. Two endpoints that nothing tells apart, neither method, path nor
    /// constants, are answered by these.
    #[must_use]
    pub fn merge(self, other: impl Into<Self>) -> Self {
        let other = other.into();
        let placed = self.placed.iter().chain(other.placed.iter()).cloned().collect();
        Self::of(placed, self.max_body)
    }

    /// The same, every path behind `path`: that of the API's base URL, `/admin/v1`. A request for another path is a 404.
    #[must_use]
    pub fn nest(self, path: &str) -> Self {
        let path = path.trim_matches('/');
        if path.is_empty() {
            return self;
        }
        let nest = |placed: &Placed| Placed { prefix: format!("/{path}{}", placed.prefix).into(), ..placed.clone() };
        Self { placed: self.placed.iter().map(nest).collect(), ..self }
    }

    /// The same, which refuses a body of more than so many bytes (413); 32 MiB if it is not said.
    #[must_use]
    pub fn max_body(self, bytes: usize) -> Self {
        Self { max_body: bytes, ..self }
    }
}

/// `Routes(GET /admin/v1/members, POST /admin/v1/members)`
impl fmt::Debug for Routes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "Routes(";
        for Placed { prefix, served } in self.placed.iter() {
            write!(f, "{separator}{} {prefix}{}", served.endpoint.method(), served.endpoint.path())?;
            separator = ", ";
        }
        f.write_str(")")
    }
}
