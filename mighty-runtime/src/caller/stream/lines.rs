//! A stream of lines.

use super::feed::Form;
use super::items::stream_of_items;

stream_of_items! {
    /// A stream of JSON texts, one per line (NDJSON), or each behind a separator (`application/json-seq`, RFC 7464; told by the
    /// `Content-Type`): what a method returns as `Result<Lines<Row>, ExportError>`. Empty lines are passed over, and the last one
    /// needs no end. `Lines<String>` has the lines as they are. All else is as for [`Events`](crate::Events): its errors are the
    /// endpoint's own, and a stream that breaks off after its first item goes on where the author's
    /// [cursor](crate::Streaming::resumes) says how.
    ///
    /// ```
    /// use mighty_runtime::{Api, Client, Lines, Problem, endpoints};
    ///
    /// # #[derive(serde::Deserialize)]
    /// # struct Row { id: u64 }
    /// # enum Shop {}
    /// # impl Api for Shop {
    /// #     const BASE_URL: &'static str = "https://api.shop.example";
    /// #     type ErrorBody = Problem;
    /// # }
    /// #[endpoints(api = Shop, errors(401, 5xx))]
    /// trait Exports {
    ///     /// Every order that there is.
    ///     #[endpoint(method = GET, path = "/orders.ndjson", stream(resume(parameter = "after", member = "/id")))]
    ///     async fn export(&self) -> Result<Lines<Row>, ExportError>;
    /// }
    ///
    /// # async fn run(shop: Client<Shop>) -> Result<(), ExportError> {
    /// let mut rows = shop.export().await?;
    /// while let Some(row) = rows.next().await {
    ///     println!("{}", row?.id);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    Lines, Form::Lines, LinesOf, "application/x-ndjson, application/json-seq, application/jsonl, */*;q=0.5"
}
