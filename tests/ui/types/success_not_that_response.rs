use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

mod other {
    pub struct Response<T>(pub T);
}
use other::Response;

#[endpoints(api = Mighty, errors(401))]
trait Members {
    #[endpoint(method = GET, path = "/members")]
    async fn list(&self) -> Result<Response<u64>, ListError>;
}

fn main() {}
