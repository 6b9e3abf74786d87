use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty)]
trait Members {
    #[endpoint(method = POST, path = "/members", paginate(cursor_member = "after"))]
    async fn list(&self, #[body] filter: &[u64]) -> Result<Vec<u64>, ListError>;
}

fn main() {}

// right:     #[endpoint(method = POST, path = "/members", paginate(cursor = "next", cursor_member = "after"))]
