//! What a page is.

use crate::caller::response::Response;

/// An answer with some of a list's items in it: the success type of an endpoint with `paginate`.
///
/// A bare JSON array is one as a `Vec`. An envelope says where its items are:
///
/// ```
/// use mighty_runtime::Page;
///
/// /// `{"items": […], "links": {"next": …}}`
/// #[derive(serde::Deserialize)]
/// pub struct Listed<T> {
///     pub items: Vec<T>,
/// }
///
/// impl<T> Page for Listed<T> {
///     type Item = T;
///
///     fn items(&self) -> &[T] {
///         &self.items
///     }
///
///     fn into_items(self) -> Vec<T> {
///         self.items
///     }
/// }
/// ```
///
/// The link to the next page need not be a field of it: that is read from the answer itself, as
/// [`Pagination`](crate::Pagination) says.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a page of items",
    label = "this success type does not implement `Page`",
    note = "implement `mighty_runtime::Page` for it: `items` and `into_items`; or take `paginate` away"
)]
pub trait Page {
    /// What the list is made of.
    type Item;

    /// The items of this page, in order. A page without any ends the list.
    fn items(&self) -> &[Self::Item];

    /// The items by value.
    fn into_items(self) -> Vec<Self::Item>;
}

impl<T> Page for Vec<T> {
    type Item = T;

    fn items(&self) -> &[T] {
        self
    }

    fn into_items(self) -> Self {
        self
    }
}

impl<P: Page> Page for Response<P> {
    type Item = P::Item;

    fn items(&self) -> &[P::Item] {
        P::items(self)
    }

    fn into_items(self) -> Vec<P::Item> {
        self.into_inner().into_items()
    }
}
