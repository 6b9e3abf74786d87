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

// right (9-17): #[derive(serde::Deserialize)]
// right: struct SharedDownload {
// right:     url: String,
// right: }
// right:
// right: #[endpoints(api = Files)]
// right: trait Shares {
// right:     #[endpoint(method = GET, path = "/share")]
// right:     async fn share(&self) -> Result<SharedDownload, ShareError>;
