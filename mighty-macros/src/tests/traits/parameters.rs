#[endpoints(api = Shop, headers("X-Version" = "2"), query("api-version" = 3))]
pub trait Parameters {
    #[endpoint(method = GET, path = "/compare/{base}...{head}", headers("Accept" = "text/csv"))]
    async fn compare(
        &self,
        base: &str,
        head: &str,
        #[query(style = brackets)] tag: &[&str],
        #[query(style = deep_object)] filter: Option<&Filter>,
        #[cookie("session")] session: Option<&str>,
    ) -> Result<String, CompareError>;

    #[endpoint(method = "PROPFIND", path = "/all", query(all = true))]
    async fn find(&self, #[query(flatten, nested)] filter: &Filter) -> Result<(), FindError>;

    #[endpoint(method = POST, path = "/charges")]
    async fn charge(&self, #[form(nested, brackets, untyped)] charge: &Charge) -> Result<(), ChargeError>;

    #[endpoint(method = GET, path = "/ask", allow_body, body = {})]
    async fn ask(&self, #[query(name = "api-version")] version: u8) -> Result<(), AskError>;
}
