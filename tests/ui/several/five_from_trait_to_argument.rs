use mighty_runtime::endpoints;

#[endpoints(errors(401, 200))]
pub trait Members {
    #[endpoint(method = GET, path = "members")]
    async fn list(&self) -> Result<String, ListError>;

    #[endpoint(method = GET, path = "/members/{member_id}")]
    fn show(&self, member_id: Option<u64>) -> Result<String, ShowError>;
}

fn main() {}
