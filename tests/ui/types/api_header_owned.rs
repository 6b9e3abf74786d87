use mighty_runtime::{Api, Problem, endpoints};

struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com";
    const HEADERS: &'static [(&'static str, &'static str)] = &[("X-Shop", "1"), ("Content-Length", "5")];
    type ErrorBody = Problem;
}

#[endpoints(api = Shop)]
trait Orders {
    #[endpoint(method = GET, path = "/orders")]
    async fn list(&self) -> Result<(), ListError>;
}

fn main() {}
