use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty)]
pub trait Members {
    #[endpoint(method = GET, path = "/members")]
    async fn list(&mut self, #[query] page: u32, #[body] filter: u64) -> Result<String, ListError>;
}

fn main() {}
