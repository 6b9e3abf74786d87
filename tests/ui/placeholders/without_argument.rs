use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty)]
trait Members {
    #[endpoint(method = GET, path = "/members/{id}")]
    async fn list(&self) -> Result<(), ListError>;
}

fn main() {}

// right (11-12): #[endpoint(method = GET, path = "/members/{id}")]
// right (11-12): async fn list(&self, id: u64) -> Result<(), ListError>;
