use mighty_runtime::{Api, Problem, endpoints};

struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop, openapi = "login.json")]
trait Orders {
    #[endpoint(method = GET, path = "/orders", auth = none)]
    async fn call(&self) -> Result<(), CallError>;
}

fn main() {}

// right:     #[endpoint(method = GET, path = "/orders")]
