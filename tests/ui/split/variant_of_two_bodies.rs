use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty, errors(409), error = OrdersError)]
trait Orders {
    #[endpoint(method = POST, path = "/orders")]
    async fn place(&self) -> Result<(), PlaceError>;

    #[endpoint(method = PUT, path = "/orders", errors(409 { "sku_taken" => SkuTaken, _ => Conflict(Problem) }))]
    async fn change(&self) -> Result<(), ChangeError>;
}

fn main() {}

// right (14): #[endpoint(method = PUT, path = "/orders", errors(409 { "sku_taken" => SkuTaken, _ => Refused(Problem) }))]
