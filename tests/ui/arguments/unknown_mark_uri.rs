use mighty_runtime::{Api, Link, Problem, endpoints};

struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop)]
trait Orders {
    #[endpoint(method = GET, path = "/orders/{page}")]
    async fn list(&self, #[uri] next: &Link) -> Result<(), ListError>;
}

fn main() {}

// right: async fn list(&self, #[url] next: &Link) -> Result<(), ListError>;
