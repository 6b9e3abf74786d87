//! Cookies, one by one.

use http::header::COOKIE;

use super::Incoming;
use crate::serve::text::ReadText;
use crate::serve::unreadable::Unreadable;

const PART: &str = "the cookie";

impl Incoming {
    /// A cookie, of all that there are, on however many lines (RFC 9113, 8.2.3). Nothing is decoded, as nothing was encoded.
    ///
    /// # Errors
    /// When it is missing, or none of a `T`.
    pub fn cookie<T>(&self, name: &'static str, read: ReadText<T>) -> Result<T, Unreadable> {
        self.cookie_opt(name, read)?.ok_or_else(|| Unreadable::missing(PART, name))
    }

    /// The same, if it is there.
    ///
    /// # Errors
    /// When it is none of a `T`.
    pub fn cookie_opt<T>(&self, name: &'static str, read: ReadText<T>) -> Result<Option<T>, Unreadable> {
        let lines = self.headers.get_all(COOKIE).iter().filter_map(|line| std::str::from_utf8(line.as_bytes()).ok());
        let mut cookies = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let value = cookies.find(|(own, _)| *own == name).map(|(_, value)| read(value));
        value.transpose().map_err(|problem| Unreadable::new(PART, name, problem))
    }
}
