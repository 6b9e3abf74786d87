//! Arguments with names that generated code could have taken for its own, raw ones, and such as are not there.

use mighty_runtime::endpoints;

use super::{Seen, client};
use crate::shop::Shop;

#[endpoints(api = Shop, server)]
trait Names {
    #[endpoint(method = GET, path = "/n/{r}/{__call}")]
    async fn names(
        &self,
        r: u8,
        __call: u8,
        #[query] r#type: &str,
        #[query] __incoming: u8,
        #[query] __backend: &[&str],
        #[query] __item: Option<&[&str]>,
        #[query] __list: [u8; 1],
        #[query] backend: Option<&str>,
        #[query] incoming: &&str,
    ) -> Result<(), NameError>;
    #[endpoint(method = GET, path = "/cfg")]
    async fn r#match(
        &self,
        #[cfg(any())]
        #[query]
        never: Unknown,
        #[cfg(test)]
        #[query]
        always: u8,
    ) -> Result<(), NameError>;
    #[cfg(any())]
    #[endpoint(method = GET, path = "/never")]
    async fn never(&self, #[query] never: Unknown) -> Result<Unknown, NameError>;
}

impl Names for Seen {
    async fn names(
        &self,
        r: u8,
        __call: u8,
        r#type: &str,
        __incoming: u8,
        __backend: &[&str],
        __item: Option<&[&str]>,
        __list: [u8; 1],
        backend: Option<&str>,
        incoming: &&str,
    ) -> Result<(), NameError> {
        self.note((r, __call, r#type, __incoming, __backend, __item, __list, backend, incoming))
    }

    async fn r#match(&self, always: u8) -> Result<(), NameError> {
        self.note(always)
    }
}

#[tokio::test]
async fn names_are_the_authors_own() {
    let seen = Seen::default();
    let shop = client(NamesServer::router(seen.clone()));
    shop.names(1, 2, "t", 3, &["b"], Some(&["i", "j"]), [4], Some("x"), &"y").await.unwrap();
    shop.r#match(5).await.unwrap();
    assert_eq!(seen.take(), [r#"(1, 2, "t", 3, ["b"], Some(["i", "j"]), [4], Some("x"), "y")"#, "5"]);
}
