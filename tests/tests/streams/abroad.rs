//! Downloads and streams that another host gives, which the API's redirects lead to.

use mighty_runtime::testing::{InProcess, Recorded, Reply};
use mighty_runtime::{Client, Download, Events, HyperTransport, endpoints};
use mighty_tests::{Act, RawServer};

use crate::{Chat, Delta, all, delta, event, events};

#[endpoints(api = Chat, errors(404, 5xx))]
trait Stored {
    #[endpoint(method = GET, path = "/file", follow)]
    async fn stored(&self) -> Result<Download, StoredError>;
    #[endpoint(method = GET, path = "/watch", follow, stream(unmarked_end))]
    async fn relayed(&self) -> Result<Events<Delta>, RelayedError>;
}

fn client(server: &InProcess) -> Client<Chat, InProcess> {
    Client::<Chat, _>::over(server.clone()).token("secret").header("X-Client", "key").build().unwrap()
}

fn away() -> Reply {
    Reply::status(302).header("location", "https://storage.example/7?signature=x")
}

fn at_storage(server: &InProcess) -> Vec<Recorded> {
    server.requests().into_iter().filter(|sent| sent.uri.host() == Some("storage.example")).collect()
}

#[tokio::test(start_paused = true)]
async fn a_download_goes_on_there_by_its_own_validator() {
    let whole = Reply::status(200).header("etag", "\"v1\"").header("content-length", "6").body("012").broken();
    let rest = Reply::status(206).header("content-range", "bytes 3-5/6").body("345");
    let server = InProcess::script([away(), whole, away(), rest]);
    let download = client(&server).stored().await.unwrap();
    assert_eq!(download.bytes(100).await.unwrap(), "012345");
    let stored = at_storage(&server);
    assert_eq!(stored[1].header("range"), Some("bytes=3-"));
    assert_eq!(stored[1].header("if-range"), Some("\"v1\""), "else a part of another version would be taken");
    for sent in &stored {
        assert_eq!((sent.header("authorization"), sent.header("x-client")), (None, None));
    }
}

#[tokio::test(start_paused = true)]
async fn a_stream_goes_on_there_behind_its_last_event() {
    let server =
        InProcess::script([away(), events(event(1, "a")).broken(), away(), events(event(2, "b")).body(event(3, "c"))]);
    let mut stream = client(&server).relayed().await.unwrap();
    let (items, error) = all(async || stream.next().await).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(items, ["a", "b", "c"].map(delta));
    assert_eq!(at_storage(&server)[1].header("last-event-id"), Some("1"));
}

/// What only a transport that decodes shows: no coding is asked for there either.
#[tokio::test]
async fn no_coding_is_asked_for() {
    let storage = RawServer::start(vec![Act::answer("200 OK", "", b"file")]).await;
    let location = format!("Location: {}/file\r\n", storage.url());
    let api = RawServer::start(vec![Act::answer("302 Found", &location, b"")]).await;
    let client =
        Client::<Chat>::over(HyperTransport::new().unwrap()).base_url(api.url()).token("secret").build().unwrap();
    assert_eq!(client.stored().await.unwrap().bytes(100).await.unwrap(), "file");
    assert_eq!(api.seen()[0].header("accept-encoding"), Some("identity"));
    assert_eq!(storage.seen()[0].header("accept-encoding"), Some("identity"));
}
