use mighty_runtime::{Api, Conditional, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty)]
trait Members {
    #[endpoint(method = GET, path = "/name")]
    async fn name(&self, #[header("If-Match")] etag: Option<&str>) -> Result<Conditional<String>, NameError>;
}

fn main() {}

// right: async fn name(&self, #[header("If-None-Match")] etag: Option<&str>) -> Result<Conditional<String>, NameError>;
