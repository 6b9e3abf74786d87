//! Where a `Location` leads, and that nothing goes there that is not for it.

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{Api, Client, Problem, endpoints};

enum Shop {}

impl Api for Shop {
    const BASE_URL: &'static str = "https://api.shop.example/v1";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop, errors(404))]
trait Files {
    #[endpoint(method = GET, path = "/files/{id}", follow)]
    async fn file(&self, id: u32, #[cookie("session")] session: &str) -> Result<String, FileError>;
}

/// The URL that is asked after a 302 with this `Location`, and whether it is told who asks.
async fn after(location: &[u8]) -> Option<(String, bool)> {
    let server = InProcess::script([Reply::status(302).header("location", location), Reply::status(200).body("x")]);
    let client = Client::<Shop, _>::over(server.clone()).token("s3cret").header("x-client", "s3cret").build().unwrap();
    let outcome = client.file(1, "s3cret").await;
    let second = server.requests().into_iter().nth(1);
    assert_eq!(outcome.is_ok(), second.is_some());
    second.map(|sent| {
        let told = ["authorization", "x-client", "cookie"].map(|name| sent.headers.contains_key(name));
        assert!(told == [true; 3] || told == [false; 3], "{told:?}");
        (sent.uri.to_string(), told[0])
    })
}

#[tokio::test]
async fn every_way_to_write_a_location() {
    const HOME: &str = "https://api.shop.example";
    let at_home = [
        ("?x=1", "/v1/files/1?x=1"),
        ("2", "/v1/files/2"),
        ("../../../x", "/x"),
        ("/a/../b", "/b"),
        ("/a//b", "/a//b"),
        ("https:/x", "/x"),
        ("HTTPS://API.SHOP.EXAMPLE:443/x", "/x"),
        ("https://api.shop.example", "/"),
        ("/x#part", "/x"),
        ("/\u{e9} \u{1F600}", "/%C3%A9%20%F0%9F%98%80"),
        ("  /x  ", "/x"),
        ("/%2e%2e/x", "/x"),
        ("https://@api.shop.example/x@evil.example", "/x@evil.example"),
    ];
    for (location, path) in at_home {
        assert_eq!(after(location.as_bytes()).await, Some((format!("{HOME}{path}"), true)), "{location}");
    }
    let abroad = [
        ("//evil.example/x", "https://evil.example/x"),
        (r"\\evil.example\x", "https://evil.example/x"),
        (r"/\evil.example/x", "https://evil.example/x"),
        (r"https:\\evil.example", "https://evil.example/"),
        ("https://api.shop.example.evil.example/", "https://api.shop.example.evil.example/"),
        ("https://api.shop.example:444/x", "https://api.shop.example:444/x"),
        ("https://api.shop.example./x", "https://api.shop.example./x"),
        ("https://b\u{fc}cher.example/", "https://xn--bcher-kva.example/"),
    ];
    for (location, url) in abroad {
        assert_eq!(after(location.as_bytes()).await, Some((url.to_owned(), false)), "{location}");
    }
    let nowhere: [&[u8]; 11] = [
        b"",
        b"#part",
        b"https://api.shop.example@evil.example/",
        b"https://evil.example:s3cret@api.shop.example/",
        b"https://evil.example%00/",
        b"https://a b/",
        b"data:text/plain,x",
        b"file:///etc/passwd",
        b"http://api.shop.example/x",
        b"https://\xff.example/",
        b"//",
    ];
    for location in nowhere {
        let after = after(location).await;
        assert!(after.as_ref().is_none_or(|(_, told)| !told), "{:?}: {after:?}", String::from_utf8_lossy(location));
    }
}

#[tokio::test]
async fn what_has_left_home_gets_nothing_back_there() {
    let to = |location: &str| Reply::status(307).header("location", location);
    let server = InProcess::script([
        to("https://storage.example/a"),
        to("https://api.shop.example/v1/b"),
        Reply::status(200).body("x"),
    ]);
    let client = Client::<Shop, _>::over(server.clone()).token("s3cret").header("x-client", "s3cret").build().unwrap();
    client.file(1, "s3cret").await.unwrap();
    assert_eq!(server.requests().len(), 3);
    for sent in server.requests().iter().skip(1) {
        for name in ["authorization", "x-client", "cookie"] {
            assert_eq!(sent.header(name), None, "{}", sent.uri);
        }
    }
}
