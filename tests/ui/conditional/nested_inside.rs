use mighty_runtime::{Api, Conditional, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty)]
trait Members {
    #[endpoint(method = GET, path = "/name")]
    async fn name(&self, #[header("If-Modified-Since")] date: &str) -> Result<Conditional<mighty_runtime::Response<String>>, NameError>;
}

fn main() {}

// right: async fn name(&self, #[header("If-Modified-Since")] date: &str) -> Result<Conditional<String>, NameError>;
