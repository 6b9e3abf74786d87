#[endpoints(api = Files, errors(413, 5xx), retry(attempts = 3))]
pub trait Uploads {
    /// Logs in.
    #[endpoint(method = POST, path = "/login", idempotent, errors(401))]
    async fn login(&self, #[form] credentials: &Credentials) -> Result<Response<Session>, LoginError>;

    /// Changes a file's description.
    #[endpoint(method = PATCH, path = "/files/{id}", errors(404))]
    async fn describe(&self, id: Uuid, #[body] change: Option<Change>) -> Result<(), DescribeError>;

    /// Changes some of a file's fields.
    #[endpoint(method = PATCH, path = "/files/{id}/fields", errors(404))]
    async fn patch(&self, id: Uuid, #[body("application/merge-patch+json")] change: &Change) -> Result<(), PatchError>;

    /// Uploads files.
    #[endpoint(method = POST, path = "/files", idempotency_key = "Idempotency-Key", attempt_timeout = "1.5s")]
    async fn upload(
        &self,
        #[part] title: String,
        #[part(name = "file")] files: Vec<Part>,
        #[part] preview: Option<Part>,
    ) -> Result<Receipt, UploadError>;

    /// Uploads thumbnails.
    #[endpoint(method = POST, path = "/files/{id}/thumbnails", retry(rejected = [429, 503], factor = 2))]
    async fn thumbnails(&self, id: Uuid, #[part] thumbnail: Option<Vec<Part>>) -> Result<(), UploadError>;

    /// Uploads a stream.
    #[endpoint(method = PUT, path = "/streams/{name}")]
    async fn stream(&self, name: &str, #[part] data: StreamPart) -> Result<(), StreamError>;

    /// Downloads a file.
    #[endpoint(method = GET, path = "/files/{id}/content", errors(404), timeout = "5m")]
    async fn download(&self, id: Uuid) -> Result<Bytes, DownloadError>;
}
