//! The path, and the whole URL.

use super::Incoming;
use crate::base::link::Link;
use crate::serve::text::ReadText;
use crate::serve::unreadable::Unreadable;

impl Incoming {
    /// What fills a placeholder of the path.
    ///
    /// # Errors
    /// When it is none of a `T`.
    pub fn path<T>(&self, name: &'static str, read: ReadText<T>) -> Result<T, Unreadable> {
        let value = self.path.iter().find(|(placeholder, _)| *placeholder == name);
        let (_, value) = value.ok_or_else(|| Unreadable::missing("the path parameter", name))?;
        read(value).map_err(|problem| Unreadable::new("the path parameter", name, problem))
    }

    /// The whole URL, as far as it arrives: path and query, that of other arguments included. Who is asked there is the server itself.
    ///
    /// # Errors
    /// Never; that it could is what all arguments have in common.
    #[allow(clippy::unnecessary_wraps, reason = "generated code asks for every argument in the same way")]
    pub fn url(&self, _: &'static str) -> Result<Link, Unreadable> {
        Ok(Link::new(self.uri.path_and_query().map_or("/", |target| target.as_str())))
    }
}
