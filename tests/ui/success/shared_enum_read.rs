use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty)]
trait Members {
    #[endpoint(method = POST, path = "/members", success(200(u64) => Ready, 202 => Queued))]
    async fn create(&self) -> Result<Outcome, CreateError>;
    #[endpoint(method = PUT, path = "/members")]
    async fn replace(&self) -> Result<Outcome, ReplaceError>;
}

fn main() {}

// right (13-13): #[endpoint(method = PUT, path = "/members", success(200(u64) => Ready, 202 => Queued))]
