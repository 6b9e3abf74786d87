use mighty_runtime::testing::{Mock, any};
use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty, server, testing)]
trait Members {
    #[endpoint(method = GET, path = "/members/{id}")]
    async fn show(&self) -> Result<u64, ShowError>;
}

struct Backend;

impl Members for Backend {
    async fn show(&self) -> Result<u64, ShowError> {
        Ok(1)
    }
}

fn main() {
    let mock = Mock::<Mighty>::new();
    mock.show(any).returns(1).times(2);
    mock.show(any).returns_with(|_| 1).returns_json(2);
    drop(MembersServer::router(Backend));
}

// right: #[endpoint(method = GET, path = "/members")]
