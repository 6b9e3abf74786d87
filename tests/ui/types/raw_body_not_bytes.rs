use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

struct Avatar(Vec<u8>);

#[endpoints(api = Mighty, errors(401))]
trait Members {
    #[endpoint(method = PUT, path = "/avatar")]
    async fn upload(&self, #[body(raw)] avatar: Avatar) -> Result<(), UploadError>;
}

fn main() {}
