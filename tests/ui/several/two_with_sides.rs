use mighty_runtime::testing::Mock;
use mighty_runtime::{Api, Problem, endpoints};

struct Mighty;
impl Api for Mighty {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Mighty, server, testing)]
trait Members {
    #[endpoint(method = GET, path = "/members/{id}", errors(404))]
    async fn show(&self, id: u64) -> Result<u8, ShowError>;
    #[endpoint(method = GET, path = "/teams/{team}")]
    async fn team(&self, team: &(dyn std::fmt::Display + Sync)) -> Result<(), TeamError>;
    #[endpoint(method = GET, path = "/spaces/{space}")]
    async fn space(&self, space: &(dyn std::fmt::Display + Sync), #[query] page: u8) -> Result<(), SpaceError>;
}

struct Fake;

impl Members for Fake {
    async fn show(&self, _: u64) -> Result<u8, ShowError> {
        Err(ShowError::not_found(Problem::default()))
    }

    async fn team(&self, _: &(dyn std::fmt::Display + Sync)) -> Result<(), TeamError> {
        Ok(())
    }

    async fn space(&self, _: &(dyn std::fmt::Display + Sync), _: u8) -> Result<(), SpaceError> {
        Ok(())
    }
}

fn main() {
    let _ = MembersServer::router(Fake);
    let mock = Mock::<Mighty>::new();
    mock.show(|call: &ShowCall| call.id == 7).returns(1);
    mock.space(|call| call.page == 7).returns(());
}
