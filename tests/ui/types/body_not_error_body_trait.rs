use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

struct Invalid {
    _fields: Vec<String>,
}

#[endpoints(api = Mighty, errors(422(Invalid)))]
trait Members {
    #[endpoint(method = POST, path = "/members")]
    async fn create(&self) -> Result<(), CreateError>;

    #[endpoint(method = GET, path = "/members")]
    async fn list(&self) -> Result<(), ListError>;
}

fn main() {}
