use mighty_runtime::{Api, Problem, endpoints};

struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop, openapi = "wire.json")]
trait Orders {
    #[endpoint(method = GET, path = "/areas/{shape}")]
    async fn area(&self, shape: &str) -> Result<(), AreaError>;
}

fn main() {}

// right: #[endpoint(method = GET, path = "/area/{shape}", undocumented)]
