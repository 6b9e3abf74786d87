use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty)]
trait Members {
    #[endpoint(method = POST, path = "/members", idempotency_key = "Idempotency-Key")]
    async fn list(&self, #[header("Idempotency-Key")] key: &str) -> Result<(), ListError>;
}

fn main() {}

// right: async fn list(&self) -> Result<(), ListError>;
