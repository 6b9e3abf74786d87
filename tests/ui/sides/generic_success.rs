use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty, server, testing)]
trait Members {
    #[endpoint(method = GET, path = "/members/{id}")]
    async fn show<T: serde::de::DeserializeOwned + Send>(&self, id: u64) -> Result<Vec<T>, ShowError>;
}

fn main() {}

// right: async fn show(&self, id: u64) -> Result<Vec<u64>, ShowError>;
