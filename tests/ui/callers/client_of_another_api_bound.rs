use mighty_runtime::{Api, Client, Problem, endpoints};

pub struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty, errors(401))]
pub trait Members {
    #[endpoint(method = DELETE, path = "/members/{member_id}")]
    async fn delete(&self, member_id: u64) -> Result<(), DeleteError>;
}

pub struct Shop;
impl Api for Shop {
    const BASE_URL: &'static str = "https://shop.example.com";
    type ErrorBody = Problem;
}

pub fn keep(members: impl Members) {
    drop(members);
}

pub fn run(shop: Client<Shop>) {
    keep(shop);
}

fn main() {}
