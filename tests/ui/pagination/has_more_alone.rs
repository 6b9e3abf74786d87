use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty)]
trait Members {
    #[endpoint(method = GET, path = "/members", paginate(link = "next", has_more = "has_more"))]
    async fn list(&self) -> Result<Vec<u64>, ListError>;
}

fn main() {}

// right:     #[endpoint(method = GET, path = "/members", paginate(link = "next"))]
