use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty)]
trait Members {
    #[endpoint(method = POST, path = "/members")]
    async fn list(&self, #[header("Content-Type")] kind: &str, #[body] member: u64) -> Result<(), ListError>;
}

fn main() {}

// right: async fn list(&self, #[body] member: u64) -> Result<(), ListError>;
