#[endpoints(
    api = Local,
    errors(429, 503, 5xx),
    retry(on = [429, 503, connect, timeout, reset], base = "200ms", cap = "20s", factor = 2, throttle_base = "2s"),
    timeout = "1m",
    local,
    non_exhaustive,
    crate = crate::facade::rt
)]
trait Jobs {
    #[endpoint(method = GET, path = "/jobs")]
    async fn jobs(&self) -> Result<Vec<Job>, JobsError>;

    #[endpoint(method = POST, path = "/jobs", retry(attempts = 2, rejected = [429]))]
    async fn start(&self, #[body] job: Rc<Job>) -> Result<Job, StartError>;

    #[endpoint(method = POST, path = "/jobs/{id}/stop", idempotent, retry(on = [5xx]), timeout = "10s")]
    async fn stop(&self, id: u64) -> Result<(), StopError>;

    #[endpoint(method = DELETE, path = "/jobs/{id}", retry(never))]
    async fn delete(&self, id: u64) -> Result<(), DeleteError>;
}
