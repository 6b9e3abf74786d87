//! The next page by a value in the body of the request, and by the last item.

use mighty_runtime::testing::{InProcess, Recorded, Reply, World};
use mighty_runtime::{
    Api, Client, Endpoint, NextPage, Page, Pagination, Position, Problem, Unexpected, UnexpectedKind, endpoints,
};
use mighty_tests::chain;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::api::{all, until_error};

enum Notes {}

impl Api for Notes {
    const BASE_URL: &'static str = "https://notes.example/v1";
    type ErrorBody = Problem;
    const PAGINATION: Option<Pagination> =
        Some(Pagination::new(&[NextPage::cursor_in_body("next_cursor", "start_cursor").has_more("has_more")]));
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
struct Item {
    id: Value,
}

#[derive(Deserialize)]
struct Listed {
    data: Vec<Item>,
}

impl Page for Listed {
    type Item = Item;

    fn items(&self) -> &[Item] {
        &self.data
    }

    fn into_items(self) -> Vec<Item> {
        self.data
    }
}

#[derive(Clone, Serialize)]
struct Query {
    words: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_cursor: Option<&'static str>,
    weight: f64,
}

const QUERY: Query = Query { words: "a \"b\"", start_cursor: None, weight: 1.5 };

#[endpoints(api = Notes, errors(404, 503))]
trait Pages {
    /// As the API says.
    #[endpoint(method = POST, path = "/search", paginate, idempotency_key = "Idempotency-Key")]
    async fn search(&self, #[body] query: &Query) -> Result<Listed, PagesError>;
    /// The same, where there need be no body.
    #[endpoint(method = POST, path = "/all", paginate, idempotent)]
    async fn whole(&self, #[body("application/vnd.notes+json")] query: Option<&Query>) -> Result<Listed, PagesError>;
    /// The same, where the body is something else.
    #[endpoint(method = POST, path = "/any", paginate)]
    async fn any(&self, #[body] query: &Value) -> Result<Listed, PagesError>;
    /// Nested.
    #[endpoint(method = POST, path = "/nested", paginate(cursor = "page.next", cursor_member = "page.after"))]
    async fn nested(&self, #[body] query: &Value) -> Result<Listed, PagesError>;
    /// By the last item.
    #[endpoint(method = GET, path = "/charges",
               paginate(last_item = "data.id", cursor_parameter = "starting_after", has_more = "has_more"))]
    async fn charges(&self, #[query] limit: Option<u8>) -> Result<Listed, PagesError>;
    /// By the last item of a bare list, until a page is empty.
    #[endpoint(method = GET, path = "/users", paginate(last_item = "id", cursor_parameter = "since"))]
    async fn users(&self) -> Result<Vec<Item>, PagesError>;
    /// By a list of values of the last item.
    #[endpoint(method = POST, path = "/sorted", paginate(last_item = "data.id", cursor_member = "search_after"))]
    async fn sorted(&self, #[body] query: &Value) -> Result<Listed, PagesError>;
}

fn client(server: &InProcess) -> Client<Notes, InProcess> {
    Client::over(server.clone()).environment(World::new(1.0)).build().unwrap()
}

fn scripted(replies: impl IntoIterator<Item = Reply>) -> (Client<Notes, InProcess>, InProcess) {
    let server = InProcess::script(replies);
    (client(&server), server)
}

#[allow(clippy::needless_pass_by_value, reason = "it is made where it is given")]
fn page(ids: &[Value], rest: Value) -> Reply {
    let mut body = json!({ "data": ids.iter().map(|id| json!({ "id": id })).collect::<Vec<_>>() });
    body.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
    Reply::json(200, &body)
}

fn numbers(ids: &[u64], rest: Value) -> Reply {
    page(&ids.iter().map(|id| json!(id)).collect::<Vec<_>>(), rest)
}

fn ids(items: &[Item]) -> Vec<u64> {
    items.iter().map(|item| item.id.as_u64().unwrap()).collect()
}

fn bodies(server: &InProcess) -> Vec<String> {
    server.requests().iter().map(Recorded::text).collect()
}

fn targets(server: &InProcess) -> Vec<String> {
    server.requests().iter().map(|request| request.target().replace("/v1", "")).collect()
}

fn unexpected(error: PagesError) -> Unexpected {
    match error {
        PagesError::Unexpected(error) => error,
        other => panic!("{other:?}"),
    }
}

#[tokio::test(start_paused = true)]
async fn a_cursor_goes_into_the_body_and_nothing_else_of_it_changes() {
    let (client, server) = scripted([
        numbers(&[1], json!({"has_more": true, "next_cursor": "a\"b"})),
        Reply::status(503),
        numbers(&[2], json!({"has_more": true, "next_cursor": 42})),
        numbers(&[3], json!({"has_more": false, "next_cursor": null})),
    ]);
    assert_eq!(ids(&all(client.search_stream(&QUERY)).await), [1, 2, 3]);
    let first = r#"{"words":"a \"b\"","weight":1.5}"#;
    let second = r#"{"words":"a \"b\"","weight":1.5,"start_cursor":"a\"b"}"#;
    let third = r#"{"words":"a \"b\"","weight":1.5,"start_cursor":42}"#;
    assert_eq!(bodies(&server), [first, second, second, third]);
    assert_eq!(targets(&server), ["/search"; 4]);
    let requests = server.requests();
    let keys: Vec<&str> = requests.iter().map(|request| request.header("idempotency-key").unwrap()).collect();
    assert!(keys[0] != keys[1] && keys[1] == keys[2] && keys[2] != keys[3], "{keys:?}");
}

#[tokio::test]
async fn a_cursor_takes_the_place_of_the_one_before_and_objects_are_made() {
    let (client, server) =
        scripted([numbers(&[1], json!({"next_cursor": "b"})), numbers(&[2], json!({"next_cursor": ""}))]);
    all(client.search_stream(&Query { start_cursor: Some("a"), ..QUERY })).await;
    assert_eq!(bodies(&server)[1], r#"{"words":"a \"b\"","start_cursor":"b","weight":1.5}"#);

    let (client, server) =
        scripted([numbers(&[1], json!({"page": {"next": "x"}})), numbers(&[2], json!({"page": {"next": null}}))]);
    all(client.nested_stream(&json!({"q": 1}))).await;
    assert_eq!(bodies(&server), [r#"{"q":1}"#, r#"{"q":1,"page":{"after":"x"}}"#]);

    let (client, server) = scripted([numbers(&[1], json!({"next_cursor": "x"})), numbers(&[2], json!({}))]);
    all(client.whole_stream(None)).await;
    assert_eq!(bodies(&server), ["", r#"{"start_cursor":"x"}"#]);
    let requests = server.requests();
    let heads = requests.iter().map(|request| (request.header("content-length"), request.header("content-type")));
    assert_eq!(heads.collect::<Vec<_>>(), [(Some("0"), None), (None, Some("application/json"))]);
}

#[tokio::test]
async fn the_last_item_says_what_comes_after_it() {
    let (client, server) = scripted([
        page(&[json!("ch_1"), json!("ch_2")], json!({"has_more": true})),
        page(&[json!("ch 3")], json!({"has_more": true})),
        page(&[json!("ch_4")], json!({"has_more": false})),
    ]);
    assert_eq!(all(client.charges_stream(Some(2))).await.len(), 4);
    let expected = ["/charges?limit=2", "/charges?limit=2&starting_after=ch_2", "/charges?limit=2&starting_after=ch+3"];
    assert_eq!(targets(&server), expected);

    let bare = |ids: &[u64]| Reply::json(200, &ids.iter().map(|id| json!({"id": id})).collect::<Vec<_>>());
    let (client, server) = scripted([bare(&[1, 46]), bare(&[47]), bare(&[])]);
    assert_eq!(ids(&all(client.users_stream()).await), [1, 46, 47]);
    assert_eq!(targets(&server), ["/users", "/users?since=46", "/users?since=47"]);

    let (client, server) = scripted([page(&[json!(0), json!([1.5, "a"])], json!({})), page(&[], json!({}))]);
    all(client.sorted_stream(&json!({"size": 2}))).await;
    assert_eq!(bodies(&server), [r#"{"size":2}"#, r#"{"size":2,"search_after":[1.5,"a"]}"#]);
}

#[tokio::test]
async fn what_would_lose_the_rest_is_an_error_behind_the_page() {
    let more = || json!({"has_more": true});
    let table = [
        (page(&[json!(null)], more()), "`data.id` is not a value of the last item"),
        (page(&[json!({"a": 1})], more()), "`data.id` is not a value of the last item"),
        (page(&[json!(1.5)], more()), "`data.id` is not a value of the last item"),
        (page(&[json!(1)], json!({"has_more": "yes"})), "`has_more` is not `true` or `false`"),
    ];
    for (reply, expected) in table {
        let (client, server) = scripted([reply]);
        let (before, error) = until_error(&mut client.charges_stream(None)).await;
        let error = unexpected(error);
        assert_eq!((before.len(), error.kind()), (1, UnexpectedKind::Pagination));
        assert_eq!((chain(&error).pop().unwrap().as_str(), server.requests().len()), (expected, 1));
    }
    let (client, _) = scripted([numbers(&[1], more())]);
    let (_, error) = until_error(&mut client.search_stream(&QUERY)).await;
    assert_eq!(chain(&unexpected(error)).pop().unwrap(), "`next_cursor` is not a cursor");
    for body in [json!([1]), json!("text"), json!(7), json!(null)] {
        let (client, _) = scripted([numbers(&[1], json!({"next_cursor": "x"}))]);
        let (_, error) = until_error(&mut client.any_stream(&body)).await;
        let expected = "the body of the request is no JSON object that can have a member `start_cursor`";
        assert_eq!(chain(&unexpected(error)).pop().unwrap(), expected, "{body}");
    }
}

#[tokio::test]
async fn values_that_come_back_are_a_circle() {
    let same = || numbers(&[1], json!({"next_cursor": "x"}));
    for (query, requests) in [(QUERY, 2), (Query { start_cursor: Some("x"), ..QUERY }, 1)] {
        let (client, server) = scripted(vec![same(); 4]);
        let (before, error) = until_error(&mut client.search_stream(&query)).await;
        assert_eq!(chain(&unexpected(error)).pop().unwrap(), "the links of the pages go in a circle");
        assert_eq!((before.len(), server.requests().len()), (requests, requests));
    }
    let (client, server) = scripted(vec![page(&[json!("a")], json!({"has_more": true})); 4]);
    let (_, error) = until_error(&mut client.charges_stream(None)).await;
    assert_eq!(chain(&unexpected(error)).pop().unwrap(), "the links of the pages go in a circle");
    assert_eq!(server.requests().len(), 2);
}

/// Three pages of two items.
fn notes() -> InProcess {
    InProcess::from_fn(|request| {
        let body: Value = serde_json::from_slice(&request.body).unwrap();
        let cursor = body.get("start_cursor").and_then(Value::as_str);
        let number = cursor.map_or(0, |cursor| cursor.trim_start_matches("c#").parse().unwrap());
        let next = (number < 2).then(|| format!("c#{}", number + 1));
        numbers(&[2 * number, 2 * number + 1], json!({"next_cursor": next}))
    })
}

#[tokio::test]
async fn wherever_a_stream_is_left_another_goes_on() {
    for count in 0..6 {
        for prefetches in [false, true] {
            let client = client(&notes());
            let items = client.search_stream(&QUERY);
            let mut items = if prefetches { items.prefetch() } else { items };
            let mut taken = Vec::new();
            for _ in 0..count {
                taken.push(items.next().await.unwrap().unwrap());
            }
            let kept = items.position().unwrap().to_string();
            let position: Position = kept.parse().unwrap();
            assert_eq!(position.to_string(), kept);
            let rest = all(client.search_stream(&QUERY).starting_at(position)).await;
            assert_eq!(ids(&[taken, rest].concat()), [0, 1, 2, 3, 4, 5], "{kept}");
        }
    }
    let client = client(&notes());
    let mut items = client.search_stream(&QUERY);
    for _ in 0..3 {
        items.next().await.unwrap().unwrap();
    }
    let position = items.position().unwrap();
    assert_eq!(position.to_string(), r#"/v1/search#1#"c#1""#);
    assert!(!format!("{position:?}").contains("c#1"));
}

#[tokio::test]
async fn a_position_that_does_not_fit_is_refused() {
    let position = |text: &str| text.parse::<Position>();
    for wrong in ["/v1/search#1#", "/v1/search#1#x", "/v1/search#1#{", "/v1/search##1"] {
        position(wrong).unwrap_err();
    }
    let in_body = || position("/v1/charges#0#7").unwrap();
    let (client, server) = scripted([]);
    let (_, error) = until_error(&mut client.charges_stream(None).starting_at(in_body())).await;
    assert_eq!(unexpected(error).kind(), UnexpectedKind::Argument);
    let (_, error) = until_error(&mut client.any_stream(&json!([])).starting_at(in_body())).await;
    let error = unexpected(error);
    assert_eq!(error.to_string(), "any: the option `starting_at` needs a JSON object as the body (not sent)");
    assert_eq!(server.requests().len(), 0);
}

#[test]
fn descriptors_say_it() {
    let said = |endpoint: &Endpoint| endpoint.pagination().unwrap().to_string();
    assert_eq!(said(PagesEndpoints::SEARCH), "cursor `next_cursor` as `start_cursor` in the body while `has_more`");
    assert_eq!(said(PagesEndpoints::NESTED), "cursor `page.next` as `page.after` in the body");
    assert_eq!(said(PagesEndpoints::CHARGES), "last `data.id` as `starting_after` while `has_more`");
    assert_eq!(said(PagesEndpoints::SORTED), "last `data.id` as `search_after` in the body");
}
