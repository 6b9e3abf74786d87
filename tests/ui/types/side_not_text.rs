use std::fmt;

use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[derive(Debug)]
struct Id(u64);

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[endpoints(api = Mighty, server)]
trait Members {
    #[endpoint(method = GET, path = "/members/{id}")]
    async fn show(&self, id: Id) -> Result<(), ShowError>;
}

fn main() {}
