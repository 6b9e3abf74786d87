//! What an argument must be able to do to be read back, where it is neither a text nor a body as it is.

use serde::de::DeserializeOwned;

use super::unreadable::Unreadable;

/// A value that can be read from a JSON body, a form, or the fields of a query: anything that is `Deserialize` and owns what it holds.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from a body, a form or the fields of a query",
    label = "this argument does not implement `serde::Deserialize`",
    note = "a mock or a server reads it back: put `#[derive(serde::Deserialize)]` on it, and on every type in it; a text that it borrows has to be a `Cow`"
)]
pub trait Readable: DeserializeOwned {}

#[diagnostic::do_not_recommend]
impl<T: DeserializeOwned> Readable for T {}

/// A list of a known length.
///
/// # Errors
/// When there are more or fewer.
pub fn array<T, const N: usize>(name: &'static str, values: Vec<T>) -> Result<[T; N], Unreadable> {
    let count = values.len();
    let problem = |_| Unreadable::new("the list", name, format_args!("has {count} elements, not {N}"));
    <[T; N]>::try_from(values).map_err(problem)
}

/// The same, if there is one.
///
/// # Errors
/// When there are more or fewer.
pub fn array_opt<T, const N: usize>(name: &'static str, values: Option<Vec<T>>) -> Result<Option<[T; N]>, Unreadable> {
    values.map(|values| array(name, values)).transpose()
}
