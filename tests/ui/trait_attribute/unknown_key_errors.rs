use mighty_runtime::{Api, Problem, endpoints};

struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop, eror(404), error = OrdersError)]
trait Orders {
    #[endpoint(method = GET, path = "/orders")]
    async fn list(&self) -> Result<(), ListError>;
}

async fn gone(shop: &impl Orders) -> bool {
    matches!(shop.list().await, Err(ListError::NotFound(_)))
}

fn main() {}

// right: #[endpoints(api = Shop, errors(404), error = OrdersError)]
