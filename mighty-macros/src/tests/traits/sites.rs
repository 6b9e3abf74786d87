#[endpoints(api = Shop, auth = "admin", base = "files")]
trait Files {
    #[endpoint(method = GET, path = "/files/{id}", follow)]
    async fn download(&self, id: u64) -> Result<Bytes, DownloadError>;

    #[endpoint(method = POST, path = "/login", auth = none, base = default)]
    async fn login(&self, #[form] user: &User) -> Result<Session, LoginError>;

    #[cfg(unix)]
    #[endpoint(method = DELETE, path = "/files/{id}", auth = default)]
    async fn delete(&self, id: u64) -> Result<(), DeleteError>;

    #[endpoint(method = GET, path = "/jobs", base = "jobs")]
    async fn jobs(&self) -> Result<Vec<Job>, JobsError>;
}
