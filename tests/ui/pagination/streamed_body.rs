use mighty_runtime::{Api, Problem, StreamPart, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty)]
trait Members {
    #[endpoint(method = POST, path = "/members", paginate(link_header))]
    async fn list(&self, #[part] photo: StreamPart) -> Result<Vec<u64>, ListError>;
}

fn main() {}

// right (12):     async fn list(&self, #[part] photo: mighty_runtime::Part) -> Result<Vec<u64>, ListError>;
