use mighty_runtime::{Api, Conditional, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty)]
trait Members {
    #[endpoint(method = PUT, path = "/name")]
    async fn rename(&self, #[header("If-None-Match")] etag: &str) -> Result<Conditional<String>, RenameError>;
}

fn main() {}

// right: async fn rename(&self, #[header("If-None-Match")] etag: &str) -> Result<String, RenameError>;
