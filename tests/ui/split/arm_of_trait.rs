use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty, errors(409 { "taken" => Taken, _ => Conflict }))]
trait Members {
    #[endpoint(method = POST, path = "/members", errors(409 { "taken" => Taken, "stale" => Stale }))]
    async fn create(&self) -> Result<(), CreateError>;
}

fn main() {}

// right: #[endpoint(method = POST, path = "/members", errors(409 { "stale" => Stale }))]
