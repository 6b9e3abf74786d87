//! Parts: text, numbers, files with what is said of them, lists, and one that is a stream.

use mighty_runtime::{IntoBody, Part, StreamPart, Upload, endpoints};
use proptest::prelude::*;

use super::{Seen, came_through, client, text, texts};
use crate::shop::Shop;

#[endpoints(api = Shop, server)]
trait Forms {
    #[endpoint(method = POST, path = "/form")]
    async fn form(
        &self,
        #[part] title: &str,
        #[part(name = "co\"unt")] count: u32,
        #[part] note: Option<String>,
        #[part] tags: Vec<String>,
        #[part] numbers: Option<Vec<i64>>,
        #[part] is_new: bool,
    ) -> Result<(), FormError>;
    #[endpoint(method = POST, path = "/files")]
    async fn files(
        &self,
        #[part] photo: Part,
        #[part] other: Option<&Upload>,
        #[part] all: Vec<Part>,
        #[part] last: u8,
    ) -> Result<(), FormError>;
    #[endpoint(method = POST, path = "/stream")]
    async fn stream(&self, #[part] title: &str, #[part] file: StreamPart) -> Result<(), FormError>;
    #[endpoint(method = POST, path = "/optional")]
    async fn optional(&self, #[part] one: Option<&str>, #[part] two: Vec<u8>) -> Result<(), FormError>;
}

async fn content(body: impl IntoBody) -> Vec<u8> {
    let mut body = body.into_body();
    let mut bytes = Vec::new();
    while let Some(chunk) = body.chunk().await {
        bytes.extend_from_slice(&chunk.unwrap());
    }
    bytes
}

async fn shown(part: Part) -> (Option<String>, Option<String>, Vec<u8>) {
    let names = (part.given_file_name().map(str::to_owned), part.given_content_type().map(str::to_owned));
    (names.0, names.1, content(part.into_body()).await)
}

impl Forms for Seen {
    async fn form(
        &self,
        title: &str,
        count: u32,
        note: Option<String>,
        tags: Vec<String>,
        numbers: Option<Vec<i64>>,
        is_new: bool,
    ) -> Result<(), FormError> {
        self.note((title, count, note, tags, numbers, is_new))
    }

    async fn files(&self, photo: Part, other: Option<&Upload>, all: Vec<Part>, last: u8) -> Result<(), FormError> {
        let mut others = Vec::new();
        for part in all {
            others.push(shown(part).await);
        }
        let other = match other {
            Some(other) => Some(content(other).await),
            None => None,
        };
        self.note((shown(photo).await, other, others, last))
    }

    async fn stream(&self, title: &str, file: StreamPart) -> Result<(), FormError> {
        let name = file.given_file_name().map(str::to_owned);
        self.note((title, name, content(file.into_body()).await))
    }

    async fn optional(&self, one: Option<&str>, two: Vec<u8>) -> Result<(), FormError> {
        self.note((one, two))
    }
}

/// Of control characters only those that browsers encode can be in a name: a header has no others.
fn file_name() -> impl Strategy<Value = String> {
    "[a-zäß \"\r\n;=\\\\'.]{0,8}"
}

proptest! {
    #[test]
    fn a_field_is_what_it_was(
        title in text(), count: u32, note in prop::option::of(text()), tags in texts(), numbers: Option<Vec<i64>>, is_new: bool,
    ) {
        let seen = Seen::default();
        let shop = client(FormsServer::router(seen.clone()));
        let received = numbers.as_ref().filter(|list| !list.is_empty());
        let sent = (&title, count, &note, &tags, received, is_new);
        let call = shop.form(&title, count, note.clone(), tags.clone(), numbers.clone(), is_new);
        prop_assert!(came_through!(FormError, call, seen, sent));
    }

    #[test]
    fn a_file_is_what_it_was(name in file_name(), bytes: Vec<u8>, other: Option<Vec<u8>>, all: Vec<Vec<u8>>, last: u8) {
        let seen = Seen::default();
        let shop = client(FormsServer::router(seen.clone()));
        let photo = Part::bytes(bytes.clone()).file_name(name.clone()).content_type("image/jpeg; a=\"b\"");
        let upload = other.clone().map(Upload::from);
        let parts = all.iter().map(|bytes| Part::bytes(bytes.clone())).collect();
        let octets = "application/octet-stream";
        let received: Vec<_> = all.iter().map(|bytes| (None::<&str>, Some(octets), bytes)).collect();
        let sent = ((Some(&name), Some("image/jpeg; a=\"b\""), &bytes), &other, received, last);
        prop_assert!(came_through!(FormError, shop.files(photo, upload.as_ref(), parts, last), seen, sent));
    }

    #[test]
    fn a_stream_is_what_it_was(title in text(), name in file_name(), chunks in prop::collection::vec(any::<Vec<u8>>(), 0..5)) {
        let seen = Seen::default();
        let shop = client(FormsServer::router(seen.clone()));
        let whole = chunks.concat();
        let chunks = chunks.into_iter().map(|chunk| Ok(chunk.into()));
        let file = StreamPart::new(futures_util::stream::iter(chunks)).file_name(name.clone());
        prop_assert!(came_through!(FormError, shop.stream(&title, file), seen, (&title, Some(&name), whole)));
    }

    #[test]
    fn parts_may_be_none(one in prop::option::of(text()), two: Vec<u8>) {
        let seen = Seen::default();
        let shop = client(FormsServer::router(seen.clone()));
        let one = one.as_deref();
        prop_assert!(came_through!(FormError, shop.optional(one, two.clone()), seen, (one, &two)));
    }
}
