use mighty_runtime::{Api, Problem, endpoints};

pub struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty, errors(401), local)]
pub trait Members {
    #[endpoint(method = DELETE, path = "/members/{member_id}")]
    async fn delete(&self, member_id: u64) -> Result<(), DeleteError>;
}

fn spawn(_: impl Future<Output = ()> + Send) {}

pub fn run(members: impl Members + Send + Sync) {
    spawn(async move {
        if let Err(error) = members.delete(42).await {
            println!("{error}");
        }
    });
}

fn main() {}
