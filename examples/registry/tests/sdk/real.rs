//! The operations on a real registry.

use mighty_runtime::{Bytes, Items, Page};
use registry::blobs::{DeleteBlobError, FindBlobError, GetBlobError};
use registry::manifests::{DeleteManifestError, GetManifestError, PutManifestError};
use registry::prelude::*;
use registry::tags::{ListRepositoriesError, ListTagsError};
use registry::uploads::{FinishUploadError, UploadStatusError};

use super::harness::{Real, Setup};
use super::{content, header};

/// Pushes an image of one layer, and returns its manifest.
async fn push_image(
    registry: &RegistryClient,
    name: &str,
    tag: &str,
    layer: &Bytes,
) -> Result<String, Box<dyn std::error::Error>> {
    let config = Bytes::from_static(b"{}");
    let layer_digest = push_blob(registry, name, layer, 400_000).await?;
    let config_digest = push_blob(registry, name, &config, 400_000).await?;
    let manifest = format!(
        r#"{{"schemaVersion":2,"mediaType":"{OCI_MANIFEST}","config":{{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"{config_digest}","size":2}},"layers":[{{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"{layer_digest}","size":{}}}]}}"#,
        layer.len()
    );
    registry.put_manifest(name, tag, OCI_MANIFEST, manifest.as_bytes()).await?;
    Ok(manifest)
}

#[tokio::test]
async fn an_image_is_pushed_and_pulled() {
    let Some(real) = Real::start(Setup::default()).await else { return };
    let registry = real.client();
    registry.check_version().await.unwrap();
    let layer = content(1_000_000);
    let manifest = push_image(&registry, "library/deep/app", "v1", &layer).await.unwrap();

    let pulled = registry.get_manifest("library/deep/app", "v1", OCI_MANIFEST).await.unwrap();
    assert_eq!((&pulled[..], header(pulled.headers(), "content-type")), (manifest.as_bytes(), OCI_MANIFEST));
    let digest = Digest::of(manifest.as_bytes());
    let found = registry.find_manifest("library/deep/app", digest.as_str(), OCI_MANIFEST).await.unwrap();
    assert_eq!(header(found.headers(), "docker-content-digest"), digest.as_str());

    let layer_digest = Digest::of(&layer);
    let blob = registry.get_blob("library/deep/app", &layer_digest, None).await.unwrap();
    assert!(layer_digest.names(&blob));
    let part = registry.get_blob("library/deep/app", &layer_digest, Some("bytes=10-19")).await.unwrap();
    assert_eq!((part.status().as_u16(), &part[..]), (206, &layer[10..20]));
    let beyond = registry.get_blob("library/deep/app", &layer_digest, Some("bytes=2000000-")).await.unwrap_err();
    assert!(matches!(beyond, GetBlobError::RangeNotSatisfiable(_)), "{beyond}");
    let size = registry.find_blob("library/deep/app", &layer_digest).await.unwrap();
    assert_eq!(header(size.headers(), "content-length"), "1000000");
}

/// This registry gives all tags at once, in no order; of repositories it has pages.
#[tokio::test]
async fn lists_are_whole() {
    let Some(real) = Real::start(Setup::default()).await else { return };
    let registry = real.client();
    let names: Vec<String> = (0..7).map(|number| format!("v{number}")).collect();
    for name in &names {
        push_image(&registry, "app", name, &content(10)).await.unwrap();
        push_image(&registry, &format!("many/{name}"), "latest", &content(10)).await.unwrap();
    }
    let mut tags = all(registry.list_tags_stream("app", None, None).page_size(3)).await;
    tags.sort();
    assert_eq!(tags, names);

    let repositories = all(registry.list_repositories_stream(None, None).page_size(3)).await;
    let expected: Vec<String> =
        ["app".to_owned()].into_iter().chain(names.iter().map(|name| format!("many/{name}"))).collect();
    assert_eq!(repositories, expected);
    let error = registry.list_repositories(Some(100_000), None).await.unwrap_err();
    assert!(matches!(error, ListRepositoriesError::PaginationNumberInvalid(_)), "{error}");
    let page = registry.list_repositories(Some(2), Some("many/v3")).await.unwrap();
    assert_eq!(page.repositories, ["many/v4", "many/v5"]);
}

async fn all<P: Page<Item = String>, E: std::fmt::Debug>(mut stream: Items<P, E>) -> Vec<String> {
    let mut found = Vec::new();
    while let Some(item) = stream.next().await {
        found.push(item.unwrap());
    }
    found
}

#[tokio::test]
async fn what_is_not_there_is_told_by_its_code() {
    let Some(real) = Real::start(Setup::default()).await else { return };
    let registry = real.client();
    let nothing = Digest::of(b"nothing");
    let error = registry.list_tags("none", None, None).await.unwrap_err();
    assert!(matches!(error, ListTagsError::NameUnknown(_)), "{error}");
    let error = registry.get_manifest("none", "latest", OCI_MANIFEST).await.unwrap_err();
    assert!(matches!(error, GetManifestError::ManifestUnknown(_)), "{error}");
    let error = registry.get_blob("none", &nothing, None).await.unwrap_err();
    assert!(matches!(error, GetBlobError::BlobUnknown(_)), "{error}");
    let error = registry.find_blob("none", &nothing).await.unwrap_err();
    assert!(matches!(error, FindBlobError::NotFound(_)), "{error}");
    // Deleting is off unless it is switched on.
    let error = registry.delete_blob("none", &nothing).await.unwrap_err();
    assert!(matches!(error, DeleteBlobError::Unsupported(_)), "{error}");
    let error = registry.delete_manifest("none", nothing.as_str()).await.unwrap_err();
    assert!(matches!(error, DeleteManifestError::Unsupported(_)), "{error}");
    // Answered in plain text: no code, and the status says enough.
    let error = registry.list_tags("No-Name", None, None).await.unwrap_err();
    let ListTagsError::NotFound(error) = error else { panic!("{error}") };
    assert!(error.body().is_none() && error.message().contains("page not found"), "{error}");
}

#[tokio::test]
async fn what_is_wrong_is_refused() {
    let Some(real) = Real::start(Setup::default()).await else { return };
    let registry = real.client();
    push_image(&registry, "app", "v1", &content(10)).await.unwrap();
    let begun = registry.begin_upload("app").await.unwrap();
    let other = Digest::of(b"other");
    let data = Bytes::from_static(b"data");
    let error = registry.finish_upload(&begun.location().unwrap(), &other, Some(data)).await.unwrap_err();
    let FinishUploadError::DigestInvalid(error) = error else { panic!("{error}") };
    assert!(error.message().contains("did not match"), "{error}");

    let manifest = format!(
        r#"{{"schemaVersion":2,"mediaType":"{OCI_MANIFEST}","config":{{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"{other}","size":2}},"layers":[]}}"#
    );
    let error = registry.put_manifest("app", "v2", OCI_MANIFEST, manifest.as_bytes()).await.unwrap_err();
    assert!(matches!(error, PutManifestError::BlobUnknown(_)), "{error}");
    let error = registry.put_manifest("app", "v2", OCI_MANIFEST, b"rubbish").await.unwrap_err();
    assert!(matches!(error, PutManifestError::ManifestInvalid(_)), "{error}");
    let good = registry.get_manifest("app", "v1", OCI_MANIFEST).await.unwrap();
    let error = registry.put_manifest("app", other.as_str(), OCI_MANIFEST, &good).await.unwrap_err();
    assert!(matches!(error, PutManifestError::DigestInvalid(_)), "{error}");
    // What the caller does not understand is as good as not there.
    let error =
        registry.get_manifest("app", "v1", "application/vnd.docker.distribution.manifest.v2+json").await.unwrap_err();
    assert!(matches!(error, GetManifestError::ManifestUnknown(_)), "{error}");
}

#[tokio::test]
async fn an_upload_goes_where_each_answer_says() {
    let Some(real) = Real::start(Setup::default()).await else { return };
    let registry = real.client();
    let whole = content(30);
    let begun = registry.begin_upload("app").await.unwrap();
    let first = registry.upload_chunk(&begun.location().unwrap(), "0-9", whole.slice(..10)).await.unwrap();
    let status = registry.upload_status(&first.location().unwrap()).await.unwrap();
    assert_eq!(header(status.headers(), "range"), "0-9");
    let second = registry.upload_chunk(&status.location().unwrap(), "10-19", whole.slice(10..20)).await.unwrap();
    let digest = Digest::of(&whole);
    let done = registry.finish_upload(&second.location().unwrap(), &digest, Some(whole.slice(20..))).await.unwrap();
    assert_eq!(header(done.headers(), "docker-content-digest"), digest.as_str());
    assert_eq!(registry.get_blob("app", &digest, None).await.unwrap().into_inner(), whole);

    let begun = registry.begin_upload("app").await.unwrap().location().unwrap();
    registry.cancel_upload(&begun).await.unwrap();
    let error = registry.upload_status(&begun).await.unwrap_err();
    assert!(matches!(error, UploadStatusError::NotFound(_)), "{error}");
}

/// "Pushing a blob monolithically", both ways; this registry does only the first.
#[tokio::test]
async fn a_blob_is_pushed_in_one_piece() {
    let Some(real) = Real::start(Setup::default()).await else { return };
    let registry = real.client();
    let digest = Digest::of(&content(30));
    let begun = registry.upload_blob("app", &digest, content(30)).await.unwrap();
    assert_eq!(begun.status().as_u16(), 202, "nothing was taken");
    let missing = registry.find_blob("app", &digest).await.unwrap_err();
    assert!(matches!(missing, FindBlobError::NotFound(_)), "{missing}");
    let done = registry.finish_upload(&begun.location().unwrap(), &digest, Some(content(30))).await.unwrap();
    assert_eq!(done.status().as_u16(), 201);
    let place = done.location().unwrap();
    assert_eq!(registry.get_blob_at(&place).await.unwrap().into_inner(), content(30));
    assert_eq!(pull_blob(&registry, "app", &digest).await.unwrap(), content(30));
}

#[tokio::test]
async fn a_blob_is_taken_over_from_another_repository() {
    let Some(real) = Real::start(Setup::default()).await else { return };
    let registry = real.client();
    let digest = push_blob(&registry, "base/one", &content(100), 1_000).await.unwrap();
    let mounted = registry.mount_blob("other", &digest, "base/one").await.unwrap();
    assert_eq!(mounted.status().as_u16(), 201);
    assert_eq!(registry.get_blob("other", &digest, None).await.unwrap().into_inner(), content(100));
    // One that is not there begins an upload instead.
    let begun = registry.mount_blob("other", &Digest::of(b"nothing"), "base/one").await.unwrap();
    assert_eq!(begun.status().as_u16(), 202);
    assert!(begun.location().unwrap().as_str().contains("/other/blobs/uploads/"));
}

#[tokio::test]
async fn what_is_deleted_is_gone() {
    let Some(real) = Real::start(Setup { deletes: true, ..Setup::default() }).await else { return };
    let registry = real.client();
    let manifest = push_image(&registry, "app", "v1", &content(10)).await.unwrap();
    let error = registry.delete_manifest("app", "v1").await.unwrap_err();
    assert!(matches!(error, DeleteManifestError::DigestInvalid(_)), "{error}");
    registry.delete_manifest("app", Digest::of(manifest.as_bytes()).as_str()).await.unwrap();
    let error = registry.get_manifest("app", "v1", OCI_MANIFEST).await.unwrap_err();
    assert!(matches!(error, GetManifestError::ManifestUnknown(_)), "{error}");
    let error = registry.delete_manifest("app", Digest::of(manifest.as_bytes()).as_str()).await.unwrap_err();
    assert!(matches!(error, DeleteManifestError::ManifestUnknown(_)), "{error}");
    assert_eq!(registry.list_tags("app", None, None).await.unwrap().tags, None);
    let layer = Digest::of(&content(10));
    registry.delete_blob("app", &layer).await.unwrap();
    let error = registry.delete_blob("app", &layer).await.unwrap_err();
    assert!(matches!(error, DeleteBlobError::NotFound(_)), "{error}");
}
