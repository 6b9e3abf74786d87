use mighty_runtime::{Api, Problem, endpoints};

struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop, omitted("locale"))]
trait Orders {
    #[endpoint(method = GET, path = "/orders/{id}")]
    async fn show(
        &self,
        id: u64,
        #[header("X-Tenant")] tenant: &str,
        #[header("Cookie")] cookies: &[&str],
    ) -> Result<(), ShowError>;
}

fn main() {}

// right: #[endpoints(api = Shop)]
