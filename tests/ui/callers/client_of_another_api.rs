use mighty_runtime::{Api, Client, Problem, endpoints};

pub struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty, errors(401))]
pub trait Members {
    #[endpoint(method = GET, path = "/members/{member_id}", errors(404))]
    async fn show(&self, member_id: u64) -> Result<String, ShowError>;

    #[endpoint(method = DELETE, path = "/members/{member_id}")]
    async fn delete(&self, member_id: u64) -> Result<(), DeleteError>;
}

pub struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://shop.example.com";
    type ErrorBody = Problem;
}

pub async fn load(shop: &Client<Shop>) -> Result<String, ShowError> {
    shop.show(42).await
}

fn main() {}
