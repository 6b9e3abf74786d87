use mighty_runtime::{Api, Problem, endpoints};

pub struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty, errors(401), error = MembersError)]
pub trait Members {
    #[endpoint(method = GET, path = "/members/{member_id}", errors(404))]
    async fn show(&self, member_id: u64) -> Result<String, ShowError>;

    #[endpoint(method = DELETE, path = "/members/{member_id}")]
    async fn delete(&self, member_id: u64) -> Result<(), DeleteError>;
}

pub fn print(error: &MembersError) {
    match error {
        MembersError::Unauthorized(_) => println!("check the token"),
        MembersError::Unexpected(error) => println!("{error}"),
    }
}

fn main() {}
