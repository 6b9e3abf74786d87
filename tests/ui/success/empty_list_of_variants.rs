use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty)]
trait Members {
    #[endpoint(method = POST, path = "/members", success())]
    async fn create(&self) -> Result<Outcome, CreateError>;
}

fn main() {}

// right: #[endpoint(method = POST, path = "/members", success(200(u64) => Ready, 202 => Queued))]
