use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[derive(Debug, serde::Serialize)]
struct New {
    name: String,
}

#[endpoints(api = Mighty, server)]
trait Members {
    #[endpoint(method = POST, path = "/members")]
    async fn create(&self, #[body] new: &New) -> Result<(), CreateError>;
}

fn main() {}
