use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty, error = MembersError)]
trait Members {
    #[endpoint(method = GET, path = "/members", errors(409))]
    async fn list(&self) -> Result<(), ListError>;

    #[endpoint(method = DELETE, path = "/members", errors(423 => Conflict))]
    async fn clear(&self) -> Result<(), ClearError>;
}

fn main() {}

// right (11-15): #[endpoint(method = GET, path = "/members", errors(409))]
// right (11-15): async fn list(&self) -> Result<(), ListError>;
// right (11-15):
// right (11-15): #[endpoint(method = DELETE, path = "/members", errors(423))]
// right (11-15): async fn clear(&self) -> Result<(), ClearError>;
