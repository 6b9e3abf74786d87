//! Methods beyond the seven, and bodies where the method has none.

use mighty_runtime::testing::{InProcess, Reply, World};
use mighty_runtime::{Client, endpoints};
use mighty_tests::Acme;

use super::sent;

#[endpoints(api = Acme)]
trait Others {
    #[endpoint(method = "PROPFIND", path = "/o")]
    async fn find(&self, #[body(raw, "application/xml")] what: &str) -> Result<(), OtherError>;
    #[endpoint(method = "LIST", path = "/o")]
    async fn list(&self) -> Result<(), OtherError>;
    #[endpoint(method = "LOCK", path = "/o", idempotent)]
    async fn lock(&self) -> Result<(), OtherError>;
    #[endpoint(method = "REPORT", path = "/o", idempotency_key = "Key")]
    async fn report(&self) -> Result<(), OtherError>;
    #[endpoint(method = "A-VERY-LONG-METHOD-OF-OUR-OWN", path = "/o")]
    async fn long(&self) -> Result<(), OtherError>;
    #[endpoint(method = HEAD, path = "/o", allow_body)]
    async fn head(&self, #[body] any: Option<&u8>) -> Result<(), OtherError>;
}

#[tokio::test]
async fn a_method_may_be_another_than_the_seven() {
    let request = sent(async |acme| acme.find("<a/>").await).await;
    assert_eq!((request.method.as_str(), request.text().as_str()), ("PROPFIND", "<a/>"));
    assert_eq!(sent(async |acme| acme.list().await).await.method, "LIST");
    assert_eq!(sent(async |acme| acme.lock().await).await.method, "LOCK");
    assert!(sent(async |acme| acme.report().await).await.headers.contains_key("key"));
    assert_eq!(sent(async |acme| acme.long().await).await.method, "A-VERY-LONG-METHOD-OF-OUR-OWN");
    assert_eq!(OthersEndpoints::FIND.method().as_str(), "PROPFIND");
    assert!(std::ptr::eq(OthersEndpoints::FIND.method(), OthersEndpoints::FIND.method()));
    assert_eq!(sent(async |acme| acme.head(Some(&1)).await).await.text(), "1");
}

#[tokio::test]
async fn the_registry_says_which_of_them_may_be_sent_again() {
    let idempotent = OthersEndpoints::ALL.iter().map(|endpoint| (endpoint.name(), endpoint.is_idempotent()));
    let expected = [("find", true), ("list", false), ("lock", true), ("report", true), ("long", false), ("head", true)];
    assert_eq!(idempotent.collect::<Vec<_>>(), expected);
    for (again, name) in [(4, "find"), (1, "list")] {
        let server = InProcess::from_fn(|_| Reply::status(503));
        let acme = Client::<Acme, _>::over(server.clone()).environment(World::new(0.0)).build().unwrap();
        let _: Result<(), OtherError> = if name == "find" { acme.find("").await } else { acme.list().await };
        assert_eq!(server.requests().len(), again, "{name}");
    }
}
