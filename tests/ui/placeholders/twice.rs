use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty)]
trait Members {
    #[endpoint(method = GET, path = "/networks/{id}/members/{id}")]
    async fn show(&self, id: u64) -> Result<(), ShowError>;
}

fn main() {}

// right (11-12): #[endpoint(method = GET, path = "/networks/{network_id}/members/{id}")]
// right (11-12): async fn show(&self, network_id: u64, id: u64) -> Result<(), ShowError>;
