//! An endpoint without parameters, and one that may not be repeated.

use mighty_runtime::endpoints;
use mighty_tests::Acme;

#[endpoints(api = Acme)]
pub(crate) trait Origin {
    #[endpoint(method = GET, path = "/things")]
    async fn things(&self) -> Result<(), ThingsError>;

    #[endpoint(method = POST, path = "/things")]
    async fn make(
        &self,
        #[query] page: &str,
        #[header("X-Pin")] pin: &str,
        #[body] body: &str,
    ) -> Result<(), MakeError>;
}
