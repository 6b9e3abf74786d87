use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty)]
struct Members;

fn main() {}

// right (9-10): #[endpoints(api = Mighty)]
// right (9-10): trait Members {}
