use mighty_runtime::{Api, Events, Problem, endpoints};

struct Chat;
impl Api for Chat {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

struct Delta;

#[endpoints(api = Chat)]
trait Chats {
    #[endpoint(method = GET, path = "/watch")]
    async fn watch(&self) -> Result<Events<Delta>, WatchError>;
}

fn main() {}

// right (9): #[derive(serde::Deserialize)] struct Delta;
