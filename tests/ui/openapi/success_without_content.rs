use mighty_runtime::{Api, Problem, endpoints};

struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop, openapi = "wire.json")]
trait Orders {
    #[endpoint(method = DELETE, path = "/orders/{id}")]
    async fn delete(&self, id: u64) -> Result<u64, DeleteError>;
}

fn main() {}

// right: async fn delete(&self, id: u64) -> Result<(), DeleteError>;
