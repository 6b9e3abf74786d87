//! The fields of a form or a query, read into a type: the way back of what `serde_html_form` and `serde_qs` write.
//!
//! Their own ways back would not do. The writers leave out what is empty, so that here a list without elements has to be read from
//! nothing; and neither of the two bounds what a stranger sends as this does.

mod absent;
mod error;
mod node;
pub(crate) mod pair;
mod root;
mod scalar;
mod value;

use serde::de::DeserializeOwned;

use self::absent::Absences;
use self::error::Error;
use self::node::Node;
use self::pair::Pair;
use self::root::Root;
use self::scalar::Scalar;

/// Reads pairs. `nested` says that `a[b]` is the field `b` of the field `a`.
///
/// # Errors
/// When they are none of a `T`: the field, and what is wrong with it.
pub(crate) fn read<T: DeserializeOwned>(pairs: &[Pair], nested: bool) -> Result<T, String> {
    let node = if nested { Node::nested(pairs).map_err(|error| error.to_string())? } else { Node::flat(pairs) };
    let absences = Absences::default();
    loop {
        match T::deserialize(Root { pairs, node: &node, absences: &absences }) {
            Ok(value) => return Ok(value),
            // What is missing is read as what nothing is written for, if its type has such a value. Each round knows of one field
            // more, of those that the types have.
            Err(error) if error.is_missing_in().is_some_and(|missing| absences.add(missing)) => {}
            Err(error) => return Err(error.to_string()),
        }
    }
}

/// Reads the text of a value that is no struct.
///
/// # Errors
/// When it is none of a `T`.
pub(crate) fn read_text<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    T::deserialize(Scalar(text)).map_err(|error: Error| error.to_string())
}
