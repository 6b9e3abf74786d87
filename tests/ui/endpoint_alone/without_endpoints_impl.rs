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

// right (9-12): #[mighty_runtime::endpoints(api = Mighty)]
// right (9-12): trait Members {
// right (9-12):     #[endpoint(method = GET, path = "/members")]
// right (9-12):     async fn list(&self) -> Result<(), ListError>;
// right (9-12): }
