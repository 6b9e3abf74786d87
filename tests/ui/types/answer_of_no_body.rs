use mighty_runtime::{Api, FromAnswer, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[derive(Debug, FromAnswer)]
struct Deleted {
    #[body]
    id: u64,
}

#[derive(Debug, FromAnswer)]
struct Gone {
    #[header("X-Left")]
    left: u64,
}

#[endpoints(api = Mighty)]
trait Members {
    #[endpoint(method = DELETE, path = "/members", success = 204)]
    async fn delete(&self) -> Result<Deleted, DeleteError>;

    #[endpoint(method = PUT, path = "/members", success(200(Deleted) => Put, 204(Gone) => Nothing))]
    async fn put(&self) -> Result<PutOutcome, PutError>;
}

fn main() {}

// right: #[endpoint(method = DELETE, path = "/members", success = 200)]
