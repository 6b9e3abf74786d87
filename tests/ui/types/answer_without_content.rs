use mighty_runtime::{Api, FromAnswer, Problem, endpoints};

struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com/v1";
    type ErrorBody = Problem;
}

#[derive(FromAnswer)]
struct Deleted {
    #[body]
    id: u64,
}

#[derive(FromAnswer)]
struct Gone {
    #[header("X-Left")]
    left: u64,
}

#[endpoints(api = Shop, openapi = "wire.json")]
trait Orders {
    #[endpoint(method = DELETE, path = "/orders/{id}")]
    async fn delete(&self, id: u64) -> Result<Deleted, DeleteError>;

    #[endpoint(method = DELETE, path = "/orders/{id}")]
    async fn drop(&self, id: u64) -> Result<Gone, DeleteError>;
}

fn main() {}

// right: async fn delete(&self, id: u64) -> Result<Gone, DeleteError>;
