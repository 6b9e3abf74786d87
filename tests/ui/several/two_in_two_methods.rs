use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty, errors(401), error = MembersError)]
pub trait Members {
    #[endpoint(method = get, path = "/members/{member_id}", errors(404))]
    async fn show(&self, member_id: u64) -> Result<String, ShowError>;

    #[endpoint(method = POST, path = "/members")]
    async fn create(&self, #[boddy] name: &str) -> Result<String, CreateError>;
}

fn main() {}
