use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

struct MemberId(u64);

#[endpoints(api = Mighty, errors(401))]
trait Members {
    #[endpoint(method = GET, path = "/members/{member_id}")]
    async fn show(&self, member_id: MemberId) -> Result<(), ShowError>;
}

fn main() {}
