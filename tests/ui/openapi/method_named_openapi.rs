use mighty_runtime::{Api, Problem, endpoints};

struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop, openapi = "shop.json")]
trait Orders {
    #[endpoint(method = GET, path = "/openapi.json", undocumented)]
    async fn openapi(&self) -> Result<(), DocumentError>;
}

fn main() {}

// right: async fn show_document(&self) -> Result<(), DocumentError>;
