use mighty_runtime::endpoints;

struct Mighty;

#[endpoints(api = Mighty, errors(401))]
trait Members {
    #[endpoint(method = GET, path = "/members", paginate)]
    async fn list(&self) -> Result<Vec<u64>, ListError>;
}

fn main() {}
