//! Cookies, one by one.

use http::header::{COOKIE, HeaderValue};

use super::RequestBuilder;
use crate::caller::errors::argument::ArgumentError;
use crate::carry::request::cookies;
use crate::carry::request::value::Value;

impl RequestBuilder {
    /// Adds a cookie. Nothing is encoded: there is no encoding that all servers undo (RFC 6265, 4.1.1).
    pub fn cookie<V: Value>(&mut self, name: &'static str, value: &V) {
        let text = self.print(name, value.as_display());
        self.add_cookie(name, &text);
    }

    /// Adds a cookie, if there is a value.
    pub fn cookie_opt<V: Value>(&mut self, name: &'static str, value: Option<&V>) {
        if let Some(value) = value {
            self.cookie(name, value);
        }
    }

    fn add_cookie(&mut self, name: &str, text: &str) {
        self.attempt(|request| {
            let problem = || ArgumentError::new("the cookie", name, "has a character that a cookie cannot carry");
            if !text.bytes().all(cookies::is_octet) {
                return Err(problem());
            }
            let value = HeaderValue::try_from(format!("{name}={text}")).map_err(|_| problem())?;
            cookies::append(&mut request.headers, COOKIE, value);
            Ok(())
        });
    }
}
