use mighty_runtime::{Api, Lines, Problem, endpoints};

struct Chat;
impl Api for Chat {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Chat)]
trait Chats {
    #[endpoint(method = GET, path = "/watch", stream(resume(query = "after", member = "/id")))]
    async fn watch(&self) -> Result<Lines<u64>, WatchError>;
}

fn main() {}

// right: #[endpoint(method = GET, path = "/watch", stream(resume(parameter = "after", member = "/id")))]
