use mighty_runtime::{Api, Problem, endpoints};

struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop, openapi = "shop.json")]
trait Orders {
    #[endpoint(method = PUT, path = "/orders/{id}/photo")]
    async fn photo(&self, id: u64, #[body] photo: u64) -> Result<(), PhotoError>;
}

fn main() {}

// right: async fn photo(&self, id: u64, #[part] photo: &str) -> Result<(), PhotoError>;
