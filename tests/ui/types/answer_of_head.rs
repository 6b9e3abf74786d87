use mighty_runtime::{Api, FromAnswer, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[derive(FromAnswer)]
struct Listed {
    #[body]
    members: Vec<u64>,
    #[header("X-Total-Count")]
    total: u64,
}

#[derive(FromAnswer)]
struct Counted {
    #[header("X-Total-Count")]
    total: u64,
}

#[endpoints(api = Mighty)]
trait Members {
    #[endpoint(method = HEAD, path = "/members")]
    async fn list(&self) -> Result<Listed, ListError>;

    #[endpoint(method = HEAD, path = "/members")]
    async fn count(&self) -> Result<Counted, ListError>;
}

fn main() {}

// right: async fn list(&self) -> Result<Counted, ListError>;
