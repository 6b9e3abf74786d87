use mighty_runtime::{Api, Problem, endpoints};

struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop, openapi = "wire.json")]
trait Orders {
    #[endpoint(method = GET, path = "/orders/{id}")]
    async fn show(
        &self,
        id: u64,
        #[header("Cookie")] cookies: &[&str],
        #[query] locale: Option<&str>,
    ) -> Result<(), ShowError>;
}

fn main() {}

// right (11): #[endpoint(method = GET, path = "/orders/{id}", omitted("X-Tenant"))]
