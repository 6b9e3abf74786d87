//! Multipart bodies, to the byte.

use mighty_runtime::testing::Recorded;
use mighty_runtime::{Part, StreamPart, endpoints};
use mighty_tests::{Acme, Chunks};

use super::{sent, values};

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
