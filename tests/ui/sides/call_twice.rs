use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty, server)]
trait Members {
    #[endpoint(method = GET, path = "/members/{id}")]
    async fn show(&self, id: u64) -> Result<(), FindError>;
    #[endpoint(method = GET, path = "/teams/{id}")]
    async fn find(&self, id: u64) -> Result<(), SharedError>;
    #[endpoint(method = GET, path = "/spaces/{id}")]
    async fn space(&self, id: u64) -> Result<(), SharedError>;
}

fn main() {}

// right: async fn find(&self, id: u64) -> Result<(), TeamError>;
