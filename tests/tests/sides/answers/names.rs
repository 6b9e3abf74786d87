//! Methods and arguments that are called as something else is.
#![allow(clippy::used_underscore_binding, reason = "as an API may call them")]

use mighty_runtime::{Api, Client, Problem, ServiceTransport, endpoints};

pub enum Words {}

impl Api for Words {
    const BASE_URL: &'static str = "https://words.example";
    type ErrorBody = Problem;
}

#[allow(clippy::should_implement_trait, reason = "as an API may call them")]
#[endpoints(api = Words, server, testing)]
pub trait Named {
    #[endpoint(method = GET, path = "/clone/{id}")]
    async fn clone(&self, id: u64) -> Result<u64, CloneError>;
    #[endpoint(method = GET, path = "/as_ref")]
    async fn as_ref(&self, #[query] backend: u64) -> Result<u64, AsRefError>;
    #[endpoint(method = DELETE, path = "/drop")]
    async fn drop(&self) -> Result<u64, DropError>;
    #[endpoint(method = GET, path = "/into")]
    async fn into(&self, #[query] call: Option<u64>) -> Result<u64, IntoError>;
    #[endpoint(method = GET, path = "/type/{type}", errors(404 => r#Type))]
    async fn r#type(
        &self,
        r#type: &str,
        #[query] r#match: Option<&str>,
        #[query] _none: &[&str],
    ) -> Result<u64, TypeError>;
}

struct Backend;

impl Named for Backend {
    async fn clone(&self, id: u64) -> Result<u64, CloneError> {
        Ok(id)
    }

    async fn as_ref(&self, backend: u64) -> Result<u64, AsRefError> {
        Ok(backend)
    }

    async fn drop(&self) -> Result<u64, DropError> {
        Ok(1)
    }

    async fn into(&self, call: Option<u64>) -> Result<u64, IntoError> {
        Ok(call.unwrap_or(2))
    }

    async fn r#type(&self, r#type: &str, _: Option<&str>, _: &[&str]) -> Result<u64, TypeError> {
        if r#type == "none" { Err(TypeError::r#type(Problem::default())) } else { Ok(3) }
    }
}

#[tokio::test]
async fn a_method_is_the_trait_s_whatever_an_arc_calls_so() {
    let words = Client::<Words>::over(ServiceTransport::new(NamedServer::router(Backend))).build().unwrap();
    assert_eq!(Named::clone(&words, 7).await.unwrap(), 7);
    assert_eq!(Named::as_ref(&words, 8).await.unwrap(), 8);
    assert_eq!(Named::drop(&words).await.unwrap(), 1);
    assert_eq!(Named::into(&words, None).await.unwrap(), 2);
    assert_eq!(words.r#type("some", None, &["x"]).await.unwrap(), 3);
    assert!(matches!(words.r#type("none", Some(""), &[]).await, Err(TypeError::Type(_))));
}
