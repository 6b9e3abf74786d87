//! What the method of a stream says.

use proc_macro2::TokenStream;

use super::text::shown;
use crate::model::interface::Method;

/// All of its documentation.
pub(crate) fn lines(method: &Method) -> TokenStream {
    let name = shown(&method.name);
    super::lines(&[
        format!("The items of [`{name}`](Self::{name}), over all its pages."),
        String::new(),
        "A page is asked for when its items are wanted, with the retries of that method, and nothing before the first".to_owned(),
        "poll. `pages()` gives the pages whole. After an error the stream asks for the same page again, if it is polled.".to_owned(),
    ])
}
