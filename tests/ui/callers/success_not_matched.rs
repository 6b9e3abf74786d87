use mighty_runtime::{Api, Client, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty)]
trait Members {
    #[endpoint(method = POST, path = "/members", success(200(u64) => Ready, 202 => Queued))]
    async fn create(&self) -> Result<Outcome, CreateError>;
}

async fn ask(client: Client<Mighty>) {
    if let Ok(outcome) = client.create().await {
        match outcome {
            Outcome::Ready(_) => {}
        }
    }
}

fn main() {}
