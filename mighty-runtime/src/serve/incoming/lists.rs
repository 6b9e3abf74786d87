//! Lists in one pair of the query. They are parted before they are decoded: a delimiter that is encoded belongs to an element.

use url::form_urlencoded;

use super::Incoming;
use crate::serve::text::ReadText;
use crate::serve::unreadable::Unreadable;

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident, $optional:ident: $delimiters:expr;)*) => {
        $(
            $(#[$doc])*
            ///
            /// # Errors
            /// When an element is none of a `T`, or there is a second list.
            pub fn $name<T>(&self, name: &'static str, read: ReadText<T>) -> Result<Vec<T>, Unreadable> {
                self.joined(name, $delimiters, read)
            }

            /// The same, `None` without any.
            ///
            /// # Errors
            /// The same.
            pub fn $optional<T>(&self, name: &'static str, read: ReadText<T>) -> Result<Option<Vec<T>>, Unreadable> {
                Ok(Some(self.$name(name, read)?).filter(|values| !values.is_empty()))
            }
        )*
    };
}

impl Incoming {
    lists! {
        /// A list with commas between its elements.
        query_comma, query_comma_all_opt: &[","];
        /// A list with `|` between its elements.
        query_pipe, query_pipe_all_opt: &["|", "%7C", "%7c"];
        /// A list with spaces between its elements.
        query_space, query_space_all_opt: &["%20", "+"];
    }

    fn joined<T>(&self, name: &'static str, delimiters: &[&str], read: ReadText<T>) -> Result<Vec<T>, Unreadable> {
        let problem = |problem: &str| Unreadable::new("the query parameter", name, problem);
        let mut lists = self.uri.query().unwrap_or_default().split('&').filter_map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(key) == name && !pair.is_empty()).then_some(value)
        });
        let Some(list) = lists.next() else { return Ok(Vec::new()) };
        if lists.next().is_some() {
            return Err(problem("is there more than once"));
        }
        let elements = parted(list, delimiters).into_iter().map(|element| read(&decoded(element)));
        elements.collect::<Result<_, _>>().map_err(|error| problem(&error))
    }
}

/// The pieces between delimiters.
fn parted<'a>(list: &'a str, delimiters: &[&str]) -> Vec<&'a str> {
    let mut pieces = Vec::new();
    let mut rest = list;
    loop {
        let places = delimiters.iter().filter_map(|delimiter| Some((rest.find(delimiter)?, delimiter.len())));
        let cut = places.min().and_then(|(at, length)| Some((rest.get(..at)?, rest.get(at + length..)?)));
        let Some((piece, behind)) = cut else { break };
        pieces.push(piece);
        rest = behind;
    }
    pieces.push(rest);
    pieces
}

/// A name or a value, decoded. It has neither `=` nor `&` in it that would be taken for the end of a name or of a pair.
fn decoded(text: &str) -> String {
    let pair = ["=", &text.replace('=', "%3D")].concat();
    form_urlencoded::parse(pair.as_bytes()).next().map(|(_, value)| value.into_owned()).unwrap_or_default()
}
