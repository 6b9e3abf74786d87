use std::rc::Rc;

use mighty_runtime::{Api, Problem, endpoints};

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

struct Fake {
    deleted: Rc<u64>,
}

impl Members for Fake {
    async fn delete(&self, member_id: u64) -> Result<(), DeleteError> {
        assert_eq!(member_id, *self.deleted);
        Ok(())
    }
}

fn main() {}
