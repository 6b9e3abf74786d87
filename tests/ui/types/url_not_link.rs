use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty, errors(401))]
trait Members {
    #[endpoint(method = PUT, path = "/avatar")]
    async fn upload(&self, #[url] next: &str) -> Result<(), UploadError>;
}

fn main() {}
