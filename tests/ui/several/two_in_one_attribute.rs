use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty)]
pub trait Members {
    #[endpoint(method = GTE, path = "/members", errors(404, 200))]
    async fn list(&self) -> Result<String, ListError>;
}

fn main() {}
