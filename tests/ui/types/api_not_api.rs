use mighty_runtime::endpoints;

struct Mighty;

#[endpoints(api = Mighty, errors(401, 5xx))]
trait Members {
    #[endpoint(method = GET, path = "/members/{member_id}", errors(404))]
    async fn show(&self, member_id: u64) -> Result<(), ShowError>;

    #[endpoint(method = POST, path = "/members", errors(409))]
    async fn create(&self, #[body] name: u64) -> Result<String, CreateError>;
}

fn main() {}
