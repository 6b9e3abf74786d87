use mighty_runtime::{Api, Problem, endpoints};

struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop, openapi = "wire.json")]
trait Orders {
    #[endpoint(method = GET, path = "/orders")]
    async fn list(
        &self,
        #[query(style = deep_object)] ids: Option<&str>,
        #[query] tags: &[&str],
        #[query] filter: Option<&str>,
        #[query(name = "created[gte]")] after: Option<u64>,
    ) -> Result<String, ListError>;
}

fn main() {}

// right: #[query(style = comma)] ids: &[u64],
