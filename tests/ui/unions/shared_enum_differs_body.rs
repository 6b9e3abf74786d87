use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty)]
trait Members {
    #[endpoint(method = GET, path = "/members", errors(404))]
    async fn list(&self) -> Result<(), SharedError>;

    #[endpoint(method = DELETE, path = "/members", errors(404(Problem)))]
    async fn clear(&self) -> Result<(), SharedError>;
}

fn main() {}

// right (11-15): #[endpoint(method = GET, path = "/members", errors(404(Problem)))]
// right (11-15): async fn list(&self) -> Result<(), SharedError>;
// right (11-15):
// right (11-15): #[endpoint(method = DELETE, path = "/members", errors(404(Problem)))]
// right (11-15): async fn clear(&self) -> Result<(), SharedError>;
