use mighty_runtime::{Api, Problem, endpoints};

struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop)]
trait Orders {
    #[endpoint(method = GET, path = "/orders/{id}", omitted("locale"))]
    async fn show(
        &self,
        id: u64,
        #[header("X-Tenant")] tenant: &str,
        #[header("Cookie")] cookies: &[&str],
    ) -> Result<(), ShowError>;
}

fn main() {}

// right: #[endpoint(method = GET, path = "/orders/{id}")]
