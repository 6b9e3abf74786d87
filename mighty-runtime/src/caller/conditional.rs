//! The answer to a conditional request.

use http::HeaderMap;

use super::outcome::Outcome;
use super::response::Response;

/// The answer to a conditional request (RFC 9110, 13): write `Result<Conditional<Order>, …>` where the caller may have the
/// representation already, and an argument that says which one that is. 304 Not Modified is then a success.
///
/// ```
/// use mighty_runtime::testing::{InProcess, Reply};
/// use mighty_runtime::{Api, Client, Conditional, Problem, endpoints};
///
/// # enum Shop {}
/// # impl Api for Shop {
/// #     const BASE_URL: &'static str = "https://api.shop.example";
/// #     type ErrorBody = Problem;
/// # }
/// #[endpoints(api = Shop)]
/// trait Orders {
///     /// How many orders are open, if that has changed.
///     #[endpoint(method = GET, path = "/orders/count")]
///     async fn count(&self, #[header("If-None-Match")] etag: Option<&str>) -> Result<Conditional<u64>, CountError>;
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let server = InProcess::script([Reply::json(200, &7).header("etag", "\"a\""), Reply::status(304)]);
/// # let shop = Client::<Shop, _>::over(server).build()?;
/// let Conditional::Modified(count) = shop.count(None).await? else { panic!("without a condition, there is an answer") };
/// assert_eq!(*count, 7);
/// assert!(!shop.count(count.etag()).await?.is_modified()); // what is kept still holds
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub enum Conditional<T> {
    /// There is another representation than the caller's, and this is it. So it is where the request had no condition.
    Modified(Response<T>),
    /// 304: what the caller has still holds. The headers may say anew until when.
    NotModified(Response<()>),
}

impl<T> Conditional<T> {
    /// Whether there is another representation than the caller's.
    #[must_use]
    pub fn is_modified(&self) -> bool {
        matches!(self, Self::Modified(_))
    }

    /// The other representation, or `None` if the caller's still holds.
    #[must_use]
    pub fn into_modified(self) -> Option<Response<T>> {
        match self {
            Self::Modified(response) => Some(response),
            Self::NotModified(_) => None,
        }
    }

    /// The headers of either answer.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        match self {
            Self::Modified(response) => response.headers(),
            Self::NotModified(response) => response.headers(),
        }
    }

    /// The entity tag that now holds, as in [`Response::etag`]. A 304 repeats it.
    #[must_use]
    pub fn etag(&self) -> Option<&str> {
        match self {
            Self::Modified(response) => response.etag(),
            Self::NotModified(response) => response.etag(),
        }
    }

    /// What the call did.
    #[must_use]
    pub fn outcome(&self) -> &Outcome {
        match self {
            Self::Modified(response) => response.outcome(),
            Self::NotModified(response) => response.outcome(),
        }
    }
}

/// As the value describes itself: the rest is no part of a body.
#[cfg(feature = "schemars")]
impl<T: crate::describe::details::Answered> crate::describe::details::Answered for Conditional<T> {
    const HELD: crate::describe::details::Held = T::HELD;
}

#[cfg(feature = "schemars")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Conditional<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> std::borrow::Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
    }
}
