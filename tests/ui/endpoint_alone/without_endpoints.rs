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

// right (9-12): #[mighty_runtime::endpoints(api = Mighty)]
// right (9-12): trait Members {
// right (9-12):     #[endpoint(method = GET, path = "/members/{id}")]
// right (9-12):     async fn show(&self, id: u64, #[query] page: u32) -> Result<(), ShowError>;
// right (9-12): }
