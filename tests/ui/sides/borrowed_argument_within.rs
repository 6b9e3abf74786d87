use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[derive(serde::Serialize, Debug)]
struct Wrapped<T>(T);

#[endpoints(api = Mighty, server)]
trait Members {
    #[endpoint(method = POST, path = "/members")]
    async fn create(&self, #[body] new: Wrapped<&str>) -> Result<(), CreateError>;
}

fn main() {}

// right: async fn create(&self, #[body] new: Vec<&str>) -> Result<(), CreateError>;
