use mighty_runtime::{Api, Problem, endpoint};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

trait Members {
    #[endpoint(method = GET, path = "/members/{id}")]
    async fn show(&self, id: u64, #[query] page: u32) -> Result<(), Problem>;
}

fn main() {}
