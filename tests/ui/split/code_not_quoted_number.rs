use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty)]
trait Orders {
    #[endpoint(method = POST, path = "/orders", errors(409 { 17 => SkuTaken, _ => Conflict }))]
    async fn place(&self) -> Result<(), PlaceError>;
}

fn main() {}

// right: #[endpoint(method = POST, path = "/orders", errors(409 { "17" => SkuTaken, _ => Conflict }))]
