//! Who an endpoint is asked as, and where.

/// Which credentials the requests of an endpoint carry: `auth = …` of its attribute or its trait's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Auth {
    /// Those of the client: [`ClientBuilder::token`](crate::ClientBuilder::token) and its kin.
    #[default]
    Client,
    /// None at all: no token is sent, no source is asked, nothing is signed.
    None,
    /// Those that [`Api::AUTH`](crate::Api::AUTH) declares under this name, and the client was given by
    /// [`ClientBuilder::credentials_for`](crate::ClientBuilder::credentials_for).
    Named(&'static str),
}

/// Where the requests of an endpoint go, and as whose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Route {
    pub(crate) auth: Auth,
    /// The name of the base; `None` is the API's own.
    pub(crate) base: Option<&'static str>,
    pub(crate) follows_redirects: bool,
}
