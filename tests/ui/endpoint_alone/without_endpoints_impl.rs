use mighty_runtime::{Api, Problem, endpoint};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

impl Mighty {
    #[endpoint(method = GET, path = "/members")]
    async fn list(&self) {}
}

fn main() {}
