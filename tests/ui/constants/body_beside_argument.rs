use mighty_runtime::{Api, Problem, endpoints};

struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop)]
trait Orders {
    #[endpoint(method = POST, path = "/orders", body = {})]
    async fn list(&self, #[body] order: &u64) -> Result<(), ListError>;
}

fn main() {}

// right: #[endpoint(method = POST, path = "/orders")]
