use mighty_runtime::{Api, Conditional, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty)]
trait Members {
    #[endpoint(method = GET, path = "/names", paginate(link_header))]
    async fn names(&self, #[header("If-None-Match")] etag: Option<&str>) -> Result<Conditional<Vec<String>>, NamesError>;
}

fn main() {}

// right: async fn names(&self, #[header("If-None-Match")] etag: Option<&str>) -> Result<Vec<String>, NamesError>;
