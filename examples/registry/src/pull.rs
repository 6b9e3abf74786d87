//! A blob pulled whole, from the registry or from where that keeps it, and compared with its digest ("Pulling blobs").

use std::error::Error as StdError;
use std::fmt;

use mighty_runtime::http::header::LOCATION;
use mighty_runtime::{Api, Bytes, Client, Error, Link, Problem, UnexpectedKind, endpoints};

use crate::Digest;
use crate::blobs::{Blobs, GetBlobAtError, GetBlobError};
use crate::origin::origin;

/// A server that keeps blobs for a registry. It gets no token: what it needs is in the URL.
enum Storage {}

impl Api for Storage {
    const BASE_URL: &'static str = "https://storage.example";
    const NAME: &'static str = "blob storage";
    type ErrorBody = Problem;
}

#[endpoints(api = Storage, errors(4xx, 5xx))]
trait Stored {
    /// Returns what is there.
    #[endpoint(method = GET, path = "/{object..}")]
    async fn get_stored(&self, #[url] place: &Link) -> Result<Bytes, GetStoredError>;
}

/// Why a blob was not pulled.
#[derive(Debug)]
pub enum PullError {
    /// A call failed.
    Call(Error),
    /// The registry says that it is elsewhere, and not where.
    WithoutLocation,
    /// What came has another digest.
    OtherContent,
}

impl From<Error> for PullError {
    fn from(error: Error) -> Self {
        Self::Call(error)
    }
}

impl fmt::Display for PullError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call(error) => fmt::Display::fmt(error, f),
            Self::WithoutLocation => f.write_str("the registry does not say where the blob is"),
            Self::OtherContent => f.write_str("what came is not what the digest names"),
        }
    }
}

impl StdError for PullError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Call(error) => error.source(),
            Self::WithoutLocation | Self::OtherContent => None,
        }
    }
}

/// Pulls a blob, and compares it with its digest.
///
/// Many registries answer with a redirect to where they keep it. It is followed once: within the registry's origin with the token,
/// to another one without.
///
/// # Errors
/// When a call fails, or what comes is not what was asked for.
pub async fn pull_blob<C: Blobs + Sync>(registry: &C, name: &str, digest: &Digest) -> Result<Bytes, PullError> {
    let content = match registry.get_blob(name, digest, None).await {
        Ok(blob) => blob.into_inner(),
        Err(error) => follow(registry, &place(error)?).await?,
    };
    if digest.names(&content) { Ok(content) } else { Err(PullError::OtherContent) }
}

/// Where the blob is, if that is what the answer says.
fn place(error: GetBlobError) -> Result<Link, PullError> {
    let GetBlobError::Unexpected(unexpected) = &error else { return Err(Error::from(error).into()) };
    let is_elsewhere = unexpected.status().is_some_and(|status| matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308));
    if !is_elsewhere {
        return Err(Error::from(error).into());
    }
    let place = unexpected.headers().and_then(|headers| headers.get(LOCATION)?.to_str().ok());
    place.map(Link::new).ok_or(PullError::WithoutLocation)
}

async fn follow<C: Blobs + Sync>(registry: &C, place: &Link) -> Result<Bytes, Error> {
    match registry.get_blob_at(place).await {
        Ok(blob) => Ok(blob.into_inner()),
        // It leaves the origin; nothing was sent.
        Err(GetBlobAtError::Unexpected(error)) if error.kind() == UnexpectedKind::Argument => {
            let storage = Client::<Storage>::builder().base_url(origin(place.as_str())).build()?;
            Ok(storage.get_stored(place).await?)
        }
        Err(error) => Err(error.into()),
    }
}
