use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[derive(serde::Deserialize)]
struct Listed<T> {
    _items: Vec<T>,
}

#[endpoints(api = Mighty, errors(401))]
trait Members {
    #[endpoint(method = GET, path = "/members", paginate(link = "links.next"))]
    async fn list(&self) -> Result<Listed<u64>, ListError>;
}

fn main() {}
