use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty, testing)]
trait Members {
    #[endpoint(method = GET, path = "/members", errors(404 => Crate))]
    async fn list(&self) -> Result<(), ListError>;
}

fn main() {}

// right: #[endpoint(method = GET, path = "/members", errors(404 => NoSuchCrate))]
