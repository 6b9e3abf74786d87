//! The parts of a form.

use super::{Content, Incoming};
use crate::serve::from_part::FromPart;
use crate::serve::multipart::Received;
use crate::serve::unreadable::Unreadable;

const PART: &str = "the part";

impl Incoming {
    /// A part.
    ///
    /// # Errors
    /// When it is missing, there more than once, or none of a `T`.
    pub fn part<T: FromPart>(&mut self, name: &'static str) -> Result<T, Unreadable> {
        self.part_opt(name)?.ok_or_else(|| Unreadable::missing(PART, name))
    }

    /// The same, if it is there.
    ///
    /// # Errors
    /// When it is there more than once, or none of a `T`.
    pub fn part_opt<T: FromPart>(&mut self, name: &'static str) -> Result<Option<T>, Unreadable> {
        let mut parts = self.part_all(name)?;
        let part = parts.pop();
        if parts.is_empty() { Ok(part) } else { Err(Unreadable::new(PART, name, "is there more than once")) }
    }

    /// Each of that name.
    ///
    /// # Errors
    /// When one is none of a `T`.
    pub fn part_all<T: FromPart>(&mut self, name: &'static str) -> Result<Vec<T>, Unreadable> {
        let Content::Parts(parts) = &mut self.content else { return Ok(Vec::new()) };
        let own = parts.iter_mut().filter(|part| part.name == name).map(Received::take);
        own.map(T::from_part).collect::<Result<_, _>>().map_err(|problem| Unreadable::new(PART, name, problem))
    }

    /// The same, `None` without any.
    ///
    /// # Errors
    /// When one is none of a `T`.
    pub fn part_all_opt<T: FromPart>(&mut self, name: &'static str) -> Result<Option<Vec<T>>, Unreadable> {
        Ok(Some(self.part_all(name)?).filter(|parts| !parts.is_empty()))
    }
}
