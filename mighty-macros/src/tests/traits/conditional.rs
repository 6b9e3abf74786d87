#[endpoints(api = Archive, errors(5xx))]
pub trait Documents {
    /// A document, if it is another one than the caller's.
    #[endpoint(method = GET, path = "/documents/latest", errors(404))]
    async fn latest(&self, #[header("If-None-Match")] etag: Option<&str>) -> Result<Conditional<Document>, LatestError>;

    /// Whether a document is another one.
    #[endpoint(method = HEAD, path = "/documents/latest", success = 200)]
    async fn has_changed(&self, #[header("If-Modified-Since")] date: &str) -> Result<Conditional<()>, HasChangedError>;
}
