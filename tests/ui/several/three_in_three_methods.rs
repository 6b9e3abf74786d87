use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty, errors(401))]
pub trait Members {
    #[endpoint(method = GET, path = "/members", errors(401))]
    async fn list(&self) -> Result<String, ListError>;

    #[endpoint(method = POST, path = "/members", retry(attempts = 0))]
    async fn create(&self, #[body] name: u64) -> Result<String, CreateError>;

    #[endpoint(method = DELETE, path = "/members/{member_id}", timeout = "soon")]
    async fn delete(&self, member_id: u64) -> Result<(), DeleteError>;
}

fn main() {}
