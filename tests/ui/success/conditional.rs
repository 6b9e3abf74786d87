use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty)]
trait Members {
    #[endpoint(method = GET, path = "/members", success(200(u64) => Ready, 202 => Queued))]
    async fn create(&self, #[header("If-None-Match")] etag: &str) -> Result<mighty_runtime::Conditional<Outcome>, CreateError>;
}

fn main() {}

// right (11-12): #[endpoint(method = GET, path = "/members", success(200(u64) => Ready, 202 => Queued, 304 => Unchanged))]
// right (11-12): async fn create(&self, #[header("If-None-Match")] etag: &str) -> Result<Outcome, CreateError>;
