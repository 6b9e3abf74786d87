use mighty_runtime::{Api, Events, Problem, endpoints};

struct Chat;
impl Api for Chat {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Chat)]
trait Chats {
    #[endpoint(method = GET, path = "/watch", stream(ends = "[DONE]"))]
    async fn watch(&self) -> Result<Events<u64>, WatchError>;
}

fn main() {}

// right: #[endpoint(method = GET, path = "/watch", stream(end = "[DONE]"))]
