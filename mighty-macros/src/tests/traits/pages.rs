#[endpoints(api = MightyNetworks, errors(401, 5xx), error = ListsError)]
pub trait Lists<K: Display> {
    /// Lists the members.
    #[endpoint(method = GET, path = "/networks/{network_id}/members", paginate)]
    async fn list_members(&self, network_id: &K, #[query] page: Option<u64>) -> Result<Listed<Member>, ListMembersError>;

    /// Lists the spaces, in either envelope.
    #[cfg(feature = "spaces")]
    #[deprecated = "list the collections"]
    #[allow(clippy::doc_markdown)]
    #[endpoint(method = GET, path = "/spaces",
               paginate(link = "links.next", page_number = "page", total_pages = "meta.total_pages"))]
    async fn list_spaces<'q, Q>(&self, #[query] words: &'q Q) -> Result<Response<Listed<Space>>, ListSpacesError>
    where
        Q: Display + ?Sized;

    #[endpoint(method = POST, path = "/search", idempotency_key = "Idempotency-Key",
               paginate(cursor_parameter = "after", cursor = "meta.cursor", page_size = "limit"))]
    async fn search(&self, #[body] words: &Words) -> Result<Vec<Hit>, SearchError>;

    #[endpoint(method = PUT, path = "/badges", paginate(link_header))]
    async fn r#match(&self, #[body] all: &[Badge]) -> Result<Vec<Badge>, MatchError>;

    #[endpoint(method = GET, path = "/tags", paginate(page_size = "count"))]
    async fn tags(&self) -> Result<Vec<Tag>, TagsError>;

    #[endpoint(method = GET, path = "/charges",
               paginate(last_item = "data.id", cursor_parameter = "starting_after", has_more = "has_more"))]
    async fn charges(&self) -> Result<Listed<Charge>, ChargesError>;

    #[endpoint(method = POST, path = "/documents/_search", idempotent,
               paginate(cursor_member = "search_after", last_item = "hits.hits.sort"))]
    async fn documents(&self, #[body] query: &Query) -> Result<Found, DocumentsError>;
}
