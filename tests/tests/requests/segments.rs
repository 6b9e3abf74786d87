//! Text beside a placeholder, and several placeholders in one segment: what a server reads back is what was given.

use mighty_runtime::endpoints;
use mighty_tests::{Acme, client};

use super::{target, yes};

#[endpoints(api = Acme)]
trait Segments {
    #[endpoint(method = GET, path = "/items/{id}.json")]
    async fn suffix(&self, id: &str) -> Result<(), SegmentError>;
    #[endpoint(method = GET, path = "/v{version}/items")]
    async fn prefix(&self, version: u32) -> Result<(), SegmentError>;
    #[endpoint(method = GET, path = "/.{name}")]
    async fn dotted(&self, name: &str) -> Result<(), SegmentError>;
    #[endpoint(method = GET, path = "/compare/{base}...{head}")]
    async fn compare(&self, base: &str, head: &str) -> Result<(), SegmentError>;
    #[endpoint(method = GET, path = "/{from}..{to}")]
    async fn range(&self, from: &str, to: &str) -> Result<(), SegmentError>;
    #[endpoint(method = GET, path = "/tiles/{zoom}-{x}-{y}@2x.png")]
    async fn tile(&self, y: &str, x: &str, zoom: &str) -> Result<(), SegmentError>;
    #[endpoint(method = GET, path = "/at/{latitude},{longitude}")]
    async fn place(&self, latitude: f64, longitude: f64) -> Result<(), SegmentError>;
    #[endpoint(method = GET, path = "/at/{one},{other}")]
    async fn reserved(&self, one: &str, other: &str) -> Result<(), SegmentError>;
    #[endpoint(method = GET, path = "/raw/{branch}-{path..}")]
    async fn spanning(&self, branch: &str, path: &str) -> Result<(), SegmentError>;
    #[endpoint(method = GET, path = "/trees/{path..}.{extension}")]
    async fn spanned(&self, path: &str, extension: &str) -> Result<(), SegmentError>;
}

#[tokio::test]
async fn text_beside_a_placeholder_is_kept() {
    assert_eq!(target(async |acme| acme.suffix("a.json").await).await, "/items/a.json.json");
    assert_eq!(target(async |acme| acme.suffix("a/b c").await).await, "/items/a%2Fb%20c.json");
    assert_eq!(target(async |acme| acme.suffix(".").await).await, "/items/..json");
    assert_eq!(target(async |acme| acme.prefix(2).await).await, "/v2/items");
    assert_eq!(target(async |acme| acme.compare("main", "a/b:c.d").await).await, "/compare/main...a%2Fb%3Ac.d");
    assert_eq!(target(async |acme| acme.range("a.b", "c.d").await).await, "/a.b..c.d");
    assert_eq!(target(async |acme| acme.tile("3", "2", "1").await).await, "/tiles/1-2-3@2x.png");
    assert_eq!(target(async |acme| acme.place(-1.5, 2.0).await).await, "/at/-1.5,2");
    assert_eq!(target(async |acme| acme.reserved("a,b", "c").await).await, "/at/a%2Cb,c");
    assert_eq!(target(async |acme| acme.spanning("main", "a/c-d").await).await, "/raw/main-a/c-d");
    assert_eq!(target(async |acme| acme.spanned("v1.2/a", "gz").await).await, "/trees/v1.2/a.gz");
}

/// Each with the parameter that is named.
#[tokio::test]
async fn what_a_server_could_part_elsewhere_is_refused() {
    let server = yes();
    let acme = client(&server);
    let refused = [
        (acme.compare("a...b", "c").await, "base"),
        (acme.compare("a.", "c").await, "base"),
        (acme.compare("a", ".c").await, "head"),
        (acme.compare("a", "b...c").await, "head"),
        (acme.range("a..b", "c").await, "from"),
        (acme.range("a.", "b").await, "from"),
        (acme.range("a", ".b").await, "to"),
        (acme.range(".", ".").await, "from"),
        (acme.tile("3", "2-", "1").await, "x"),
        (acme.tile("3", "2", "1-1").await, "zoom"),
        (acme.tile("3-4", "2", "1").await, "y"),
        (acme.spanning("a", "b-c/d").await, "path"),
        (acme.spanned("a/b.c", "d").await, "path"),
        (acme.spanned("a/b", "tar.gz").await, "extension"),
    ];
    for (answer, name) in refused {
        let SegmentError::Unexpected(error) = answer.unwrap_err();
        let argument = error.argument().unwrap();
        assert_eq!(argument.name(), name, "{argument}");
        assert!(argument.to_string().contains("cannot be parted from another one"), "{argument}");
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_segment_never_leads_elsewhere_whatever_stands_beside_the_value() {
    let server = yes();
    let acme = client(&server);
    let refused = [
        acme.suffix("a\nb").await,
        acme.dotted(".").await,
        acme.dotted("").await,
        acme.dotted("%2e").await,
        acme.dotted("%2E").await,
        acme.range("", "").await,
        acme.range("%2e", "\u{7f}").await,
        acme.spanning("a", "b/../c").await,
        acme.spanning("a", "b/").await,
        acme.spanned("/a", "b").await,
    ];
    for answer in refused {
        let SegmentError::Unexpected(error) = answer.unwrap_err();
        assert!(error.argument().is_some(), "{error}");
    }
    assert!(server.requests().is_empty());
    assert_eq!(target(async |acme| acme.dotted("..").await).await, "/...");
    assert_eq!(target(async |acme| acme.range("", "a").await).await, "/..a", "the finished segment counts");
}
