use mighty_runtime::{Api, Base, Problem, TokenPlacement, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    const AUTH: &'static [(&'static str, TokenPlacement)] = &[("admin", TokenPlacement::Bearer)];
    const BASES: &'static [Base] = &[Base::new("files", "https://files.example.com")];
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty)]
trait Members {
    #[endpoint(method = GET, path = "/members", base = "files", auth = "admin")]
    async fn list(&self) -> Result<Vec<u64>, ListError>;
}

fn main() {}
