use mighty_runtime::{Api, Client, Problem, endpoints};

struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop, errors(404))]
trait Orders {
    #[endpoint(method = GET, path = "/orders/count")]
    async fn count(&self) -> Result<u64, CountError>;
}

async fn run(shop: Client<Shop>) {
    let _ = shop.count().header("x-tenant", "7").await;
}

fn main() {}
