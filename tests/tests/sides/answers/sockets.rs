//! What only sockets show: a server of axum, and either transport.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures_util::{StreamExt, stream};
use mighty_runtime::{
    Api, Client, Download, Events, HyperTransport, Problem, ReqwestTransport, Transport, UnexpectedKind, Upload,
    endpoints,
};
use tokio::net::TcpListener;

use super::api::{Backend, Depot, Item, Items, ItemsServer, error, listed, numbered};

pub enum Tap {}

impl Api for Tap {
    const BASE_URL: &'static str = "https://tap.example";
    type ErrorBody = Problem;
}

#[endpoints(api = Tap, errors(5xx), server)]
trait Drops {
    #[endpoint(method = GET, path = "/slow")]
    async fn slow(&self) -> Result<u8, SlowError>;
    #[endpoint(method = GET, path = "/endless")]
    async fn endless(&self) -> Result<Events<u64>, EndlessError>;
    #[endpoint(method = GET, path = "/bursts")]
    async fn bursts(&self) -> Result<Events<u64>, BurstsError>;
    #[endpoint(method = GET, path = "/large")]
    async fn large(&self) -> Result<Download, LargeError>;
}

/// Counts what is under way.
#[derive(Clone, Default)]
struct Open(Arc<AtomicUsize>);

struct Guard(Open);

impl Open {
    fn begin(&self) -> Guard {
        self.0.fetch_add(1, Ordering::SeqCst);
        Guard(self.clone())
    }

    async fn is(&self, count: usize) {
        for _ in 0..500 {
            if self.0.load(Ordering::SeqCst) == count {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{} are open, and not {count}", self.0.load(Ordering::SeqCst));
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Drops for Open {
    async fn slow(&self) -> Result<u8, SlowError> {
        let _guard = self.begin();
        std::future::pending().await
    }

    async fn endless(&self) -> Result<Events<u64, EndlessError>, EndlessError> {
        let guard = self.begin();
        let numbers = stream::unfold((0, guard), |(number, guard)| async move {
            tokio::time::sleep(Duration::from_millis(1)).await;
            Some((Ok(number), (number + 1, guard)))
        });
        Ok(Events::from_stream(numbers.boxed()))
    }

    async fn bursts(&self) -> Result<Events<u64, BurstsError>, BurstsError> {
        let numbers = stream::iter([Ok(1)]).chain(stream::once(async { panic!("torn") }));
        Ok(Events::from_stream(numbers.boxed()))
    }

    async fn large(&self) -> Result<Download, LargeError> {
        let pieces = stream::iter((0..64_u8).map(|piece| Ok::<_, std::io::Error>(vec![piece; 1 << 16])));
        Ok(Download::of(Upload::stream(pieces).length(64 << 16)))
    }
}

async fn served(routes: mighty_runtime::server::Routes) -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, routes).await });
    url
}

fn over<A: Api, T: Transport>(transport: T, url: &str) -> Client<A, T> {
    Client::<A>::over(transport).base_url(url).build().unwrap()
}

async fn all_comes_out_equal(transport: impl Transport) {
    let url = served(ItemsServer::router(Backend)).await;
    let client: Client<Depot, _> = over(transport, &url);
    for pick in 0..10 {
        assert_eq!(client.json(pick).await.unwrap(), Item::new(pick));
        assert_eq!(client.listed(pick).await.unwrap(), listed(pick));
        let came = client.errors(pick).await.unwrap_err();
        assert_eq!(std::mem::discriminant(&came), std::mem::discriminant(&error(pick)), "{pick}: {came:?}");
        let mut events = client.events(pick).await.unwrap();
        for id in 0..pick {
            assert_eq!(events.next().await.unwrap().unwrap(), numbered(id));
        }
        assert!(events.next().await.is_none());
    }
    client.empty(1).await.unwrap();
    assert_eq!(client.heads(1).await.unwrap().headers()["content-length"], "17");
    assert_eq!(client.json(100).await.unwrap_err().status().unwrap(), 500);
    assert_eq!(client.json(1).await.unwrap(), Item::new(1));
}

#[tokio::test]
async fn all_comes_out_equal_over_hyper() {
    all_comes_out_equal(HyperTransport::new().unwrap()).await;
}

#[tokio::test]
async fn all_comes_out_equal_over_reqwest() {
    all_comes_out_equal(ReqwestTransport::new().unwrap()).await;
}

#[tokio::test]
async fn a_download_has_its_length_and_its_bytes() {
    let url = served(DropsServer::router(Open::default())).await;
    let client: Client<Tap, _> = over(HyperTransport::new().unwrap(), &url);
    let download = client.large().await.unwrap();
    assert_eq!(download.length(), Some(64 << 16));
    let bytes = download.bytes(1 << 23).await.unwrap();
    assert!((0..64).all(|piece| bytes[piece << 16] == u8::try_from(piece).unwrap()));
}

#[tokio::test]
async fn a_download_that_was_torn_is_an_error() {
    let url = served(ItemsServer::router(Backend)).await;
    let client: Client<Depot, _> = over(HyperTransport::new().unwrap(), &url);
    let error = client.download(3).await.unwrap().bytes(100).await.unwrap_err();
    assert!(matches!(error.kind(), UnexpectedKind::Transport(_)), "{error}");
}

#[tokio::test]
async fn a_client_that_goes_away_drops_the_method_and_the_stream() {
    let open = Open::default();
    let url = served(DropsServer::router(open.clone())).await;
    let client: Client<Tap, _> = over(HyperTransport::new().unwrap(), &url);
    let call = tokio::spawn({
        let client = client.clone();
        async move { client.slow().await.map_err(drop) }
    });
    open.is(1).await;
    call.abort();
    open.is(0).await;
    let mut stream = client.endless().await.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap(), 0);
    open.is(1).await;
    drop(stream);
    open.is(0).await;
}

#[tokio::test]
async fn a_stream_that_panics_is_cut_and_the_next_request_is_served() {
    let url = served(DropsServer::router(Open::default())).await;
    let client: Client<Tap, _> = over(HyperTransport::new().unwrap(), &url);
    let mut stream = client.bursts().await.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap(), 1);
    assert!(matches!(stream.next().await, Some(Err(BurstsError::Unexpected(_)))));
    let mut stream = client.endless().await.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap(), 0);
}
