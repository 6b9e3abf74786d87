//! Downloads, and parts of them.

use mighty_runtime::{CallOptions, Download, UnexpectedKind};

use super::api::{DownloadError, Items, client};

async fn part(pick: u64, headers: &[(&str, &str)]) -> Result<Download, DownloadError> {
    let options = headers.iter().fold(CallOptions::new(), |options, (name, value)| options.header(*name, *value));
    client().with(options).download(pick).await
}

#[tokio::test]
async fn bytes_streams_and_files_come_whole() {
    let manifest = std::fs::read_to_string("Cargo.toml").unwrap();
    let table = [
        (0, "0123456789", Some(10)),
        (1, "0123456789", None),
        (2, "0123456789", Some(10)),
        (5, &*manifest, Some(manifest.len() as u64)),
        (6, "", Some(0)),
    ];
    for (pick, content, length) in table {
        let download = part(pick, &[]).await.unwrap();
        assert_eq!((download.status().as_u16(), download.length()), (200, length), "{pick}");
        assert_eq!(download.bytes(1 << 20).await.unwrap(), content, "{pick}");
    }
}

#[tokio::test]
async fn the_media_type_is_what_the_backend_says() {
    assert_eq!(part(0, &[]).await.unwrap().content_type(), Some("text/csv"));
    assert_eq!(part(1, &[]).await.unwrap().content_type(), Some("application/octet-stream"));
}

#[tokio::test]
async fn a_part_is_a_206() {
    let table = [("bytes=2-4", "234"), ("bytes=7-", "789"), ("bytes=-2", "89"), ("bytes=8-100", "89")];
    for (range, content) in table {
        let download = part(0, &[("range", range)]).await.unwrap();
        assert_eq!(download.status(), 206, "{range}");
        assert_eq!(download.headers()["accept-ranges"], "bytes");
        assert_eq!(download.length(), Some(content.len() as u64), "{range}");
        assert_eq!(download.bytes(100).await.unwrap(), content, "{range}");
    }
}

#[tokio::test]
async fn a_part_of_a_file_is_a_206() {
    let manifest = std::fs::read("Cargo.toml").unwrap();
    let download = part(5, &[("range", "bytes=3-9")]).await.unwrap();
    assert_eq!(download.status(), 206);
    assert_eq!(download.bytes(100).await.unwrap(), manifest[3..10]);
}

#[tokio::test]
async fn a_part_that_is_not_there_is_a_416() {
    let Err(DownloadError::RangeNotSatisfiable(error)) = part(0, &[("range", "bytes=10-")]).await else {
        panic!("no 416")
    };
    assert_eq!(error.headers()["content-range"], "bytes */10");
    assert_eq!(error.body().unwrap().status, Some(416));
}

#[tokio::test]
async fn what_cannot_be_parted_or_has_changed_comes_whole() {
    let table: [(u64, &[(&str, &str)]); 5] = [
        (1, &[("range", "bytes=2-4")]),
        (2, &[("range", "bytes=2-4")]),
        (0, &[("range", "bytes=0-1,3-4")]),
        (0, &[("range", "bytes=2-4"), ("if-range", "\"v0\"")]),
        (0, &[("range", "bytes=2-4"), ("if-range", "W/\"v1\"")]),
    ];
    for (pick, headers) in table {
        let download = part(pick, headers).await.unwrap();
        assert_eq!(download.status(), 200, "{headers:?}");
        assert_eq!(download.bytes(100).await.unwrap(), "0123456789", "{headers:?}");
    }
    let same = part(0, &[("range", "bytes=2-4"), ("if-range", "\"v1\"")]).await.unwrap();
    assert_eq!(same.status(), 206);
}

#[tokio::test]
async fn a_file_that_is_not_there_is_a_500() {
    assert_eq!(part(4, &[]).await.unwrap_err().status().unwrap(), 500);
}

#[tokio::test]
async fn a_stream_that_fails_breaks_off() {
    let error = part(3, &[]).await.unwrap().bytes(100).await.unwrap_err();
    assert!(matches!(error.kind(), UnexpectedKind::Transport(_)), "{error}");
}

#[tokio::test]
async fn a_download_can_be_read_without_a_server() {
    let mut download = Download::of("01".to_owned());
    assert_eq!(download.chunk().await.unwrap().unwrap(), "01");
    assert!(download.chunk().await.is_none());
}
