//! Headers: of any text, several of one name, and those that are not there.

use mighty_runtime::endpoints;
use proptest::prelude::*;

use super::{Seen, came_through, client, text, texts};
use crate::shop::Shop;

#[endpoints(api = Shop, server, headers("X-Version" = "2"))]
trait Headers {
    #[endpoint(method = GET, path = "/h")]
    async fn headers(
        &self,
        #[header("X-Text")] text: &str,
        #[header("x-CASE")] case: Option<u32>,
        #[header("X-List")] list: &[String],
        #[header("X-Numbers")] numbers: Option<Vec<u32>>,
        #[header("If-None-Match")] etag: Option<String>,
    ) -> Result<(), HeaderError>;
}

impl Headers for Seen {
    async fn headers(
        &self,
        text: &str,
        case: Option<u32>,
        list: &[String],
        numbers: Option<Vec<u32>>,
        etag: Option<String>,
    ) -> Result<(), HeaderError> {
        self.note((text, case, list, numbers, etag))
    }
}

proptest! {
    #[test]
    fn a_header_is_what_it_was(
        one in text(),
        case: Option<u32>,
        list in texts(),
        numbers: Option<Vec<u32>>,
        etag in prop::option::of(text()),
    ) {
        let seen = Seen::default();
        let shop = client(HeadersServer::router(seen.clone()));
        let received = numbers.as_ref().filter(|list| !list.is_empty());
        let sent = (&one, case, &list, received, &etag);
        let _ = came_through!(HeaderError, shop.headers(&one, case, &list, numbers.clone(), etag.clone()), seen, sent);
    }
}
