//! What is sent for the arguments of a method: method, path, query, headers and body, to the byte.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

use std::fmt;

use mighty_runtime::testing::{InProcess, Recorded, Reply};
use mighty_runtime::{Api, CallOptions, Client, Part, Problem, StreamPart, TokenPlacement, endpoints};
use mighty_tests::{Acme, Chunks, TestClient, client, patient_client};
use serde::Serialize;

/// Shows a price as the API wants it.
#[derive(Clone, Copy)]
struct Price(u32);

impl fmt::Display for Price {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02} EUR", self.0 / 100, self.0 % 100)
    }
}

#[derive(Clone, Serialize)]
struct Filter {
    colour: Option<&'static str>,
    size: Vec<u32>,
    #[serde(rename = "in-stock")]
    in_stock: bool,
}

const FILTER: Filter = Filter { colour: Some("dark red"), size: Vec::new(), in_stock: true };

#[derive(Clone, Serialize)]
struct Thing<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

const THING: Thing<'static> = Thing { name: "a \"b\" é", note: None };
const THING_JSON: &str = r#"{"name":"a \"b\" é"}"#;

/// Sends one request to a server that answers 204, and returns it.
async fn sent<E: fmt::Debug>(call: impl AsyncFnOnce(&TestClient) -> Result<(), E>) -> Recorded {
    let server = InProcess::script([Reply::status(204)]);
    call(&client(&server)).await.unwrap();
    let [request] = <[Recorded; 1]>::try_from(server.requests()).unwrap();
    request
}

/// Path and query of the request, without the base.
async fn target<E: fmt::Debug>(call: impl AsyncFnOnce(&TestClient) -> Result<(), E>) -> String {
    sent(call).await.target().strip_prefix("/v1").unwrap().to_owned()
}

#[endpoints(api = Acme)]
trait Methods {
    #[endpoint(method = GET, path = "/m")]
    async fn get(&self) -> Result<(), MethodError>;
    #[endpoint(method = HEAD, path = "/m")]
    async fn head(&self) -> Result<(), MethodError>;
    #[endpoint(method = POST, path = "/m")]
    async fn post(&self) -> Result<(), MethodError>;
    #[endpoint(method = PUT, path = "/m")]
    async fn put(&self) -> Result<(), MethodError>;
    #[endpoint(method = PATCH, path = "/m")]
    async fn patch(&self) -> Result<(), MethodError>;
    #[endpoint(method = DELETE, path = "/m")]
    async fn delete(&self) -> Result<(), MethodError>;
    #[endpoint(method = OPTIONS, path = "/m")]
    async fn options(&self) -> Result<(), MethodError>;
}

#[tokio::test]
async fn the_method_is_the_one_of_the_attribute() {
    let methods = [
        sent(async |acme| acme.get().await).await,
        sent(async |acme| acme.head().await).await,
        sent(async |acme| acme.post().await).await,
        sent(async |acme| acme.put().await).await,
        sent(async |acme| acme.patch().await).await,
        sent(async |acme| acme.delete().await).await,
        sent(async |acme| acme.options().await).await,
    ]
    .map(|request| request.method.to_string());
    assert_eq!(methods, ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
}

#[tokio::test]
async fn a_request_without_arguments_has_no_query_no_body_and_only_the_usual_headers() {
    let request = sent(async |acme| acme.get().await).await;
    assert_eq!(request.uri, "https://api.acme.example/v1/m");
    assert_eq!(request.body, "");
    let mut headers: Vec<_> = request.headers.iter().map(|(name, value)| format!("{name}: {value:?}")).collect();
    headers.sort();
    let version = env!("CARGO_PKG_VERSION");
    let user_agent = format!("user-agent: \"mighty-tests/{version} mighty-runtime/{version}\"");
    assert_eq!(headers, ["accept: \"application/json, */*;q=0.5\"", user_agent.as_str()]);
}

#[tokio::test]
async fn the_endpoint_travels_with_the_request() {
    let request = sent(async |acme| acme.patch().await).await;
    assert_eq!(request.endpoint, Some(MethodsEndpoints::PATCH));
}

#[endpoints(api = Acme)]
trait Paths {
    #[endpoint(method = GET, path = "/")]
    async fn root(&self) -> Result<(), PathError>;
    #[endpoint(method = GET, path = "/things/{id}/")]
    async fn number(&self, id: u64) -> Result<(), PathError>;
    #[endpoint(method = GET, path = "/things/{name}")]
    async fn text(&self, name: &str) -> Result<(), PathError>;
    #[endpoint(method = GET, path = "/things/{name}")]
    async fn owned(&self, name: String) -> Result<(), PathError>;
    #[endpoint(method = GET, path = "/things/{name}")]
    async fn borrowed(&self, name: &String) -> Result<(), PathError>;
    #[endpoint(method = GET, path = "/prices/{price}")]
    async fn displayed(&self, price: Price) -> Result<(), PathError>;
    #[endpoint(method = GET, path = "/prices/{price}")]
    async fn displayed_by_reference(&self, price: &Price) -> Result<(), PathError>;
    #[endpoint(method = GET, path = "/a/{first}/b/{second}/c")]
    async fn swapped(&self, second: u8, first: char) -> Result<(), PathError>;
    #[endpoint(method = GET, path = "/files/{name}.{extension}")]
    async fn in_one_segment(&self, name: &str, extension: &str) -> Result<(), PathError>;
    #[endpoint(method = GET, path = "/types/{type}")]
    async fn keyword(&self, r#type: &str) -> Result<(), PathError>;
}

#[tokio::test]
async fn path_parameters_are_printed_into_their_placeholders() {
    assert_eq!(target(async |acme| acme.number(42).await).await, "/things/42/");
    assert_eq!(target(async |acme| acme.text("ada").await).await, "/things/ada");
    assert_eq!(target(async |acme| acme.owned("ada".to_owned()).await).await, "/things/ada");
    assert_eq!(target(async |acme| acme.borrowed(&"ada".to_owned()).await).await, "/things/ada");
    assert_eq!(target(async |acme| acme.displayed(Price(1250)).await).await, "/prices/12.50%20EUR");
    assert_eq!(target(async |acme| acme.displayed_by_reference(&Price(5)).await).await, "/prices/0.05%20EUR");
}

#[tokio::test]
async fn path_parameters_go_by_name_and_not_by_position() {
    assert_eq!(target(async |acme| acme.swapped(2, '1').await).await, "/a/1/b/2/c");
    assert_eq!(target(async |acme| acme.in_one_segment("me", "jpg").await).await, "/files/me.jpg");
    assert_eq!(target(async |acme| acme.keyword("x").await).await, "/types/x");
}

#[tokio::test]
async fn path_parameters_are_encoded_but_for_unreserved_characters() {
    let kept = "AZaz09-._~";
    assert_eq!(target(async |acme| acme.text(kept).await).await, format!("/things/{kept}"));
    let path = target(async |acme| acme.text("a/b\\c?d#e;f:g@h&i=j+k %l,é🙂[]").await).await;
    let expected = "/things/a%2Fb%5Cc%3Fd%23e%3Bf%3Ag%40h%26i%3Dj%2Bk%20%25l%2C%C3%A9%F0%9F%99%82%5B%5D";
    assert_eq!(path, expected);
}

#[tokio::test]
async fn a_slash_at_the_end_is_kept_and_none_is_added() {
    assert_eq!(target(async |acme| acme.number(1).await).await, "/things/1/");
    assert_eq!(target(async |acme| acme.text("1").await).await, "/things/1");
    assert_eq!(target(async |acme| acme.root().await).await, "/");
}

#[tokio::test]
async fn the_path_is_appended_to_whatever_path_the_base_has() {
    for (base, expected) in [
        ("https://acme.test", "https://acme.test/things/1/"),
        ("https://acme.test/", "https://acme.test/things/1/"),
        ("https://acme.test/admin/v1", "https://acme.test/admin/v1/things/1/"),
        ("https://acme.test/admin/v1/", "https://acme.test/admin/v1/things/1/"),
        ("https://acme.test:8443/v2", "https://acme.test:8443/v2/things/1/"),
        ("https://acme.test:443/v2", "https://acme.test/v2/things/1/"),
        ("http://127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1/things/1/"),
        ("http://[::1]:8080", "http://[::1]:8080/things/1/"),
    ] {
        let server = InProcess::script([Reply::status(204)]);
        let acme = Client::<Acme, _>::over(server.clone()).base_url(base).build().unwrap();
        acme.number(1).await.unwrap();
        assert_eq!(server.requests()[0].uri, expected, "base {base}");
    }
}

#[endpoints(api = Acme)]
trait Queries {
    #[endpoint(method = GET, path = "/q")]
    async fn scalars(
        &self,
        #[query] text: &str,
        #[query] number: i64,
        #[query] flag: bool,
        #[query] price: &Price,
        #[query] owned: String,
    ) -> Result<(), QueryError>;
    #[endpoint(method = GET, path = "/q")]
    async fn optional(
        &self,
        #[query] number: Option<u32>,
        #[query] text: Option<&str>,
        #[query] owned: Option<String>,
        #[query] by_reference: &Option<Price>,
    ) -> Result<(), QueryError>;
    #[endpoint(method = GET, path = "/q")]
    async fn lists(
        &self,
        #[query] slice: &[u32],
        #[query] texts: &[&str],
        #[query] vec: Vec<String>,
        #[query] by_reference: &Vec<u8>,
        #[query] array: [u8; 2],
        #[query] array_by_reference: &[char; 2],
    ) -> Result<(), QueryError>;
    #[endpoint(method = GET, path = "/q")]
    async fn optional_lists(
        &self,
        #[query] vec: Option<Vec<u32>>,
        #[query] slice: Option<&[u32]>,
    ) -> Result<(), QueryError>;
    #[endpoint(method = GET, path = "/q")]
    async fn renamed(
        &self,
        #[query(name = "filter[tag]")] tags: &[&str],
        #[query(name = "perPage")] per_page: Option<u32>,
        #[query] r#type: &str,
    ) -> Result<(), QueryError>;
    #[endpoint(method = GET, path = "/q")]
    async fn flattened(&self, #[query(flatten)] filter: &Filter) -> Result<(), QueryError>;
    #[endpoint(method = GET, path = "/q")]
    async fn flattened_between(
        &self,
        #[query] before: u8,
        #[query(flatten)] filter: Filter,
        #[query] after: u8,
    ) -> Result<(), QueryError>;
    #[endpoint(method = GET, path = "/q")]
    async fn flattened_option(&self, #[query(flatten)] filter: Option<Filter>) -> Result<(), QueryError>;
    #[endpoint(method = POST, path = "/q")]
    async fn beside_a_body(&self, #[query] notify: bool, #[body] thing: &Thing<'_>) -> Result<(), QueryError>;
}

#[tokio::test]
async fn query_parameters_stand_in_the_order_of_the_arguments() {
    let target = target(async |acme| acme.scalars("x", -7, true, &Price(100), "y".to_owned()).await).await;
    assert_eq!(target, "/q?text=x&number=-7&flag=true&price=1.00+EUR&owned=y");
}

#[tokio::test]
async fn query_values_can_end_neither_themselves_nor_the_query() {
    let target = target(async |acme| acme.scalars("a&b=c+d e#f%é\n", 0, false, &Price(0), String::new()).await).await;
    assert_eq!(target, "/q?text=a%26b%3Dc%2Bd+e%23f%25%C3%A9%0A&number=0&flag=false&price=0.00+EUR&owned=");
}

#[tokio::test]
async fn query_parameters_that_are_none_are_absent() {
    assert_eq!(target(async |acme| acme.optional(None, None, None, &None).await).await, "/q");
    let some = target(async |acme| acme.optional(Some(0), Some(""), None, &Some(Price(1))).await).await;
    assert_eq!(some, "/q?number=0&text=&by_reference=0.01+EUR");
}

#[tokio::test]
async fn lists_in_the_query_are_repeated_in_order() {
    let target = target(async |acme| {
        let vec = vec!["c d".to_owned(), "e".to_owned()];
        acme.lists(&[1, 2], &["a", "b"], vec, &vec![7], [8, 9], &['x', 'y']).await
    });
    let expected = "/q?slice=1&slice=2&texts=a&texts=b&vec=c+d&vec=e&by_reference=7&array=8&array=9\
                    &array_by_reference=x&array_by_reference=y";
    assert_eq!(target.await, expected);
}

#[tokio::test]
async fn empty_lists_and_absent_lists_are_absent_from_the_query() {
    let empty = target(async |acme| acme.lists(&[], &[], vec![], &vec![], [1, 2], &['a', 'b']).await).await;
    assert_eq!(empty, "/q?array=1&array=2&array_by_reference=a&array_by_reference=b");
    assert_eq!(target(async |acme| acme.optional_lists(None, None).await).await, "/q");
    let some = target(async |acme| acme.optional_lists(Some(vec![1, 2]), Some(&[3])).await).await;
    assert_eq!(some, "/q?vec=1&vec=2&slice=3");
    assert_eq!(target(async |acme| acme.optional_lists(Some(vec![]), Some(&[])).await).await, "/q");
}

#[tokio::test]
async fn query_parameters_can_have_another_name_than_their_argument() {
    let target = target(async |acme| acme.renamed(&["a", "b"], Some(3), "t").await).await;
    assert_eq!(target, "/q?filter%5Btag%5D=a&filter%5Btag%5D=b&perPage=3&type=t");
}

#[tokio::test]
async fn a_flattened_struct_becomes_its_fields() {
    let full = Filter { size: vec![1, 2], ..FILTER };
    let none = Filter { colour: None, size: vec![], in_stock: false };
    assert_eq!(
        target(async |acme| acme.flattened(&full).await).await,
        "/q?colour=dark+red&size=1&size=2&in-stock=true"
    );
    assert_eq!(target(async |acme| acme.flattened(&none).await).await, "/q?in-stock=false");
    let between = target(async |acme| acme.flattened_between(1, none.clone(), 2).await).await;
    assert_eq!(between, "/q?before=1&in-stock=false&after=2");
    assert_eq!(target(async |acme| acme.flattened_option(None).await).await, "/q");
    let some = target(async |acme| acme.flattened_option(Some(FILTER)).await).await;
    assert_eq!(some, "/q?colour=dark+red&in-stock=true");
}

#[derive(Serialize)]
struct Nothing {
    nothing: Option<u8>,
}

#[endpoints(api = Acme)]
trait EmptyFlatten {
    #[endpoint(method = GET, path = "/q")]
    async fn flattened_nothing(
        &self,
        #[query] before: Option<u8>,
        #[query(flatten)] nothing: &Nothing,
        #[query] after: Option<u8>,
    ) -> Result<(), NothingError>;
}

#[tokio::test]
async fn a_flattened_struct_without_a_field_to_send_leaves_no_separator() {
    let nothing = &Nothing { nothing: None };
    assert_eq!(target(async |acme| acme.flattened_nothing(None, nothing, None).await).await, "/q");
    assert_eq!(
        target(async |acme| acme.flattened_nothing(Some(1), nothing, Some(2)).await).await,
        "/q?before=1&after=2"
    );
}

#[tokio::test]
async fn a_query_can_stand_beside_a_body() {
    let request = sent(async |acme| acme.beside_a_body(false, &THING).await).await;
    assert_eq!((request.target(), request.text().as_str()), ("/v1/q?notify=false", THING_JSON));
}

#[endpoints(api = Acme)]
trait Headers {
    #[endpoint(method = GET, path = "/h")]
    async fn headers(
        &self,
        #[header("X-Text")] text: &str,
        #[header("X-Number")] number: u32,
        #[header("X-Price")] price: Price,
        #[header("X-Optional")] optional: Option<&str>,
        #[header("X-Repeated")] repeated: &[&str],
        #[header("X-Optional-List")] optional_list: Option<Vec<u8>>,
    ) -> Result<(), HeaderError>;
    #[endpoint(method = GET, path = "/h")]
    async fn own_agent(
        &self,
        #[header("User-Agent")] agent: &str,
        #[header("Accept")] accept: &str,
        #[header("X-Edition")] edition: Option<&str>,
    ) -> Result<(), HeaderError>;
}

fn values<'a>(request: &'a Recorded, name: &str) -> Vec<&'a str> {
    request.headers.get_all(name).iter().map(|value| value.to_str().unwrap()).collect()
}

#[tokio::test]
async fn header_arguments_become_headers() {
    let request = sent(async |acme| {
        acme.headers("a b;\t\"c\"", 7, Price(250), Some(""), &["one", "two"], Some(vec![1, 2])).await
    })
    .await;
    assert_eq!(values(&request, "x-text"), ["a b;\t\"c\""]);
    assert_eq!(values(&request, "x-number"), ["7"]);
    assert_eq!(values(&request, "x-price"), ["2.50 EUR"]);
    assert_eq!(values(&request, "x-optional"), [""]);
    assert_eq!(values(&request, "x-repeated"), ["one", "two"]);
    assert_eq!(values(&request, "x-optional-list"), ["1", "2"]);
}

#[tokio::test]
async fn a_header_beyond_ascii_is_sent_in_utf_8() {
    let request = sent(async |acme| acme.headers("é", 7, Price(0), None, &[], None).await).await;
    assert_eq!(request.headers["x-text"].as_bytes(), "é".as_bytes());
}

#[tokio::test]
async fn header_arguments_that_are_none_or_empty_are_absent() {
    let request = sent(async |acme| acme.headers("x", 7, Price(0), None, &[], None).await).await;
    for name in ["x-optional", "x-repeated", "x-optional-list"] {
        assert!(!request.headers.contains_key(name), "{name} was sent");
    }
}

/// An API with headers of its own.
enum Edition {}

impl Api for Edition {
    const BASE_URL: &'static str = "https://edition.example";
    const USER_AGENT: Option<&'static str> = Some("edition-kit/9");
    const HEADERS: &'static [(&'static str, &'static str)] = &[("X-Edition", "2026"), ("X-Kept", "yes")];
    const TOKEN: TokenPlacement = TokenPlacement::Header("X-Api-Key");
    type ErrorBody = Problem;
}

#[endpoints(api = Edition)]
trait Editions {
    #[endpoint(method = GET, path = "/e")]
    async fn edition(&self, #[header("X-Edition")] edition: Option<&str>) -> Result<(), EditionError>;
}

fn edition(server: &InProcess) -> mighty_runtime::ClientBuilder<Edition, InProcess> {
    Client::over(server.clone())
}

fn yes() -> InProcess {
    InProcess::from_fn(|_| Reply::status(204))
}

#[tokio::test]
async fn the_apis_headers_are_sent_with_every_request() {
    let server = yes();
    edition(&server).build().unwrap().edition(None).await.unwrap();
    let request = &server.requests()[0];
    assert_eq!(values(request, "x-edition"), ["2026"]);
    assert_eq!(values(request, "x-kept"), ["yes"]);
    assert_eq!(values(request, "user-agent"), ["edition-kit/9"]);
}

#[tokio::test]
async fn the_nearer_header_goes_before_the_wider_one() {
    let server = yes();
    let client =
        edition(&server).header("x-edition", "2027").header("X-More", "m").user_agent("app/1").build().unwrap();
    client.edition(None).await.unwrap();
    client.edition(Some("2028")).await.unwrap();
    let requests = server.requests();
    assert_eq!(values(&requests[0], "x-edition"), ["2027"]);
    assert_eq!(values(&requests[1], "x-edition"), ["2028"]);
    for request in &requests {
        assert_eq!(values(request, "x-kept"), ["yes"]);
        assert_eq!(values(request, "x-more"), ["m"]);
        assert_eq!(values(request, "user-agent"), ["app/1"]);
    }
}

#[tokio::test]
async fn an_argument_can_replace_the_librarys_own_headers() {
    let request = sent(async |acme| acme.own_agent("me/1", "text/csv", None).await).await;
    assert_eq!(values(&request, "user-agent"), ["me/1"]);
    assert_eq!(values(&request, "accept"), ["text/csv"]);
}

#[endpoints(api = Acme)]
trait Bodies {
    #[endpoint(method = POST, path = "/b")]
    async fn json(&self, #[body] thing: &Thing<'_>) -> Result<(), BodyError>;
    #[endpoint(method = POST, path = "/b")]
    async fn json_by_value(&self, #[body] thing: Thing<'_>) -> Result<(), BodyError>;
    #[endpoint(method = PUT, path = "/b")]
    async fn json_list(&self, #[body] things: &[Thing<'_>]) -> Result<(), BodyError>;
    #[endpoint(method = PUT, path = "/b")]
    async fn json_text(&self, #[body] text: &str) -> Result<(), BodyError>;
    #[endpoint(method = PATCH, path = "/b")]
    async fn json_option(&self, #[body] thing: Option<Thing<'_>>) -> Result<(), BodyError>;
    #[endpoint(method = PATCH, path = "/b")]
    async fn json_option_of_reference(&self, #[body] thing: Option<&Thing<'_>>) -> Result<(), BodyError>;
    #[endpoint(method = DELETE, path = "/b")]
    async fn json_in_delete(&self, #[body] ids: Vec<u64>) -> Result<(), BodyError>;
    #[endpoint(method = POST, path = "/b")]
    async fn form(&self, #[form] filter: &Filter) -> Result<(), BodyError>;
    #[endpoint(method = POST, path = "/b")]
    async fn form_by_value(&self, #[form] filter: Filter) -> Result<(), BodyError>;
    #[endpoint(method = POST, path = "/b")]
    async fn form_option(&self, #[form] filter: Option<&Filter>) -> Result<(), BodyError>;
}

#[tokio::test]
async fn a_body_is_sent_as_json() {
    for request in [
        sent(async |acme| acme.json(&THING).await).await,
        sent(async |acme| acme.json_by_value(THING).await).await,
        sent(async |acme| acme.json_option(Some(THING)).await).await,
        sent(async |acme| acme.json_option_of_reference(Some(&THING)).await).await,
    ] {
        assert_eq!(request.text(), THING_JSON);
        assert_eq!(values(&request, "content-type"), ["application/json"]);
    }
}

#[tokio::test]
async fn a_list_as_body_is_one_json_array() {
    let request = sent(async |acme| acme.json_list(&[THING, THING]).await).await;
    assert_eq!(request.text(), format!("[{THING_JSON},{THING_JSON}]"));
    assert_eq!(sent(async |acme| acme.json_list(&[]).await).await.text(), "[]");
    assert_eq!(sent(async |acme| acme.json_in_delete(vec![1, 2]).await).await.text(), "[1,2]");
    assert_eq!(sent(async |acme| acme.json_text("é").await).await.text(), "\"é\"");
}

#[tokio::test]
async fn a_body_that_is_none_is_no_body() {
    for request in [
        sent(async |acme| acme.json_option(None).await).await,
        sent(async |acme| acme.json_option_of_reference(None).await).await,
        sent(async |acme| acme.form_option(None).await).await,
    ] {
        assert_eq!(request.body, "");
        assert_eq!(values(&request, "content-type"), [""; 0]);
    }
}

#[tokio::test]
async fn a_form_is_sent_url_encoded() {
    let filter = &Filter { size: vec![1, 2], ..FILTER };
    for request in [
        sent(async |acme| acme.form(filter).await).await,
        sent(async |acme| acme.form_by_value(filter.clone()).await).await,
        sent(async |acme| acme.form_option(Some(filter)).await).await,
    ] {
        assert_eq!(request.text(), "colour=dark+red&size=1&size=2&in-stock=true");
        assert_eq!(values(&request, "content-type"), ["application/x-www-form-urlencoded"]);
    }
}

#[endpoints(api = Acme)]
trait Uploads {
    #[endpoint(method = POST, path = "/u")]
    async fn upload(&self, #[part] title: &str, #[part(name = "asset_file")] file: Part) -> Result<(), UploadError>;
    #[endpoint(method = POST, path = "/u")]
    async fn upload_by_reference(&self, #[part] file: &Part) -> Result<(), UploadError>;
    #[endpoint(method = POST, path = "/u")]
    async fn fields(
        &self,
        #[part] owned: String,
        #[part] number: u64,
        #[part] flag: bool,
        #[part] optional: Option<&str>,
        #[part(name = "tag[]")] tags: Vec<String>,
        #[part] files: Option<Vec<Part>>,
        #[part] borrowed: &[Part],
    ) -> Result<(), UploadError>;
    #[endpoint(method = PUT, path = "/u")]
    async fn stream(&self, #[part] title: &str, #[part] file: StreamPart) -> Result<(), UploadError>;
    #[endpoint(method = PUT, path = "/u")]
    async fn nothing(&self, #[part] file: Option<Part>) -> Result<(), UploadError>;
}

/// The body with `BOUNDARY` for the boundary that the content type names.
fn multipart(request: &Recorded) -> String {
    let [kind] = values(request, "content-type")[..] else { panic!("not one content type") };
    let boundary = kind.strip_prefix("multipart/form-data; boundary=").unwrap();
    assert!(boundary.len() >= 16 && boundary.len() <= 70, "an unusual boundary: {boundary}");
    request.text().replace(boundary, "BOUNDARY")
}

#[tokio::test]
async fn parts_are_sent_as_multipart() {
    let photo = Part::bytes(&b"\r\n--not-a-boundary\r\n"[..]).file_name("me.jpg").content_type("image/jpeg");
    let request = sent(async |acme| acme.upload("Me at the sea", photo).await).await;
    let expected = "--BOUNDARY\r\n\
                    Content-Disposition: form-data; name=\"title\"\r\n\
                    \r\n\
                    Me at the sea\r\n\
                    --BOUNDARY\r\n\
                    Content-Disposition: form-data; name=\"asset_file\"; filename=\"me.jpg\"\r\n\
                    Content-Type: image/jpeg\r\n\
                    \r\n\
                    \r\n--not-a-boundary\r\n\r\n\
                    --BOUNDARY--\r\n";
    assert_eq!(multipart(&request), expected);
}

#[tokio::test]
async fn bytes_are_sent_unchanged_and_are_octets_unless_said_otherwise() {
    let every_byte: Vec<u8> = (0..=255).collect();
    let part = Part::bytes(every_byte.clone());
    let request = sent(async |acme| acme.upload_by_reference(&part).await).await;
    assert!(request.text().contains("name=\"file\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
    assert!(request.body.windows(256).any(|window| window == every_byte));
}

#[tokio::test]
async fn a_name_can_end_neither_its_quotes_nor_its_line() {
    let part =
        Part::text("x").file_name("a\"; x=\"y\r\nX-Evil: 1\r\n\r\né.txt").content_type("text/plain\r\nX-Evil: 2");
    let request = sent(async |acme| acme.upload("t", part).await).await;
    let expected = "Content-Disposition: form-data; name=\"asset_file\"; \
                    filename=\"a%22; x=%22y%0D%0AX-Evil: 1%0D%0A%0D%0Aé.txt\"\r\n\
                    Content-Type: text/plain  X-Evil: 2\r\n\r\nx\r\n";
    assert!(multipart(&request).contains(expected), "{}", request.text());
}

#[tokio::test]
async fn text_numbers_and_booleans_are_parts_and_lists_are_repeated() {
    let request = sent(async |acme| {
        let files = Some(vec![Part::text("f1"), Part::text("f2")]);
        let tags = vec!["a".to_owned(), "b".to_owned()];
        acme.fields("o".to_owned(), 7, true, Some("s"), tags, files, &[Part::text("b1")]).await
    })
    .await;
    let parts: Vec<String> = multipart(&request)
        .split("--BOUNDARY\r\nContent-Disposition: form-data; name=")
        .skip(1)
        .map(|part| part.trim_end_matches("--BOUNDARY--\r\n").replace("\r\n\r\n", " ").replace("\r\n", ""))
        .collect();
    let expected = [
        "\"owned\" o",
        "\"number\" 7",
        "\"flag\" true",
        "\"optional\" s",
        "\"tag[]\" a",
        "\"tag[]\" b",
        "\"files\" f1",
        "\"files\" f2",
        "\"borrowed\" b1",
    ];
    assert_eq!(parts, expected);
}

#[tokio::test]
async fn parts_that_are_none_are_absent() {
    let request = sent(async |acme| acme.fields("o".to_owned(), 7, true, None, vec![], None, &[]).await).await;
    assert_eq!(multipart(&request).matches("Content-Disposition").count(), 3);
    let nothing = sent(async |acme| acme.nothing(None).await).await;
    assert_eq!(nothing.body, "");
}

#[tokio::test]
async fn a_stream_is_sent_as_it_comes() {
    let stream =
        StreamPart::new(Chunks::of([b"one ".as_slice(), b"", b"two"])).file_name("s.txt").content_type("text/plain");
    let request = sent(async |acme| acme.stream("t", stream).await).await;
    let expected = "--BOUNDARY\r\n\
                    Content-Disposition: form-data; name=\"title\"\r\n\
                    \r\n\
                    t\r\n\
                    --BOUNDARY\r\n\
                    Content-Disposition: form-data; name=\"file\"; filename=\"s.txt\"\r\n\
                    Content-Type: text/plain\r\n\
                    \r\n\
                    one two\r\n\
                    --BOUNDARY--\r\n";
    assert_eq!(multipart(&request), expected);
}

#[tokio::test]
async fn every_multipart_body_has_a_boundary_of_its_own() {
    let part = Part::text("x");
    let first = sent(async |acme| acme.upload_by_reference(&part).await).await;
    let second = sent(async |acme| acme.upload_by_reference(&part).await).await;
    assert_ne!(values(&first, "content-type"), values(&second, "content-type"));
}

/// An API whose token goes into the query.
enum Keyed {}

impl Api for Keyed {
    const BASE_URL: &'static str = "https://keyed.example/v1";
    const TOKEN: TokenPlacement = TokenPlacement::Query("api key");
    type ErrorBody = Problem;
}

#[endpoints(api = Keyed)]
trait KeyedCalls {
    #[endpoint(method = GET, path = "/k")]
    async fn look(&self, #[query] page: Option<u32>) -> Result<(), LookError>;
}

#[tokio::test]
async fn a_token_is_a_bearer_token_unless_the_api_says_otherwise() {
    let server = yes();
    let acme = Client::<Acme, _>::over(server.clone()).token("s3cret").build().unwrap();
    acme.get().await.unwrap();
    let request = &server.requests()[0];
    assert_eq!(values(request, "authorization"), ["Bearer s3cret"]);
    assert!(request.headers["authorization"].is_sensitive());
}

#[tokio::test]
async fn a_token_can_go_into_a_header_of_its_own() {
    let server = yes();
    edition(&server).token("s3cret").build().unwrap().edition(None).await.unwrap();
    let request = &server.requests()[0];
    assert_eq!(values(request, "x-api-key"), ["s3cret"]);
    assert!(request.headers["x-api-key"].is_sensitive());
    assert!(!request.headers.contains_key("authorization"));
}

#[tokio::test]
async fn a_token_can_go_into_the_query() {
    let server = yes();
    let keyed = Client::<Keyed, _>::over(server.clone()).token("a&b c").build().unwrap();
    keyed.look(None).await.unwrap();
    keyed.look(Some(2)).await.unwrap();
    let targets: Vec<String> = server.requests().iter().map(|request| request.target().to_owned()).collect();
    assert_eq!(targets, ["/v1/k?api+key=a%26b+c", "/v1/k?page=2&api+key=a%26b+c"]);
    assert!(server.requests().iter().all(|request| !request.headers.contains_key("authorization")));
}

#[tokio::test]
async fn bearer_overrides_where_the_api_puts_its_token() {
    let server = yes();
    edition(&server).bearer("s3cret").build().unwrap().edition(None).await.unwrap();
    let request = &server.requests()[0];
    assert_eq!(values(request, "authorization"), ["Bearer s3cret"]);
    assert!(!request.headers.contains_key("x-api-key"));
}

#[tokio::test]
async fn without_a_token_none_is_sent() {
    let request = sent(async |acme| acme.get().await).await;
    assert!(!request.headers.contains_key("authorization"));
}

#[endpoints(api = Acme)]
trait Orders {
    #[endpoint(method = POST, path = "/orders", idempotency_key = "Idempotency-Key")]
    async fn order(&self) -> Result<(), OrderError>;
}

fn keys(server: &InProcess) -> Vec<String> {
    server.requests().iter().map(|request| values(request, "idempotency-key").concat()).collect()
}

#[tokio::test(start_paused = true)]
async fn an_idempotency_key_is_the_same_on_each_attempt_and_another_for_each_call() {
    let server = InProcess::script([Reply::status(503), Reply::reset(), Reply::status(204), Reply::status(204)]);
    let acme = patient_client(&server);
    acme.order().await.unwrap();
    acme.order().await.unwrap();
    let keys = keys(&server);
    assert_eq!(keys.len(), 4);
    assert!(keys[0] == keys[1] && keys[1] == keys[2], "{keys:?}");
    assert_ne!(keys[2], keys[3]);
}

#[tokio::test]
async fn an_idempotency_key_is_a_random_uuid() {
    let server = yes();
    client(&server).order().await.unwrap();
    let key = keys(&server).remove(0);
    let groups: Vec<usize> = key.split('-').map(str::len).collect();
    assert_eq!(groups, [8, 4, 4, 4, 12], "{key}");
    assert_eq!(key.chars().nth(14), Some('4'), "not version 4: {key}");
    assert!(key.chars().all(|c| c.is_ascii_hexdigit() || c == '-'), "{key}");
}

#[tokio::test(start_paused = true)]
async fn the_callers_idempotency_key_goes_before_a_random_one() {
    let server = InProcess::script([Reply::status(503), Reply::status(418)]);
    let options = CallOptions::new().idempotency_key("order-7");
    let error = patient_client(&server).with(options).order().await.unwrap_err();
    assert_eq!(keys(&server), ["order-7", "order-7"]);
    assert_eq!(error.outcome().idempotency_key(), Some("order-7"));
}

#[tokio::test]
async fn a_call_option_holds_for_the_calls_made_through_it_only() {
    let server = yes();
    let acme = client(&server);
    acme.with(CallOptions::new().idempotency_key("order-7")).order().await.unwrap();
    acme.order().await.unwrap();
    assert_eq!(keys(&server)[0], "order-7");
    assert_ne!(keys(&server)[1], "order-7");
}

#[tokio::test]
async fn nothing_is_sent_before_a_call_is_awaited() {
    let server = yes();
    let acme = client(&server);
    let call = acme.order();
    assert_eq!(server.requests().len(), 0);
    drop(call);
    assert_eq!(server.requests().len(), 0);
    acme.order().await.unwrap();
    assert_eq!(server.requests().len(), 1);
}
