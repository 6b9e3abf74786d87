use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty)]
trait Members {
    #[endpoint(method = GET, path = "/members")]
    #[endpoint(method = POST, path = "/members")]
    async fn list(&self) -> Result<(), ListError>;
}

fn main() {}

// right (11-13): #[endpoint(method = GET, path = "/members")]
// right (11-13): async fn list(&self) -> Result<(), ListError>;
// right (11-13):
// right (11-13): #[endpoint(method = POST, path = "/members")]
// right (11-13): async fn create(&self) -> Result<(), CreateError>;
