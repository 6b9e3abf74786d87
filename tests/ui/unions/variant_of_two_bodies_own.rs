use mighty_runtime::{Api, DecodeError, ErrorAnswer, ErrorBody, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[derive(Debug)]
struct NotEmpty;
impl ErrorBody for NotEmpty {
    fn decode(_: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
        Ok(Self)
    }
}

#[endpoints(api = Mighty, errors(409), error = MembersError)]
trait Members {
    #[endpoint(method = GET, path = "/members")]
    async fn list(&self) -> Result<(), ListError>;

    #[endpoint(method = DELETE, path = "/members", errors(409(NotEmpty)))]
    async fn clear(&self) -> Result<(), ClearError>;

    #[endpoint(method = PUT, path = "/members", errors(409(NotEmpty)))]
    async fn reset(&self) -> Result<(), ResetError>;
}

fn main() {}

// right (17-27): #[endpoints(api = Mighty, errors(409), error = MembersError)]
// right (17-27): trait Members {
// right (17-27):     #[endpoint(method = GET, path = "/members")]
// right (17-27):     async fn list(&self) -> Result<(), ListError>;
// right (17-27):
// right (17-27):     #[endpoint(method = DELETE, path = "/members", errors(409 => NotEmpty(NotEmpty)))]
// right (17-27):     async fn clear(&self) -> Result<(), ClearError>;
// right (17-27):
// right (17-27):     #[endpoint(method = PUT, path = "/members", errors(409 => NotEmpty(NotEmpty)))]
// right (17-27):     async fn reset(&self) -> Result<(), ResetError>;
// right (17-27): }
