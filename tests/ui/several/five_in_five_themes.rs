use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty, errors(401, 600), error = MembersError)]
pub trait Members {
    #[endpoint(method = GET, path = "/members", timeout = "0s")]
    async fn list(&self, #[header("X Page")] page: u32) -> Result<String, ListError>;

    #[endpoint(method = GET, path = "/members/{}")]
    async fn show(&self) -> Result<String, ShowError>;

    #[endpoint(method = DELETE, path = "/members")]
    async fn delete(self) -> Result<(), DeleteError>;
}

fn main() {}
