//! What is sent without being held in memory: a stream, what opens one, a file.

mod chunks;
#[cfg(feature = "fs")]
mod file;
pub(crate) mod length;
pub(crate) mod measured;
#[cfg(feature = "__sides")]
mod piece;
mod sending;
pub(crate) mod source;

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::io;

use bytes::Bytes;
use futures_core::Stream;

use self::sending::Sending;
use self::source::Source;
use crate::base::body::Body;
use crate::base::transport_error::TransportError;
use crate::caller::progress::{Progress, Watcher};

/// A body, or a part of one, that need not be in memory: what `#[body(raw)] data: Upload` and `#[part] file: Upload` take, and what
/// a [`Part`](crate::Part) is made of by [`Part::upload`](crate::Part::upload).
///
/// | made by | length | sent |
/// |---|---|---|
/// | [`Upload::stream`] | unknown, unless [said](Self::length) | once |
/// | [`Upload::opener`] | unknown, unless [said](Self::length) | as often as the retry policy wants it, opened anew for each attempt |
/// | `Upload::file` (feature `fs`) | the file's, when it is opened | the same |
/// | [`Upload::bytes`], `From` of `Bytes`, `Vec<u8>`, `String` | known | the same |
///
/// ```
/// use std::io;
///
/// use mighty_runtime::{Api, Bytes, Client, Problem, Upload, endpoints};
///
/// # enum Depot {}
/// # impl Api for Depot {
/// #     const BASE_URL: &'static str = "https://depot.example";
/// #     type ErrorBody = Problem;
/// # }
/// #[endpoints(api = Depot, errors(413, 5xx))]
/// trait Blobs {
///     /// Stores a blob.
///     #[endpoint(method = PUT, path = "/blobs/{name}", retry(attempts = 3))]
///     async fn store(&self, name: &str, #[body(raw)] data: Upload) -> Result<(), StoreError>;
/// }
///
/// # struct Rows(Option<Bytes>);
/// # impl futures_core::Stream for Rows {
/// #     type Item = io::Result<Bytes>;
/// #     fn poll_next(mut self: std::pin::Pin<&mut Self>, _: &mut std::task::Context<'_>) -> std::task::Poll<Option<io::Result<Bytes>>> {
/// #         std::task::Poll::Ready(self.0.take().map(Ok))
/// #     }
/// # }
/// # fn rows() -> Rows { Rows(Some("a,b\n1,2\n".into())) }
/// # async fn open_rows() -> io::Result<Rows> { Ok(rows()) }
/// # async fn run(depot: Client<Depot>) -> Result<(), StoreError> {
/// // Sent once, since nobody can give the stream again.
/// depot.store("rows.csv", Upload::stream(rows()).length(8)).await?;
///
/// // Sent again after a failure, from the beginning.
/// depot.store("rows.csv", Upload::opener(|| async { open_rows().await })).await?;
/// depot.store("rows.csv", Upload::file("rows.csv").progress(|now| println!("{now}"))).await?;
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// | what happens | the call ends with |
/// |---|---|
/// | it cannot be opened, or an opener fails | [`TransportErrorKind::Body`](crate::TransportErrorKind::Body), not sent; the [`io::Error`] is its source. It is not tried again: an opener may do that itself |
/// | the stream fails in the middle | the same, maybe sent: the request is broken off. It is tried again where a lost connection would be, if it can be opened anew |
/// | there are fewer or more bytes than were said, or a file has another length than at the first attempt | [`TransportErrorKind::InvalidRequest`](crate::TransportErrorKind::InvalidRequest), with a [`LengthMismatch`](crate::LengthMismatch) as its source. The server never has a whole request then |
/// | the call is dropped | nothing more is read |
///
/// The time of an attempt (10 s unless said) counts for uploads as well: say `attempt_timeout` and `timeout` on an endpoint for large
/// ones.
///
/// Of a body whose length is known the last chunk goes out when the stream has ended: only then is it certain that there is no more.
///
/// A clone is the same upload: of a stream that can be read once, whoever is first gets it.
#[derive(Clone)]
pub struct Upload {
    source: Source,
    length: Option<u64>,
    watcher: Option<Watcher>,
}

impl Upload {
    /// Chunks that come over time, to be sent once: a request that has them is not tried again when it fails.
    pub fn stream<S, B, E>(chunks: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<Box<dyn StdError + Send + Sync>>,
    {
        Self::of(Source::once(source::converted(chunks)))
    }

    /// What gives the chunks, called for each attempt.
    pub fn opener<F, O, S, B, E>(mut open: F) -> Self
    where
        F: FnMut() -> O + Send + 'static,
        O: Future<Output = io::Result<S>> + Send + 'static,
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<Box<dyn StdError + Send + Sync>>,
    {
        Self::of(Source::anew(move || {
            let opening = open();
            Box::pin(async move { Ok(source::converted(opening.await?)) })
        }))
    }

    /// A file, opened and read from its beginning for each attempt. Its length is that at the moment when it is opened.
    ///
    /// No error shows the path.
    #[cfg(feature = "fs")]
    pub fn file(path: impl Into<std::path::PathBuf>) -> Self {
        Self::of(Source::File(path.into().into()))
    }

    /// Bytes or text in memory.
    pub fn bytes(bytes: impl Into<Bytes>) -> Self {
        Self::of(Source::Bytes(bytes.into()))
    }

    /// Chunks whose errors are those of a transport.
    pub(crate) fn chunks(chunks: impl Stream<Item = Result<Bytes, TransportError>> + Send + 'static) -> Self {
        Self::of(Source::once(Box::pin(chunks)))
    }

    /// What somebody else sends, and how long it is, if that is known.
    #[cfg(feature = "__sides")]
    pub(crate) fn received(mut body: Body, length: Option<u64>) -> Self {
        let chunks = source::polled(move |context| body.poll_chunk(context));
        Self { length, ..Self::of(Source::once(chunks)) }
    }

    fn of(source: Source) -> Self {
        Self { source, length: None, watcher: None }
    }

    /// Says how many bytes there are, so that the request has a `Content-Length`, which some servers insist on (411). More or fewer
    /// are an error.
    #[must_use]
    pub fn length(mut self, bytes: u64) -> Self {
        self.length = Some(bytes);
        self
    }

    /// Calls `watch` with the bytes of this attempt that the transport has taken, once with 0 when an attempt begins: after a
    /// failure it begins anew. It is called while the request is sent, so it should be quick.
    ///
    /// For a stream of it, send it through a channel:
    ///
    /// ```
    /// use mighty_runtime::Upload;
    ///
    /// let (sender, mut progress) = tokio::sync::watch::channel(None);
    /// let upload = Upload::bytes(vec![0; 1 << 20]).progress(move |now| drop(sender.send(Some(now))));
    /// # let _ = (upload, &mut progress);
    /// ```
    #[must_use]
    pub fn progress(mut self, watch: impl FnMut(Progress) + Send + 'static) -> Self {
        self.watcher = Some(Watcher::new(watch));
        self
    }

    /// It as a body.
    pub(crate) fn into_body(self) -> Body {
        match self {
            // In memory, it is sent as all is that is in memory.
            Self { source: Source::Bytes(bytes), length: None, watcher: None } => bytes.into(),
            Self { source, length, watcher } => Body::closed(Sending::new(source, length, watcher)),
        }
    }
}

impl From<Bytes> for Upload {
    fn from(bytes: Bytes) -> Self {
        Self::bytes(bytes)
    }
}

impl From<Vec<u8>> for Upload {
    fn from(bytes: Vec<u8>) -> Self {
        Self::bytes(bytes)
    }
}

impl From<String> for Upload {
    fn from(text: String) -> Self {
        Self::bytes(text)
    }
}

/// Says the size only: content and path may be secret.
impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.source, self.length) {
            (Source::Bytes(bytes), _) => write!(f, "Upload({} bytes)", bytes.len()),
            (_, Some(length)) => write!(f, "Upload({length} bytes)"),
            #[cfg(feature = "fs")]
            (Source::File(_), None) => f.write_str("Upload(file)"),
            (_, None) => f.write_str("Upload(stream)"),
        }
    }
}
