//! Uploads of blobs ("Pushing blobs"): each answer says where the next request goes.

use mighty_runtime::{Bytes, Link, Response, endpoints};

use crate::{Digest, Registry};

/// Uploads.
#[endpoints(api = Registry, errors(401, 403, 429, 5xx), error = UploadsError)]
pub trait Uploads {
    /// Begins an upload; the answer's [`location`](Response::location) is where it goes on.
    ///
    /// - 404: there is no such repository, and none can be made.
    #[endpoint(method = POST, path = "/{name..}/blobs/uploads/", success = 202, errors(404))]
    async fn begin_upload(&self, name: &str) -> Result<Response<()>, BeginUploadError>;

    /// Pushes a blob in one request: done if the status is 201; else, 202, an upload has begun, and the registry has taken none of it.
    ///
    /// - 400: what has arrived has another digest.
    /// - 404: there is no such repository, and none can be made.
    #[endpoint(
        method = POST,
        path = "/{name..}/blobs/uploads/",
        errors(400 { "DIGEST_INVALID" => DigestInvalid, _ => BadRequest }, 404),
        expect_continue
    )]
    async fn upload_blob(
        &self,
        name: &str,
        #[query] digest: &Digest,
        #[body(raw)] content: Bytes,
    ) -> Result<Response<()>, UploadBlobError>;

    /// Takes a blob over from another repository: done if the status is 201; else, 202, an upload has begun.
    ///
    /// - 404: there is no such repository, and none can be made.
    #[endpoint(method = POST, path = "/{name..}/blobs/uploads/", errors(404))]
    async fn mount_blob(
        &self,
        name: &str,
        #[query] mount: &Digest,
        #[query] from: &str,
    ) -> Result<Response<()>, MountBlobError>;

    /// Sends the next bytes; `range` is the place of the first and the last one, `0-1023`.
    ///
    /// - 404: there is no such upload, or not any more.
    /// - 416: these are not the next bytes; the answer's `Range` says which have arrived.
    #[endpoint(
        method = PATCH,
        path = "/{name..}/blobs/uploads/{session}",
        success = 202,
        errors(404, 416),
        expect_continue
    )]
    async fn upload_chunk(
        &self,
        #[url] session: &Link,
        #[header("Content-Range")] range: &str,
        #[body(raw)] chunk: Bytes,
    ) -> Result<Response<()>, UploadChunkError>;

    /// How far an upload has come: the answer's `Range`.
    ///
    /// - 404: there is no such upload, or not any more.
    #[endpoint(method = GET, path = "/{name..}/blobs/uploads/{session}", success = 204, errors(404))]
    async fn upload_status(&self, #[url] session: &Link) -> Result<Response<()>, UploadStatusError>;

    /// Ends an upload with its last bytes, or all of them, or none. A lost answer is not asked for again: a registry that has
    /// taken the bytes once may take them twice, and one that has ended the upload knows it no more.
    ///
    /// - 400: what has arrived has another digest.
    /// - 404: there is no such upload, or not any more.
    /// - 416: these are not the next bytes.
    #[endpoint(
        method = PUT,
        path = "/{name..}/blobs/uploads/{session}",
        success = 201,
        errors(400 { "DIGEST_INVALID" => DigestInvalid, _ => BadRequest }, 404, 416),
        retry(on = [429, connect]),
        expect_continue
    )]
    async fn finish_upload(
        &self,
        #[url] session: &Link,
        #[query] digest: &Digest,
        #[body(raw)] rest: Option<Bytes>,
    ) -> Result<Response<()>, FinishUploadError>;

    /// Gives an upload up.
    ///
    /// - 400: it cannot be given up.
    /// - 404: there is no such upload, or not any more.
    #[endpoint(method = DELETE, path = "/{name..}/blobs/uploads/{session}", errors(400, 404))]
    async fn cancel_upload(&self, #[url] session: &Link) -> Result<(), CancelUploadError>;
}
