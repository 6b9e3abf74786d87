use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty, errors(404 => Status), testing)]
trait Members {
    #[endpoint(method = GET, path = "/members")]
    async fn list(&self) -> Result<(), ListError>;
    #[endpoint(method = DELETE, path = "/members")]
    async fn clear(&self) -> Result<(), ClearError>;
}

fn main() {}

// right: #[endpoints(api = Mighty, errors(404 => NoSuchStatus), testing)]
