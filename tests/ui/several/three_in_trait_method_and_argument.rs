use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty, errors(401, 401), timeot = "30s")]
pub trait Members {
    #[endpoint(method = GET, path = "/members/{member_id}")]
    async fn show(&self) -> Result<String, ShowError>;
}

fn main() {}
