//! A server on loopback with the habits of GitHub's API: pages by `Link`, entity tags, rate limits by headers and by 403,
//! 404 for what a token may not see, 410 for what is gone.

mod answers;
mod habits;
mod paging;
mod store;

use std::io;
use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, patch, post};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use self::store::Store;
pub(crate) use self::store::{OWNER, REPO, Refusal, TOKEN};

/// A running server, which stops when it is dropped. Each begins with the same issues.
pub(crate) struct Server {
    url: String,
    store: Arc<Store>,
    serving: JoinHandle<io::Result<()>>,
}

impl Server {
    /// Starts a server on a port of its own.
    pub(crate) async fn start() -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}", listener.local_addr()?);
        let store = Arc::new(Store::new(url.clone()));
        let app = routes(store.clone());
        let serving = tokio::spawn(async { axum::serve(listener, app).await });
        Ok(Self { url, store, serving })
    }

    /// Where it is.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// What was asked for so far, in order.
    #[allow(dead_code, reason = "the example does not look")]
    pub(crate) fn requests(&self) -> Vec<String> {
        self.store.requests()
    }

    /// Refuses the next requests, one after the other.
    pub(crate) fn refuse(&self, refusals: impl IntoIterator<Item = Refusal>) {
        self.store.refuse(refusals);
    }

    /// Somebody else writes an issue with these labels.
    pub(crate) fn write_issue(&self, title: &str, labels: &[&str]) {
        self.store.write_issue(title, labels);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

fn routes(store: Arc<Store>) -> Router {
    let of_repository = |base: &str| {
        let at = |path: &str| format!("{base}{path}");
        Router::new()
            .route(&at(""), get(answers::repository))
            .route(&at("/issues"), get(answers::issues).post(answers::create_issue))
            .route(&at("/issues/{number}"), get(answers::issue).patch(answers::update_issue))
            .route(&at("/labels"), get(answers::labels).post(answers::create_label))
    };
    let by_name = of_repository("/repos/{owner}/{repo}")
        .route("/repos/{owner}/{repo}/issues/{number}/labels", post(answers::add_labels))
        .route("/repos/{owner}/{repo}/labels/{name}", patch(answers::no_such_label));
    // Where the links between pages lead.
    by_name
        .merge(of_repository("/repositories/{id}"))
        .layer(from_fn_with_state(store.clone(), habits::observe))
        .with_state(store)
}
