#[endpoints(api = Shop)]
pub(crate) trait Orders: Send {
    /// Lists orders.
    #[endpoint(method = GET, path = "/shops/{shop}/orders/{type}")]
    async fn list_orders(
        &self,
        r#type: Kind,
        #[query] page: u32,
        #[query(name = "per_page")] size: Option<u32>,
        #[query(flatten)] filter: &Filter,
        shop: &str,
    ) -> Result<Vec<Order>, ListOrdersError>;

    /// Searches orders.
    ///
    /// # Errors
    ///
    /// The search is strict: a state that does not exist is a 400.
    #[endpoint(method = GET, path = "/orders/search", errors(400))]
    async fn search(
        &self,
        #[query] tag: &[String],
        #[query] state: Option<Vec<State>>,
        #[query(flatten)] sort: Option<&Sort>,
    ) -> Result<Vec<Order>, SearchError>;

    /// Finds orders.
    #[endpoint(method = GET, path = "/orders/find")]
    async fn find(
        &self,
        #[query(style = comma)] ids: &[u64],
        #[query(name = "state", style = pipe)] states: Option<Vec<State>>,
    ) -> Result<Vec<Order>, FindError>;

    /// Counts orders.
    #[endpoint(method = GET, path = "/orders/count")]
    async fn count(
        &self,
        #[header("X-Source")] source: &str,
        #[header("X-Trace")] trace: Option<&TraceId>,
        #[header("X-Label")] labels: [&str; 2],
    ) -> Result<String, CountError>;

    #[endpoint(method = HEAD, path = "/orders")]
    async fn order_headers(&self) -> Result<Response<()>, OrderHeadersError>;

    #[endpoint(method = OPTIONS, path = "/orders/*")]
    async fn options(&self) -> Result<String, OptionsError>;
}
