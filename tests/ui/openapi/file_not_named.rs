use mighty_runtime::{Api, Problem, endpoints};

struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop, openapi = "")]
trait Orders {
    #[endpoint(method = GET, path = "/orders", errors(400))]
    async fn list(&self, #[query] page: Option<u32>, #[query] shop: u64) -> Result<(), ListError>;
}

fn main() {}

// right: #[endpoints(api = Shop, openapi = "shop.json")]
