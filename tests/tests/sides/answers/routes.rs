//! Which endpoint answers a request.

use std::sync::Arc;

use mighty_runtime::{Api, Client, Problem, ServiceTransport, endpoints};

use super::refusals::send;

pub enum Map {}

impl Api for Map {
    const BASE_URL: &'static str = "https://map.example/api/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Map, server)]
trait Places {
    #[endpoint(method = GET, path = "/users/{id}")]
    async fn user(&self, id: String) -> Result<String, UserError>;
    #[endpoint(method = GET, path = "/users/me")]
    async fn me(&self) -> Result<String, MeError>;
    #[endpoint(method = DELETE, path = "/users/{name}")]
    async fn delete_user(&self, name: &str) -> Result<String, DeleteUserError>;
    #[endpoint(method = GET, path = "/users/{id}.json")]
    async fn user_json(&self, id: &str) -> Result<String, UserJsonError>;
    #[endpoint(method = GET, path = "/compare/{base}...{head}")]
    async fn compare(&self, base: &str, head: &str) -> Result<String, CompareError>;
    #[endpoint(method = GET, path = "/files/{path..}")]
    async fn file(&self, path: &str) -> Result<String, FileError>;
    #[endpoint(method = GET, path = "/files/{path..}/raw/{name}")]
    async fn raw_file(&self, path: &str, name: &str) -> Result<String, RawFileError>;
    #[endpoint(method = GET, path = "/users/")]
    async fn users(&self) -> Result<String, UsersError>;
    #[endpoint(method = "PROPFIND", path = "/users/{id}")]
    async fn properties(&self, id: &str) -> Result<String, PropertiesError>;
    #[endpoint(method = GET, path = "/search", query(kind = "a"))]
    async fn search_a(&self) -> Result<String, SearchAError>;
    #[endpoint(method = GET, path = "/search", query(kind = "b"))]
    async fn search_b(&self) -> Result<String, SearchBError>;
    #[endpoint(method = GET, path = "/search")]
    async fn search(&self) -> Result<String, SearchError>;
    #[endpoint(method = GET, path = "/report", headers("Accept" = "text/csv"))]
    async fn report_csv(&self) -> Result<String, ReportCsvError>;
    #[endpoint(method = GET, path = "/report", headers("Accept" = "text/html"))]
    async fn report_html(&self) -> Result<String, ReportHtmlError>;
    #[endpoint(method = GET, path = "/@me/~{type}")]
    async fn r#match(&self, r#type: &str) -> Result<String, MatchError>;
    #[cfg(not(test))]
    #[endpoint(method = GET, path = "/never")]
    async fn never(&self) -> Result<String, NeverError>;
}

#[endpoints(api = Map, server)]
trait More {
    #[endpoint(method = PUT, path = "/users/{user}")]
    async fn put_user(&self, user: &str) -> Result<String, PutUserError>;
    #[endpoint(method = GET, path = "/search", query(kind = "c"))]
    async fn search_c(&self) -> Result<String, SearchCError>;
}

struct Atlas;

macro_rules! says {
    ($($argument:expr),*) => { Ok([$($argument.to_string()),*].join("|")) };
}

impl Places for Atlas {
    async fn user(&self, id: String) -> Result<String, UserError> {
        says!("user", id)
    }

    async fn me(&self) -> Result<String, MeError> {
        says!("me")
    }

    async fn delete_user(&self, name: &str) -> Result<String, DeleteUserError> {
        says!("delete", name)
    }

    async fn user_json(&self, id: &str) -> Result<String, UserJsonError> {
        says!("json", id)
    }

    async fn compare(&self, base: &str, head: &str) -> Result<String, CompareError> {
        says!("compare", base, head)
    }

    async fn file(&self, path: &str) -> Result<String, FileError> {
        says!("file", path)
    }

    async fn raw_file(&self, path: &str, name: &str) -> Result<String, RawFileError> {
        says!("raw", path, name)
    }

    async fn users(&self) -> Result<String, UsersError> {
        says!("users")
    }

    async fn properties(&self, id: &str) -> Result<String, PropertiesError> {
        says!("properties", id)
    }

    async fn search_a(&self) -> Result<String, SearchAError> {
        says!("a")
    }

    async fn search_b(&self) -> Result<String, SearchBError> {
        says!("b")
    }

    async fn search(&self) -> Result<String, SearchError> {
        says!("any")
    }

    async fn report_csv(&self) -> Result<String, ReportCsvError> {
        says!("csv")
    }

    async fn report_html(&self) -> Result<String, ReportHtmlError> {
        says!("html")
    }

    async fn r#match(&self, r#type: &str) -> Result<String, MatchError> {
        says!("match", r#type)
    }
}

impl More for Atlas {
    async fn put_user(&self, user: &str) -> Result<String, PutUserError> {
        says!("put", user)
    }

    async fn search_c(&self) -> Result<String, SearchCError> {
        says!("c")
    }
}

#[tokio::test]
async fn the_most_fixed_text_is_asked_first() {
    let table = [
        ("GET", "/users/7", "user|7"),
        ("GET", "/users/me", "me"),
        ("HEAD", "/users/me", ""),
        ("DELETE", "/users/me", "delete|me"),
        ("GET", "/users/me.json", "json|me"),
        ("GET", "/users/a.json.json", "json|a.json"),
        ("GET", "/users/.json", "json|"),
        ("PROPFIND", "/users/me", "properties|me"),
        ("GET", "/users/", "users"),
        ("GET", "/users/%6De", "me"),
        ("GET", "/%75sers/a%2Fb%20%C3%A9", "user|a/b é"),
        ("GET", "/users/a+b", "user|a+b"),
        ("GET", "/compare/v1.0...v1.1", "compare|v1.0|v1.1"),
        ("GET", "/compare/...x", "compare||x"),
        ("GET", "/files/a/b%2Fc/d", "file|a/b/c/d"),
        ("GET", "/files/a/raw/b/raw/c", "raw|a/raw/b|c"),
        ("GET", "/files/raw/c", "file|raw/c"),
        ("GET", "/%40me/%7Ex", "match|x"),
        ("GET", "/search?kind=a", "a"),
        ("GET", "/search?x=1&kind=b", "b"),
        ("GET", "/search?kind=c", "any"),
        ("GET", "/search", "any"),
    ];
    for (method, path, wanted) in table {
        let (status, _, _, body) = send(PlacesServer::router(Atlas), method, path, "").await;
        assert_eq!((status, &*body), (200, wanted), "{method} {path}");
    }
}

#[tokio::test]
async fn what_is_no_path_is_none() {
    for path in ["/users", "/users/7/", "/users//", "/users/a/b", "/files/", "/files/a//b", "/users/%FF", "//users/7"] {
        let (status, ..) = send(PlacesServer::router(Atlas), "GET", path, "").await;
        assert_eq!(status, 404, "{path}");
    }
}

#[tokio::test]
async fn constants_choose_between_endpoints() {
    let client =
        Client::<Map>::over(ServiceTransport::new(PlacesServer::router(Atlas).nest("/api/v1"))).build().unwrap();
    assert_eq!(client.report_html().await.unwrap(), "html");
    assert_eq!(client.report_csv().await.unwrap(), "csv");
    assert_eq!(client.search_b().await.unwrap(), "b");
    let (status, _, _, body) = send(PlacesServer::router(Atlas), "GET", "/report", "").await;
    assert_eq!(status, 400);
    assert!(body.contains("the header `accept`") || body.contains("the header `Accept`"), "{body}");
}

#[tokio::test]
async fn routers_are_merged_also_where_they_share_a_path() {
    let atlas = Arc::new(Atlas);
    let routes = || PlacesServer::router_of(atlas.clone()).merge(MoreServer::router_of(atlas.clone()));
    for (method, path, wanted) in [
        ("GET", "/users/7", "user|7"),
        ("PUT", "/users/me", "put|me"),
        ("GET", "/search?kind=c", "c"),
        ("GET", "/search?kind=a", "a"),
    ] {
        assert_eq!(send(routes(), method, path, "").await.3, wanted, "{method} {path}");
    }
    let (status, _, allow, _) = send(routes(), "PATCH", "/users/7", "").await;
    assert_eq!((status, &*allow), (405, "GET, HEAD, DELETE, PROPFIND, PUT"));
}

#[tokio::test]
async fn a_router_is_nested_under_the_path_of_the_base_url() {
    let routes =
        || PlacesServer::router(Atlas).nest("/v1").nest("/api/").merge(MoreServer::router(Atlas).nest("api/v1"));
    let client = Client::<Map>::over(ServiceTransport::new(routes())).build().unwrap();
    assert_eq!(client.user("a/b".to_owned()).await.unwrap(), "user|a/b");
    assert_eq!(client.put_user("x").await.unwrap(), "put|x");
    assert_eq!(client.file("a/b c/d").await.unwrap(), "file|a/b c/d");
    assert_eq!(client.properties("7").await.unwrap(), "properties|7");
    assert_eq!(client.r#match("x").await.unwrap(), "match|x");
    for path in ["/users/7", "/api/v1x/users/7", "/api/v1"] {
        assert_eq!(send(routes(), "GET", path, "").await.0, 404, "{path}");
    }
}

#[tokio::test]
async fn axum_takes_it_beside_other_routes() {
    let app = axum::Router::new()
        .route("/health", axum::routing::get(|| async { "fine" }))
        .nest("/api/v1", PlacesServer::router(Atlas).into());
    let client = Client::<Map>::over(ServiceTransport::new(app)).build().unwrap();
    assert_eq!(client.me().await.unwrap(), "me");
}
