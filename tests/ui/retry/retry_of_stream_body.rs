use mighty_runtime::{Api, Body, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty)]
trait Members {
    #[endpoint(method = PUT, path = "/avatar", retry(attempts = 2))]
    async fn upload(&self, #[body(raw)] avatar: Body) -> Result<(), UploadError>;
}

fn main() {}

// right: #[endpoint(method = PUT, path = "/avatar", retry(never))]
