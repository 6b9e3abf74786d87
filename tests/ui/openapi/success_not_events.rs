use mighty_runtime::{Api, Events, Problem, endpoints};

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
        #[query(style = comma)] ids: &[u64],
        #[query] tags: &[&str],
        #[query] filter: Option<&str>,
        #[query(name = "created[gte]")] after: Option<u64>,
    ) -> Result<Events<u64>, ListError>;
}

fn main() {}

// right: ) -> Result<String, ListError>;
