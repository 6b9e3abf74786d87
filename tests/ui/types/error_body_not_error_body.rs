use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[derive(Debug)]
struct Own;

#[endpoints(api = Mighty, errors(404, 409 { "taken" => Taken, _ => Conflict }), error_body = Own, error = MembersError)]
trait Members {
    #[endpoint(method = POST, path = "/members")]
    async fn create(&self) -> Result<(), CreateError>;
}

fn main() {}
