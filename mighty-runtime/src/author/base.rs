//! Further hosts of an API.

/// Another base URL of an API, for the endpoints that name it: `base = "files"`. See [`Api::BASES`](crate::Api::BASES).
///
/// Nothing of who is asking goes there unless it says so: no token, no signature, and none of the headers that the client was
/// given by [`ClientBuilder::header`](crate::ClientBuilder::header), any of which may be a key. What the API itself sends
/// ([`Api::HEADERS`](crate::Api::HEADERS)) and the headers of one call are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Base {
    name: &'static str,
    url: &'static str,
    takes_token: bool,
}

impl Base {
    /// A base by its name and its URL: `https`, or `http` on loopback, as [`Api::BASE_URL`](crate::Api::BASE_URL).
    #[must_use]
    pub const fn new(name: &'static str, url: &'static str) -> Self {
        Self { name, url, takes_token: false }
    }

    /// The same, and it is sent who is asking, as the API's own base is.
    #[must_use]
    pub const fn with_token(mut self) -> Self {
        self.takes_token = true;
        self
    }

    /// The name by which endpoints and [`ClientBuilder::base_url_of`](crate::ClientBuilder::base_url_of) know it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The URL that paths are appended to.
    #[must_use]
    pub const fn url(&self) -> &'static str {
        self.url
    }

    /// Whether tokens, signatures and the client's own headers go there.
    #[must_use]
    pub const fn takes_token(&self) -> bool {
        self.takes_token
    }
}
