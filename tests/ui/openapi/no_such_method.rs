use mighty_runtime::{Api, Problem, endpoints};

struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop, openapi = "shop.json")]
trait Orders {
    #[endpoint(method = PATCH, path = "/orders/{order}", errors(404))]
    async fn show(&self, order: u64) -> Result<(), ShowError>;
}

fn main() {}

// right: #[endpoint(method = GET, path = "/orders/{order}", errors(404))]
