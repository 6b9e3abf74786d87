use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty)]
trait Members {
    #[endpoint(method = GET, path = "/members", paginate(link_header))]
    async fn list(&self) -> Result<Vec<u64>, ListError>;

    async fn list_stream(&self) -> u8 {
        7
    }
}

fn main() {}

// right:     async fn list_live(&self) -> u8 {
