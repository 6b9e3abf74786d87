use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty)]
trait Members {
    #[endpoint(method = POST, path = "/members", errors(429, 503), retry(rejected = [429, 429]))]
    async fn list(&self) -> Result<(), ListError>;
}

fn main() {}

// right: #[endpoint(method = POST, path = "/members", errors(429, 503), retry(rejected = [429, 503]))]
