use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty, server)]
trait Members {
    #[endpoint(method = GET, path = "/members/{id}")]
    async fn show(&self, id: &'static str) -> Result<(), ShowError>;
}

fn main() {}

// right: async fn show(&self, id: &str) -> Result<(), ShowError>;
