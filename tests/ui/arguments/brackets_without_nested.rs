use mighty_runtime::{Api, Problem, endpoints};

struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop)]
trait Orders {
    #[endpoint(method = GET, path = "/orders")]
    async fn list(&self, #[query(brackets)] ids: &[u64]) -> Result<(), ListError>;
}

fn main() {}

// right: async fn list(&self, #[query(style = brackets)] ids: &[u64]) -> Result<(), ListError>;
