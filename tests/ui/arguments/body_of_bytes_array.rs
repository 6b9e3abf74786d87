use mighty_runtime::{Api, Problem, endpoints};

struct Depot;
impl Api for Depot {
    const BASE_URL: &'static str = "https://api.example.com/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Depot)]
trait Blobs {
    #[endpoint(method = PUT, path = "/blob")]
    async fn store(&self, #[body] data: &[u8; 32]) -> Result<(), StoreError>;
}

fn main() {}

// right: async fn store(&self, #[body(json)] data: &[u8; 32]) -> Result<(), StoreError>;
