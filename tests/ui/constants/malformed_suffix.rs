use mighty_runtime::{Api, Problem, endpoints};

struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop)]
trait Orders {
    #[endpoint(method = GET, path = "/orders", query(page = 1u8))]
    async fn list(&self) -> Result<(), ListError>;
}

fn main() {}

// right: #[endpoint(method = GET, path = "/orders", query(page = 1))]
