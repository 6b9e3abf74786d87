use mighty_runtime::{Api, Download, Problem, endpoints};

struct Chat;
impl Api for Chat {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Chat)]
trait Chats {
    #[endpoint(method = GET, path = "/watch", stream(idle_timeout = "60"))]
    async fn watch(&self) -> Result<Download, WatchError>;
}

fn main() {}

// right: #[endpoint(method = GET, path = "/watch", stream(idle_timeout = "60s"))]
