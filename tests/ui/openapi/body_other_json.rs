use mighty_runtime::{Api, Problem, endpoints};

struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop, openapi = "wire.json")]
trait Orders {
    #[endpoint(method = PATCH, path = "/orders/{id}")]
    async fn change(&self, id: u64, #[body] order: u64) -> Result<(), ChangeError>;
}

fn main() {}

// right: async fn change(&self, id: u64, #[body("application/merge-patch+json")] order: u64) -> Result<(), ChangeError>;
