use mighty_runtime::{Api, Problem, endpoints};

struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop, opanapi = "shop.json")]
trait Orders {
    #[endpoint(method = GET, path = "/orders/{id}", errors(404), undocumented(410))]
    async fn show(&self, id: u64) -> Result<(), ShowError>;
}

const OPENAPI: &str = OrdersEndpoints::OPENAPI.text();

fn main() {}

// right: #[endpoints(api = Shop, openapi = "shop.json")]
