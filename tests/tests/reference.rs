//! The page about all operations of an API, as an SDK keeps it.

#![allow(clippy::unwrap_used, reason = "a test that fails here says where")]
#![allow(dead_code, reason = "nothing is called: the page is made of the descriptors")]

use mighty_runtime::{
    Api, Base, Bytes, Cause, Conditional, Events, Help, NextPage, Pagination, Part, Problem, RetryPolicy,
    TokenPlacement, endpoints, reference,
};

enum Shop {}

impl Api for Shop {
    const BASE_URL: &'static str = "https://shop.example";
    const RETRY: RetryPolicy = RetryPolicy::new().attempts(3);
    const BASES: &'static [Base] = &[Base::new("files", "https://files.shop.example")];
    const AUTH: &'static [(&'static str, TokenPlacement)] = &[("admin", TokenPlacement::Bearer)];
    const PAGINATION: Option<Pagination> =
        Some(Pagination::new(&[NextPage::link("links.next"), NextPage::page_number("page")]).page_size("per_page"));
    const HELP: &'static [Help] = &[
        Help::status(401, "Please sign in again.").with_causes(&[
            Cause::new("the token is missing", "set `SHOP_TOKEN`, or write `.bearer(…)`"),
            Cause::new("the token is for `a|b`", "make another one"),
        ]),
        Help::class(5, "The shop is closed. Please come back later."),
    ];
    type ErrorBody = Problem;
}

#[endpoints(api = Shop, errors(401, 5xx))]
trait Orders {
    #[endpoint(method = GET, path = "/orders/{id}", errors(404))]
    async fn show_order(&self, id: u64) -> Result<u8, ShowOrderError>;
    #[endpoint(
        method = POST,
        path = "/orders",
        success = 201,
        errors(409 { "sold_out" | "a|b" => SoldOut, "stale" => Stale, _ => Conflict }, 5xx { "busy" => Busy, _ => Broken }),
        idempotency_key = "Idempotency-Key"
    )]
    async fn place_order(&self) -> Result<u8, PlaceOrderError>;
    #[endpoint(method = POST, path = "/orders/{id}/cancel", errors(429), retry(rejected = [429, 503]))]
    async fn cancel_order(&self, id: u64) -> Result<(), CancelOrderError>;
    #[endpoint(method = POST, path = "/orders/search", errors(404), idempotent, retry(attempts = 5, on = [5xx, 404, connect]))]
    async fn search_orders(&self) -> Result<Vec<u8>, SearchOrdersError>;
    #[endpoint(method = DELETE, path = "/orders/{id}", retry(never))]
    async fn delete_order(&self, id: u64) -> Result<(), DeleteOrderError>;
    #[endpoint(method = POST, path = "/orders/close")]
    async fn close_orders(&self) -> Result<(), CloseOrdersError>;
    #[endpoint(method = POST, path = "/login", auth = none)]
    async fn log_in(&self) -> Result<String, LogInError>;
    #[endpoint(method = GET, path = "/users", auth = "admin", success(200(u8) => Some, 204 => None))]
    async fn users(&self) -> Result<UsersOutcome, UsersError>;
    #[endpoint(
        method = GET,
        path = "/orders.stream",
        stream(end = "[DONE]", end_event = "over", resume(parameter = "after", member = "/id"))
    )]
    async fn watch(&self) -> Result<Events<u8>, WatchError>;
}

#[endpoints(api = Shop)]
trait Pictures {
    #[endpoint(method = GET, path = "/pictures", paginate)]
    async fn list(&self) -> Result<Vec<u8>, ListError>;
    #[endpoint(method = GET, path = "/frames", paginate(page_number = "p", total_pages = "meta.pages", link_header))]
    async fn frames(&self) -> Result<Vec<u8>, FramesError>;
    #[endpoint(method = GET, path = "/walls", paginate(cursor = "next", cursor_parameter = "after", page_size = "n"))]
    async fn walls(&self) -> Result<Vec<u8>, WallsError>;
    #[endpoint(method = GET, path = "/pictures/{id}", success = 200)]
    async fn show(&self, id: u64, #[header("If-None-Match")] etag: &str) -> Result<Conditional<u8>, ShowError>;
    #[endpoint(method = PUT, path = "/pictures/{id}")]
    async fn upload(&self, id: u64, #[part] file: Part) -> Result<(), UploadError>;
    #[endpoint(method = GET, path = "/pictures/{id}/bytes", base = "files", follow)]
    async fn bytes(&self, id: u64) -> Result<Bytes, BytesError>;
}

enum Silent {}

impl Api for Silent {
    const BASE_URL: &'static str = "https://silent.example";
    type ErrorBody = Problem;
}

fn page() -> String {
    let page = reference::operations::<Shop>(&[("Orders", OrdersEndpoints::ALL), ("Pictures", PicturesEndpoints::ALL)]);
    format!("# Operations\n\n{page}")
}

#[test]
fn the_page_is_as_it_was_read() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reference/operations.md");
    let page = page();
    if std::env::var_os("MIGHTY_BLESS").is_some() {
        std::fs::write(file, &page).unwrap();
    }
    let written = std::fs::read_to_string(file).unwrap_or_default();
    assert!(
        written == page,
        "{file} is stale at {:?}; write it anew with `MIGHTY_BLESS=1 cargo test -p mighty-tests --test reference`",
        page.lines().zip(written.lines()).find(|(new, old)| new != old)
    );
}

#[test]
fn every_operation_is_one_row_of_as_many_cells_as_there_are_columns() {
    let page = page();
    for endpoint in OrdersEndpoints::ALL.iter().chain(PicturesEndpoints::ALL) {
        let begin = format!("| `{} {}`", endpoint.method(), endpoint.path());
        let name = format!("| `{}` |", endpoint.name());
        let is_row = |line: &&str| line.starts_with(&begin) && line.contains(&name);
        let rows: Vec<&str> = page.lines().filter(is_row).collect();
        let [row] = rows.as_slice() else { panic!("{begin}: {rows:?}") };
        assert_eq!(row.replace("\\|", "").matches('|').count(), 8, "{row}");
        for error in endpoint.errors() {
            assert!(row.contains(&format!("`{}`", error.variant())), "{row}");
            assert!(error.codes().iter().all(|code| row.contains(&code.replace('|', "\\|"))), "{row}");
        }
    }
}

#[test]
fn an_api_that_says_nothing_has_no_section_for_it() {
    let page = reference::operations::<Silent>(&[("Pictures", PicturesEndpoints::ALL)]);
    assert!(page.contains("## Pictures") && !page.contains("What to do"), "{page}");
    // Another API's policy is another page.
    assert!(page.contains("4 attempts") && !page.contains("3 attempts"), "{page}");
    assert_eq!(page, reference::operations::<Silent>(&[("Pictures", PicturesEndpoints::ALL)]));
}

#[test]
fn what_an_endpoint_says_goes_before_what_its_api_says() {
    let page = page();
    let row = page.lines().find(|line| line.contains("`search_orders`")).unwrap();
    assert!(row.contains("5 attempts: 404, 500, 502, 503, 504, connect |"), "{row}");
}
