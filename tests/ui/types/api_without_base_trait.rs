use mighty_runtime::{Api, Base, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    const BASES: &'static [Base] = &[Base::new("files", "https://files.example.com")];
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty, base = "")]
trait Members {
    #[endpoint(method = GET, path = "/members")]
    async fn list(&self) -> Result<Vec<u64>, ListError>;
}

fn main() {}
