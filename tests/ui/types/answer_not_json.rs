use mighty_runtime::{Api, FromAnswer, Problem, endpoints};

struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com/v1";
    type ErrorBody = Problem;
}

#[derive(FromAnswer)]
struct Listed {
    #[body]
    orders: Vec<u64>,
}

#[derive(FromAnswer)]
struct Table {
    #[body]
    rows: String,
}

#[endpoints(api = Shop, openapi = "wire.json", omitted("ids", "tags", "filter", "created"))]
trait Orders {
    #[endpoint(method = GET, path = "/orders")]
    async fn list(&self) -> Result<Listed, ListError>;

    #[endpoint(method = GET, path = "/orders")]
    async fn table(&self) -> Result<Table, ListError>;
}

fn main() {}

// right: async fn list(&self) -> Result<Table, ListError>;
