//! Cookies: several in one header, and nothing encoded.

use mighty_runtime::endpoints;
use proptest::prelude::*;

use super::{Seen, came_through, client, text};
use crate::shop::Shop;

#[endpoints(api = Shop, server)]
trait Cookies {
    #[endpoint(method = GET, path = "/c")]
    async fn cookies(
        &self,
        #[cookie("session")] session: &str,
        #[cookie("SESSION")] other: Option<&str>,
        #[cookie("count")] count: Option<u64>,
    ) -> Result<(), CookieError>;
}

impl Cookies for Seen {
    async fn cookies(&self, session: &str, other: Option<&str>, count: Option<u64>) -> Result<(), CookieError> {
        self.note((session, other, count))
    }
}

proptest! {
    #[test]
    fn a_cookie_is_what_it_was(
        session in prop_oneof![text(), "[!-~]{0,9}"],
        other in prop::option::of("[!#-+=a-z]{0,5}"),
        count: Option<u64>,
    ) {
        let seen = Seen::default();
        let shop = client(CookiesServer::router(seen.clone()));
        let other = other.as_deref();
        let _ = came_through!(CookieError, shop.cookies(&session, other, count), seen, (&session, other, count));
    }
}
