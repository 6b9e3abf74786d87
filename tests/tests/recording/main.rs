//! A session with a server is recorded into a file without secrets, and replayed without the server.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that fails here says where")]

mod any;
mod bodies;
mod canary;
mod damaged;
mod differences;
mod faults;
mod file;
mod hosts;
mod modes;
mod replay;
mod streams;
mod variable;

use std::path::{Path, PathBuf};

use mighty_runtime::testing::{InProcess, Recorder, Recording, Reply};
use mighty_runtime::{
    Api, Client, Credentials, Download, Events, Part, Problem, Response, TokenPlacement, Transport, endpoints,
};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// The API of these tests, with secrets of its own.
enum Shop {}

impl Api for Shop {
    const BASE_URL: &'static str = "https://api.shop.example/v2";
    const TOKEN: TokenPlacement = TokenPlacement::Header("X-Shop-Key");
    const AUTH: &'static [(&'static str, TokenPlacement)] = &[("legacy", TokenPlacement::Query("key"))];
    const SECRETS: &'static [&'static str] = &["pin", "X-Till", "invite"];
    type ErrorBody = Problem;
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Order {
    id: u64,
    item: String,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Payment {
    pin: String,
    amount: u64,
}

#[endpoints(api = Shop, errors(404, 409, 429, 5xx), error = OrdersError)]
trait Orders {
    #[endpoint(method = GET, path = "/orders/{id}")]
    async fn show_order(&self, id: u64) -> Result<Order, ShowOrderError>;
    #[endpoint(method = GET, path = "/orders")]
    async fn find_orders(
        &self,
        #[query] item: &str,
        #[query] invite: Option<&str>,
        #[header("X-Till")] till: Option<&str>,
    ) -> Result<Vec<Order>, FindOrdersError>;
    #[endpoint(method = POST, path = "/orders", idempotency_key = "Idempotency-Key")]
    async fn place_order(&self, #[body] order: &Order) -> Result<Order, PlaceOrderError>;
    #[endpoint(method = POST, path = "/orders/{id}/payment")]
    async fn pay(&self, id: u64, #[form] payment: &Payment) -> Result<(), PayError>;
    #[endpoint(method = POST, path = "/orders/{id}/papers")]
    async fn attach(&self, id: u64, #[part] pin: &str, #[part] paper: Part) -> Result<(), AttachError>;
    #[endpoint(method = GET, path = "/invites/{invite}", auth = "legacy")]
    async fn show_invite(&self, invite: &str) -> Result<Response<serde_json::Value>, ShowInviteError>;
    #[endpoint(method = GET, path = "/events", stream(unmarked_end))]
    async fn watch(&self) -> Result<Events<serde_json::Value>, WatchError>;
    #[endpoint(method = GET, path = "/photo")]
    async fn photo(&self) -> Result<Download, PhotoError>;
    #[endpoint(method = GET, path = "/note")]
    async fn note(&self) -> Result<String, NoteError>;
}

type ShopClient<T> = Client<Shop, T>;

fn order(id: u64) -> Order {
    Order { id, item: "tea".to_owned() }
}

/// A server that has every order.
fn server() -> InProcess {
    InProcess::from_fn(|request| {
        let id: u64 = request.uri.path().rsplit('/').next().and_then(|id| id.parse().ok()).unwrap_or(1);
        Reply::json(200, &order(id))
    })
}

fn client<T: Transport>(transport: &Recorder<T>) -> ShopClient<Recorder<T>> {
    Client::over(transport.clone()).credentials_for("legacy", Credentials::token("k")).build().unwrap()
}

/// A folder for one test, empty at first and gone afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        use std::sync::atomic::{AtomicU32, Ordering};
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("mighty-recording-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.0).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _: std::io::Result<()> = std::fs::remove_dir_all(&self.0);
    }
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

/// The lines of the file as JSON, the header first.
fn lines(path: &Path) -> Vec<serde_json::Value> {
    read(path).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Records what `calls` does with `server`, and gives the folder with the file in it.
async fn recorded(server: InProcess, calls: impl AsyncFnOnce(&ShopClient<Recorder<InProcess>>)) -> (Folder, PathBuf) {
    let folder = Folder::new();
    let path = folder.file("session.jsonl");
    let recorder = Recording::of::<Shop>(&path).over(server).unwrap();
    calls(&client(&recorder)).await;
    recorder.finish().unwrap();
    (folder, path)
}

/// What a person writes first: a session is recorded where there is a server, and replayed where there is none.
#[tokio::test]
async fn what_was_recorded_is_answered_without_a_server() {
    let folder = Folder::new();
    let path = folder.file("orders.jsonl");

    let recorder = Recording::of::<Shop>(&path).over(server()).unwrap();
    assert_eq!(client(&recorder).show_order(7).await.unwrap(), order(7));
    recorder.finish().unwrap();

    let replayed = Recording::of::<Shop>(&path).replay().unwrap();
    assert_eq!(client(&replayed).show_order(7).await.unwrap(), order(7));
    replayed.finish().unwrap();
}

#[tokio::test]
async fn the_file_reads_well() {
    let (_folder, path) = recorded(server(), async |shop| {
        shop.show_order(7).await.unwrap();
        shop.place_order(&order(8)).await.unwrap();
    })
    .await;
    let expected = [
        json!({"mighty_recording": 1, "api": "Shop", "base_url": "https://api.shop.example/v2"}),
        json!({
            "endpoint": "Orders::show_order",
            "request": {
                "method": "GET",
                "target": "/v2/orders/7",
                "headers": {"accept": "application/json, */*;q=0.5"},
            },
            "answer": {
                "status": 200,
                "headers": {"content-type": "application/json"},
                "body": {"json": {"id": 7, "item": "tea"}},
            },
        }),
        json!({
            "endpoint": "Orders::place_order",
            "request": {
                "method": "POST",
                "target": "/v2/orders",
                "headers": {
                    "accept": "application/json, */*;q=0.5",
                    "content-type": "application/json",
                    "idempotency-key": "REDACTED",
                },
                "body": {"json": {"id": 8, "item": "tea"}},
            },
            "answer": {
                "status": 200,
                "headers": {"content-type": "application/json"},
                "body": {"json": {"id": 1, "item": "tea"}},
            },
        }),
    ];
    assert_eq!(lines(&path), expected);
}
