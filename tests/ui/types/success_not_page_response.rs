use mighty_runtime::{Api, Problem, Response, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[derive(serde::Deserialize)]
struct Listed {
    _items: Vec<u64>,
}

#[endpoints(api = Mighty, errors(401))]
trait Members {
    #[endpoint(method = GET, path = "/members", paginate(link = "links.next"))]
    async fn list(&self) -> Result<Response<Listed>, ListError>;
}

fn main() {}
