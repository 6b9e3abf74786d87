use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty)]
trait Members {
    #[endpoint(method = GET, path = "/members/{member-id}")]
    async fn show(&self, id: u64) -> Result<(), ShowError>;
}

fn main() {}

// right (11-12): #[endpoint(method = GET, path = "/members/{member_id}")]
// right (11-12): async fn show(&self, member_id: u64) -> Result<(), ShowError>;
