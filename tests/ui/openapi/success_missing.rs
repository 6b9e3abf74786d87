use mighty_runtime::{Api, Problem, endpoints};

struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop, openapi = "jobs.json")]
trait Jobs {
    #[endpoint(method = POST, path = "/jobs", success = [200, 201])]
    async fn start(&self) -> Result<u64, StartError>;
}

fn main() {}

// right: #[endpoint(method = POST, path = "/jobs", success = [200, 201, 202])]
