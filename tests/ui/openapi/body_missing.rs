use mighty_runtime::{Api, Problem, endpoints};

struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop, openapi = "shop.json")]
trait Orders {
    #[endpoint(method = POST, path = "/orders", errors(409, 422))]
    async fn create(&self) -> Result<(), CreateError>;
}

fn main() {}

// right: async fn create(&self, #[body] order: u64) -> Result<(), CreateError>;
