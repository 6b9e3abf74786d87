use mighty_runtime::{Api, Problem, endpoints};

struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop, openapi = "login.json", auth = none)]
trait Orders {
    #[endpoint(method = GET, path = "/orders")]
    async fn call(&self) -> Result<(), CallError>;
}

fn main() {}

// right:     #[endpoint(method = GET, path = "/orders", auth = default)]
