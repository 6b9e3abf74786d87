//! Headers.

use super::Incoming;
use crate::serve::text::ReadText;
use crate::serve::unreadable::Unreadable;

const PART: &str = "the header";

impl Incoming {
    /// A header. One on several lines is one, with commas between them (RFC 9110, 5.3).
    ///
    /// # Errors
    /// When it is missing, or none of a `T`.
    pub fn header<T>(&self, name: &'static str, read: ReadText<T>) -> Result<T, Unreadable> {
        self.header_opt(name, read)?.ok_or_else(|| Unreadable::missing(PART, name))
    }

    /// The same, if it is there.
    ///
    /// # Errors
    /// When it is none of a `T`.
    pub fn header_opt<T>(&self, name: &'static str, read: ReadText<T>) -> Result<Option<T>, Unreadable> {
        let lines = self.lines(name)?;
        let text = match lines.as_slice() {
            [] => return Ok(None),
            [one] => read(one),
            several => read(&several.join(", ")),
        };
        text.map(Some).map_err(|problem| Unreadable::new(PART, name, problem))
    }

    /// Each line of that name. One that is no element by itself may be a list of them, with commas.
    ///
    /// # Errors
    /// When one is none of a `T`.
    pub fn header_all<T>(&self, name: &'static str, read: ReadText<T>) -> Result<Vec<T>, Unreadable> {
        let mut values = Vec::new();
        for line in self.lines(name)? {
            match read(line) {
                Ok(value) => values.push(value),
                Err(problem) => {
                    let elements: Result<Vec<T>, String> =
                        line.split(',').map(|element| read(element.trim())).collect();
                    values.extend(elements.map_err(|_| Unreadable::new(PART, name, problem))?);
                }
            }
        }
        Ok(values)
    }

    /// The same, `None` without any.
    ///
    /// # Errors
    /// When one is none of a `T`.
    pub fn header_all_opt<T>(&self, name: &'static str, read: ReadText<T>) -> Result<Option<Vec<T>>, Unreadable> {
        Ok(Some(self.header_all(name, read)?).filter(|values| !values.is_empty()))
    }

    fn lines(&self, name: &'static str) -> Result<Vec<&str>, Unreadable> {
        let lines = self.headers.get_all(name).iter().map(|value| std::str::from_utf8(value.as_bytes()));
        lines.collect::<Result<_, _>>().map_err(|_| Unreadable::new(PART, name, "is no text in UTF-8"))
    }
}
