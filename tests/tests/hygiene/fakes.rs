//! A fake is a plain implementation of the trait, and code that is generic over the trait takes either.

use std::sync::Mutex;

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{Transport, endpoints};
use mighty_tests::{Acme, TestClient, client};

#[endpoints(api = Acme, errors(404, 409 => Taken), error = NamesError)]
trait Names {
    #[endpoint(method = GET, path = "/names/{id}")]
    async fn name(&self, id: u64) -> Result<String, NameError>;
    #[endpoint(method = PUT, path = "/names/{id}")]
    async fn set_name(&self, id: u64, #[body(json)] name: &str) -> Result<(), NameError>;
}

/// Names in memory.
#[derive(Default)]
struct Fake {
    names: Mutex<Vec<String>>,
    /// Where the fake gets its errors from: nobody else can make one.
    errors: Option<TestClient>,
}

impl Names for Fake {
    async fn name(&self, id: u64) -> Result<String, NameError> {
        tokio::task::yield_now().await;
        let found = self.names.lock().unwrap().get(usize::try_from(id).unwrap()).cloned();
        match (found, &self.errors) {
            (Some(name), _) => Ok(name),
            (None, Some(errors)) => errors.name(id).await,
            (None, None) => Ok(String::new()),
        }
    }

    async fn set_name(&self, _: u64, name: &str) -> Result<(), NameError> {
        self.names.lock().unwrap().push(name.to_owned());
        Ok(())
    }
}

/// An application's code.
async fn rename(names: &(impl Names + Sync), id: u64) -> Result<String, NamesError> {
    names.set_name(id, "new").await?;
    Ok(names.name(id).await?.to_uppercase())
}

#[tokio::test]
async fn a_fake_and_a_client_go_through_the_same_generic_code() {
    assert_eq!(rename(&Fake::default(), 0).await.unwrap(), "NEW");
    let server = InProcess::script([Reply::status(204), Reply::status(200).body("new")]);
    assert_eq!(rename(&client(&server), 0).await.unwrap(), "NEW");
}

#[tokio::test]
async fn the_future_of_generic_code_is_send() {
    let fake = tokio::spawn(async { rename(&Fake::default(), 0).await });
    assert_eq!(fake.await.unwrap().unwrap(), "NEW");
}

#[tokio::test]
async fn a_fake_can_fail_as_the_server_would() {
    let server = InProcess::from_fn(|_| Reply::status(404));
    let fake = Fake { errors: Some(client(&server)), ..Fake::default() };
    assert!(matches!(fake.name(3).await, Err(NameError::NotFound(_))));
    assert!(matches!(rename(&fake, 3).await, Err(NamesError::NotFound(_))));
}

#[tokio::test]
async fn code_can_be_generic_over_the_transport() {
    async fn ask<T: Transport>(client: mighty_runtime::Client<Acme, T>) -> Result<String, NameError> {
        client.name(1).await
    }
    let server = InProcess::from_fn(|_| Reply::status(200).body("x"));
    assert_eq!(ask(client(&server)).await.unwrap(), "x");
}
