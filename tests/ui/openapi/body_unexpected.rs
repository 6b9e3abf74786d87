use mighty_runtime::{Api, Problem, endpoints};

struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop, openapi = "shop.json")]
trait Orders {
    #[endpoint(method = DELETE, path = "/orders/{id}", errors(404))]
    async fn delete(&self, id: u64, #[body] why: u64) -> Result<(), DeleteError>;
}

fn main() {}

// right: async fn delete(&self, id: u64) -> Result<(), DeleteError>;
