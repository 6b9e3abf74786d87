use mighty_runtime::{Api, Conditional, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

struct Member {
    _id: u64,
}

#[endpoints(api = Mighty, errors(401))]
trait Members {
    #[endpoint(method = GET, path = "/members")]
    async fn list(&self, #[header("If-None-Match")] etag: &str) -> Result<Conditional<Member>, ListError>;
}

fn main() {}
