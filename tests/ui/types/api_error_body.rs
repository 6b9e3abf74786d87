use mighty_runtime::{Api, endpoints};

struct MightyError;

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = MightyError;
}

#[endpoints(api = Mighty, errors(401, 5xx))]
trait Members {
    #[endpoint(method = GET, path = "/members/{member_id}", errors(404))]
    async fn show(&self, member_id: u64) -> Result<(), ShowError>;

    #[endpoint(method = POST, path = "/members", errors(409))]
    async fn create(&self, #[body] name: u64) -> Result<String, CreateError>;
}

fn main() {}
