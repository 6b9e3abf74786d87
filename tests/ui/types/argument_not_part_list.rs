use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

struct Avatar(Vec<u8>);

#[endpoints(api = Mighty, errors(401))]
trait Members {
    #[endpoint(method = POST, path = "/members")]
    async fn upload(&self, #[part] avatars: Vec<Avatar>) -> Result<(), UploadError>;
}

fn main() {}
