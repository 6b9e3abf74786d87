//! A method that panics.

use mighty_tests::Recorder;
use tracing::Level;

use super::api::{Item, Items, JsonError, client};

#[tokio::test]
async fn it_is_a_500_and_the_next_request_is_served() {
    let (recorder, _guard) = Recorder::start(Level::ERROR);
    let client = client();
    let Err(JsonError::ServerError(error)) = client.json(100).await else { panic!("no 500") };
    assert_eq!(error.status(), 500);
    assert!(!String::from_utf8_lossy(error.raw()).contains("hunter2"));
    assert_eq!(client.json(1).await.unwrap(), Item::new(1));
    let told = recorder.own_events();
    assert_eq!(told[0].field("problem"), Some("the token is hunter2"));
}
