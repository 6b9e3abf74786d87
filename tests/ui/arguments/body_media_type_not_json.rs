use mighty_runtime::{Api, Problem, endpoints};

struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop)]
trait Orders {
    #[endpoint(method = PATCH, path = "/orders")]
    async fn change(&self, #[body("text/plain")] order: u64) -> Result<(), ChangeError>;
}

fn main() {}

// right: async fn change(&self, #[body("application/merge-patch+json")] order: u64) -> Result<(), ChangeError>;
