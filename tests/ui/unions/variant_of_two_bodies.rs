use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty, errors(409), error = MembersError)]
trait Members {
    #[endpoint(method = GET, path = "/members")]
    async fn list(&self) -> Result<(), ListError>;

    #[endpoint(method = DELETE, path = "/members", errors(409(Problem)))]
    async fn clear(&self) -> Result<(), ClearError>;
}

fn main() {}

// right (9-16): #[endpoints(api = Mighty, errors(409), error = MembersError)]
// right (9-16): trait Members {
// right (9-16):     #[endpoint(method = GET, path = "/members")]
// right (9-16):     async fn list(&self) -> Result<(), ListError>;
// right (9-16):
// right (9-16):     #[endpoint(method = DELETE, path = "/members", errors(409 => NotEmpty(Problem)))]
// right (9-16):     async fn clear(&self) -> Result<(), ClearError>;
// right (9-16): }
