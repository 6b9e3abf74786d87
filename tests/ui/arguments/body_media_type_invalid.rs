use mighty_runtime::{Api, Problem, endpoints};

struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop)]
trait Orders {
    #[endpoint(method = PUT, path = "/orders")]
    async fn list(&self, #[body(raw, "csv")] table: &str) -> Result<(), ListError>;
}

fn main() {}

// right: async fn list(&self, #[body(raw, "text/csv")] table: &str) -> Result<(), ListError>;
