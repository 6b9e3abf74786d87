use mighty_runtime::{Api, Problem, endpoints};

struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop)]
trait Orders {
    #[endpoint(method = GET, path = "/orders", headers("accept" = "text/csv"))]
    async fn list(&self, #[header("Accept")] kind: &str) -> Result<(), ListError>;
}

fn main() {}

// right: #[endpoint(method = GET, path = "/orders")]
