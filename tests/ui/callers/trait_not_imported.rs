mod api {
    use mighty_runtime::{Api, Problem, endpoints};

    pub struct Mighty;
    impl Api for Mighty {
        const BASE_URL: &'static str = "https://api.example.com";
        type ErrorBody = Problem;
    }

    #[endpoints(api = Mighty, errors(401))]
    pub trait Members {
        #[endpoint(method = GET, path = "/members/{member_id}", errors(404))]
        async fn show(&self, member_id: u64) -> Result<String, ShowError>;
    }
}

pub async fn load(mighty: &mighty_runtime::Client<api::Mighty>) -> Result<String, api::ShowError> {
    mighty.show(42).await
}

fn main() {}
