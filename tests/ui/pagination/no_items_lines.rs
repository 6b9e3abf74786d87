use mighty_runtime::{Api, Lines, Problem, endpoints};

struct Chat;
impl Api for Chat {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Chat)]
trait Chats {
    #[endpoint(method = GET, path = "/watch", paginate(link_header))]
    async fn watch(&self) -> Result<Lines<u64>, WatchError>;
}

fn main() {}

// right: async fn watch(&self) -> Result<Vec<u64>, WatchError>;
