//! Secrets in headers.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http::HeaderValue;
use http::header::{AUTHORIZATION, COOKIE, HeaderName, PROXY_AUTHORIZATION, SET_COOKIE};

use super::redactor::Redactor;
use super::word::WORD;

impl Redactor<'_> {
    /// The value of a header that is text.
    pub(crate) fn header(&mut self, name: &HeaderName, value: &HeaderValue, text: &str) -> String {
        if name == COOKIE {
            let cookies = text.split(';').map(|cookie| self.cookie(cookie.trim()));
            return cookies.collect::<Vec<_>>().join("; ");
        }
        if name == SET_COOKIE {
            let (cookie, attributes) = text.split_once(';').unwrap_or((text, ""));
            let cookie = self.cookie(cookie.trim());
            return if attributes.is_empty() { cookie } else { format!("{cookie};{attributes}") };
        }
        if name == AUTHORIZATION || name == PROXY_AUTHORIZATION {
            return self.authorization(text);
        }
        if self.names.is_secret(name.as_str()) {
            self.learned.learn(text.as_bytes());
            return WORD.to_owned();
        }
        if value.is_sensitive() {
            self.learned.learn_key(text);
            return WORD.to_owned();
        }
        self.text(text)
    }

    fn cookie(&mut self, cookie: &str) -> String {
        match cookie.split_once('=') {
            Some((name, value)) => {
                self.learn_encoded(value.trim_matches('"'));
                format!("{name}={WORD}")
            }
            None => WORD.to_owned(),
        }
    }

    /// The scheme stays (RFC 9110, 11.4).
    fn authorization(&mut self, text: &str) -> String {
        self.learned.learn(text.as_bytes());
        let Some((scheme, rest)) = text.split_once(' ') else { return WORD.to_owned() };
        self.learned.learn(rest.as_bytes());
        let basic = scheme.eq_ignore_ascii_case("basic").then(|| BASE64_STANDARD.decode(rest.trim()).ok()).flatten();
        if let Some(basic) = basic {
            self.learned.learn(&basic);
            let password = basic.splitn(2, |byte| *byte == b':').nth(1).unwrap_or_default();
            self.learned.learn(password);
        }
        // Digest, AWS4-HMAC-SHA256 and their kin: each of their values.
        if rest.contains('=') {
            let values =
                rest.split(',').filter_map(|pair| pair.split_once('=')).map(|(_, value)| value.trim_matches('"'));
            values.filter(|value| value.len() >= 16).for_each(|value| self.learned.learn(value.as_bytes()));
        }
        format!("{scheme} {WORD}")
    }
}
