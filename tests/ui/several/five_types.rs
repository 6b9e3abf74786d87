use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

struct MemberId(u64);
struct Name(String);
struct Member(u64);

#[endpoints(api = Mighty, errors(401))]
pub trait Members {
    #[endpoint(method = GET, path = "/members/{member_id}")]
    async fn show(&self, member_id: MemberId) -> Result<Member, ShowError>;

    #[endpoint(method = POST, path = "/members")]
    async fn create(&self, #[body] name: &Name) -> Result<String, CreateError>;

    #[endpoint(method = POST, path = "/members/{member_id}/avatar")]
    async fn upload(&self, member_id: u64, #[query] after: MemberId, #[part] avatar: Name) -> Result<(), UploadError>;
}

fn main() {}
