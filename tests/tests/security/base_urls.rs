//! Where a token may be sent at all.

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{BuildError, Client, endpoints};
use mighty_tests::{Acme, TestClient, everything};

#[endpoints(api = Acme)]
trait Origin {
    #[endpoint(method = GET, path = "/things")]
    async fn things(&self) -> Result<(), ThingsError>;
}

fn build(url: &str) -> Result<(TestClient, InProcess), BuildError> {
    let server = InProcess::script([Reply::status(204)]);
    Ok((Client::<Acme, _>::over(server.clone()).base_url(url).bearer("tokenmark").build()?, server))
}

#[test]
fn what_could_show_the_token_is_refused() {
    for url in [
        "http://api.acme.example",
        "http://127.0.0.1.evil.example",
        "http://localhost.evil.example",
        "http://evillocalhost",
        "http://[::ffff:10.0.0.1]",
        "http://10.0.0.1",
        "http://0.0.0.0",
        "http://2130706432.example",
        "ftp://localhost",
        "ws://localhost",
        "file:///etc/passwd",
        "data:text/plain,x",
        "javascript:alert(1)",
        "",
        "/v1",
        "//api.acme.example",
        "api.acme.example",
        "https://",
        "https://user@api.acme.example",
        "https://user:passmark@api.acme.example",
        "https://:passmark@api.acme.example",
        "http://user:passmark@127.0.0.1",
        "https://api.acme.example/v1?key=passmark",
        "https://api.acme.example/v1?",
        "https://api.acme.example/v1#passmark",
        "https://api.acme.example:99999",
        "https://api.acme exa mple",
    ] {
        let error = build(url).expect_err(url);
        assert_eq!(error.setting(), "base_url", "{url}");
        let said = everything(&error);
        assert!(!said.contains("passmark") && !said.contains("user@"), "{url}: {said}");
        assert!(!said.contains("tokenmark"), "{url}: {said}");
    }
}

#[tokio::test]
async fn https_and_loopback_are_accepted_and_only_appended_to() {
    for (url, sent) in [
        ("https://api.acme.example", "https://api.acme.example/things"),
        ("https://api.acme.example/", "https://api.acme.example/things"),
        ("https://api.acme.example/v2", "https://api.acme.example/v2/things"),
        ("https://api.acme.example/v2/", "https://api.acme.example/v2/things"),
        ("https://api.acme.example:8443/a/b", "https://api.acme.example:8443/a/b/things"),
        ("https://api.acme.example/v2/../v3", "https://api.acme.example/v3/things"),
        ("HTTPS://API.ACME.EXAMPLE/V2", "https://api.acme.example/V2/things"),
        ("http://localhost:8080/v1", "http://localhost:8080/v1/things"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/things"),
        ("http://127.9.9.9", "http://127.9.9.9/things"),
        ("http://[::1]:8080", "http://[::1]:8080/things"),
    ] {
        let (client, server) = build(url).expect(url);
        client.things().await.unwrap();
        let [request] = <[_; 1]>::try_from(server.requests()).unwrap();
        assert_eq!(request.uri, sent, "{url}");
    }
}
