//! Placeholders: alone in a segment, with text beside them, several of them, and such as take several segments.

use mighty_runtime::endpoints;
use proptest::prelude::*;

use super::{Seen, came_through, client, text};
use crate::shop::Shop;

#[endpoints(api = Shop, server)]
trait Paths {
    #[endpoint(method = GET, path = "/items/{id}.json")]
    async fn suffix(&self, id: &str) -> Result<(), PathError>;
    #[endpoint(method = GET, path = "/compare/{base}...{head}")]
    async fn two(&self, base: &str, head: &str) -> Result<(), PathError>;
    #[endpoint(method = GET, path = "/three/{a},{b};{c}")]
    async fn three(&self, a: &str, b: &str, c: u8) -> Result<(), PathError>;
    #[endpoint(method = GET, path = "/files/{path..}")]
    async fn spanning(&self, path: &str) -> Result<(), PathError>;
    #[endpoint(method = GET, path = "/shops/{type}/of/{number}")]
    async fn plain(&self, r#type: &String, number: i64) -> Result<(), PathError>;
}

impl Paths for Seen {
    async fn suffix(&self, id: &str) -> Result<(), PathError> {
        self.note(id)
    }

    async fn two(&self, base: &str, head: &str) -> Result<(), PathError> {
        self.note((base, head))
    }

    async fn three(&self, a: &str, b: &str, c: u8) -> Result<(), PathError> {
        self.note((a, b, c))
    }

    async fn spanning(&self, path: &str) -> Result<(), PathError> {
        self.note(path)
    }

    async fn plain(&self, r#type: &String, number: i64) -> Result<(), PathError> {
        self.note((r#type, number))
    }
}

proptest! {
    #[test]
    fn what_fills_a_path_comes_out_of_it(one in text(), other in text(), number: i64, digit: u8) {
        let seen = Seen::default();
        let shop = client(PathsServer::router(seen.clone()));
        let _ = came_through!(PathError, shop.suffix(&one), seen, &one);
        let _ = came_through!(PathError, shop.two(&one, &other), seen, (&one, &other));
        let _ = came_through!(PathError, shop.three(&one, &other, digit), seen, (&one, &other, digit));
        let _ = came_through!(PathError, shop.spanning(&one), seen, &one);
        let _ = came_through!(PathError, shop.plain(&one, number), seen, (&one, number));
    }
}

proptest! {
    #[test]
    fn several_segments_keep_their_slashes(segments in prop::collection::vec("[a-zé%+. ]{1,4}", 1..4)) {
        let seen = Seen::default();
        let path = segments.join("/");
        let _ = came_through!(PathError, client(PathsServer::router(seen.clone())).spanning(&path), seen, &path);
    }
}

#[tokio::test]
async fn text_beside_a_value_may_be_in_it_too() {
    let seen = Seen::default();
    let shop = client(PathsServer::router(seen.clone()));
    shop.suffix("a.json").await.unwrap();
    shop.spanning("docs/ä b/c%2Fd").await.unwrap();
    shop.two("v1.0", "v1.1").await.unwrap();
    assert_eq!(seen.take(), [r#""a.json""#, r#""docs/ä b/c%2Fd""#, r#"("v1.0", "v1.1")"#]);
}
