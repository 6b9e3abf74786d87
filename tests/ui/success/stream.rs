use mighty_runtime::{Api, Download, Problem, endpoints};

struct Files;
impl Api for Files {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Files)]
trait Exports {
    #[endpoint(method = GET, path = "/export", success(200(Download) => Ready, 202 => Pending))]
    async fn export(&self) -> Result<Export, ExportError>;
}

fn main() {}

// right: #[endpoint(method = GET, path = "/export", success(200(mighty_runtime::Bytes) => Ready, 202 => Pending))]
