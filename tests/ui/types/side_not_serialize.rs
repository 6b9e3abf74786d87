use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[derive(serde::Deserialize)]
struct Member {
    id: u64,
}

#[endpoints(api = Mighty, server)]
trait Members {
    #[endpoint(method = GET, path = "/members/{id}")]
    async fn show(&self, id: u64) -> Result<Member, ShowError>;
}

fn main() {}

// right (9): #[derive(serde::Deserialize, serde::Serialize)]
