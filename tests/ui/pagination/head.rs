use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty)]
trait Members {
    #[endpoint(method = HEAD, path = "/members", paginate(link_header))]
    async fn list(&self) -> Result<(), ListError>;
}

fn main() {}

// right (11-12):     #[endpoint(method = GET, path = "/members", paginate(link_header))]
// right:     async fn list(&self) -> Result<Vec<u64>, ListError>;
