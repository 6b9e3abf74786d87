use mighty_runtime::{Api, Problem, TokenPlacement, endpoints};

struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com";
    const TOKEN: TokenPlacement = TokenPlacement::Header("TE");
    type ErrorBody = Problem;
}

#[endpoints(api = Shop)]
trait Orders {
    #[endpoint(method = GET, path = "/orders")]
    async fn list(&self) -> Result<(), ListError>;
}

fn main() {}
