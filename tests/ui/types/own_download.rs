use mighty_runtime::{Api, Problem, endpoints};

struct Files;
impl Api for Files {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[derive(serde::Deserialize)]
struct Download {
    url: String,
}

#[endpoints(api = Files)]
trait Shares {
    #[endpoint(method = GET, path = "/share")]
    async fn share(&self) -> Result<Download, ShareError>;
}

fn main() {}

// right (10-17): struct SharedDownload {
// right (10-17): url: String,
// right (10-17): }
// right (10-17): #[endpoints(api = Files)]
// right (10-17): trait Shares {
// right (10-17): #[endpoint(method = GET, path = "/share")]
// right (10-17): async fn share(&self) -> Result<SharedDownload, ShareError>;
