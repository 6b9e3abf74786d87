use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty, testing)]
trait Members {
    #[endpoint(method = GET, path = "/members/{id}")]
    async fn show<T: std::fmt::Display + Sync>(&self, id: &T, #[query] other: Option<&T>) -> Result<(), ShowError>;
}

fn main() {}

// right: async fn show(&self, id: &u64, #[query] other: Option<&u64>) -> Result<(), ShowError>;
