//! Calls on several threads: the future is `Send`, whatever the arguments are.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;
use std::sync::Arc;

use mighty_runtime::endpoints;
use mighty_tests::Acme;
use serde::{Serialize, Serializer};

use super::{answering, only};

/// `Send`, but not `Sync`.
struct NotSync(Cell<u32>);

impl fmt::Display for NotSync {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.set(self.0.get() + 1);
        write!(f, "{}", self.0.get())
    }
}

/// Neither `Send` nor `Sync`.
struct NotSend(Rc<u32>);

impl fmt::Display for NotSend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl Serialize for NotSend {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(*self.0)
    }
}

#[endpoints(api = Acme, errors(404))]
trait Calls {
    #[endpoint(method = POST, path = "/{id}")]
    async fn not_sync(
        &self,
        id: &NotSync,
        #[query] again: NotSync,
        #[header("X-Third")] third: &Option<NotSync>,
        #[body] body: &RefCell<u32>,
    ) -> Result<u8, CallError>;

    #[endpoint(method = POST, path = "/{id}")]
    async fn not_send(&self, id: NotSend, #[body] body: &NotSend) -> Result<Vec<NotMade>, CallError>;
}

/// A success type that is not `Send` itself.
#[derive(Debug, serde::Deserialize)]
struct NotMade {
    _rc: RefCell<u8>,
}

fn assert_send<T: Send>(value: T) -> T {
    value
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_can_be_spawned_with_arguments_that_are_not_sync() {
    let (client, server) = answering("7");
    let client = Arc::new(client);
    let task = tokio::spawn({
        let client = Arc::clone(&client);
        async move {
            let id = NotSync(Cell::new(0));
            let body = RefCell::new(5);
            let result = client.not_sync(&id, NotSync(Cell::new(10)), &None, &body).await;
            (result, id.0.get())
        }
    });
    let (result, printed) = task.await.unwrap();
    assert_eq!((result.unwrap(), printed), (7, 1));
    assert_eq!((only(&server).target(), only(&server).text().as_str()), ("/v1/1?again=11", "5"));
}

#[tokio::test]
async fn the_future_itself_is_send_with_any_arguments() {
    let (client, server) = answering("[]");
    let body = NotSend(Rc::new(2));
    let call = assert_send(client.not_send(NotSend(Rc::new(1)), &body));
    assert!(call.await.unwrap().is_empty());
    assert_eq!((only(&server).target(), only(&server).text().as_str()), ("/v1/1", "2"));
}

#[test]
fn a_client_is_send_sync_and_clone() {
    fn check<T: Send + Sync + Clone + 'static>(_: &T) {}
    let (client, _) = answering("");
    check(&client);
}
