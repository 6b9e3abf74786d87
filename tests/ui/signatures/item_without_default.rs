use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty)]
trait Members {
    type Page;

    #[endpoint(method = GET, path = "/members")]
    async fn list(&self) -> Result<(), ListError>;
}

fn main() {}

// right (9-15): trait Paged {
// right (9-15):     type Page;
// right (9-15): }
// right (9-15):
// right (9-15): impl<T> Paged for mighty_runtime::Client<Mighty, T> {
// right (9-15):     type Page = u32;
// right (9-15): }
// right (9-15):
// right (9-15): #[endpoints(api = Mighty)]
// right (9-15): trait Members: Paged {
// right (9-15):     #[endpoint(method = GET, path = "/members")]
// right (9-15):     async fn list(&self) -> Result<(), ListError>;
// right (9-15): }
