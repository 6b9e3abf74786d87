use mighty_runtime::{Api, Problem, TokenPlacement, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    const AUTH: &'static [(&'static str, TokenPlacement)] = &[("admin", TokenPlacement::Bearer)];
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty, auth = "root")]
trait Members {
    #[endpoint(method = GET, path = "/members")]
    async fn list(&self) -> Result<Vec<u64>, ListError>;
}

fn main() {}
