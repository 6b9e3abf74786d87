//! HTTP methods.

/// An HTTP method.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum HttpMethod {
    /// `GET`
    Get,
    /// `HEAD`
    Head,
    /// `POST`
    Post,
    /// `PUT`
    Put,
    /// `PATCH`
    Patch,
    /// `DELETE`
    Delete,
    /// `OPTIONS`
    Options,
    /// Another one, a token in capitals.
    Other(String),
}

/// Methods beyond the seven that may be sent twice: those that the HTTP Method Registry has as idempotent
/// (<https://www.iana.org/assignments/http-methods>, as of 2026-06-17; RFC 7237, and RFC 10008 for `QUERY`). `LOCK` is not, and none that
/// is not registered.
const IDEMPOTENT: [&str; 29] = [
    "ACL",
    "BASELINE-CONTROL",
    "BIND",
    "CHECKIN",
    "CHECKOUT",
    "COPY",
    "LABEL",
    "LINK",
    "MERGE",
    "MKACTIVITY",
    "MKCALENDAR",
    "MKCOL",
    "MKREDIRECTREF",
    "MKWORKSPACE",
    "MOVE",
    "ORDERPATCH",
    "PROPFIND",
    "PROPPATCH",
    "QUERY",
    "REBIND",
    "REPORT",
    "SEARCH",
    "UNBIND",
    "UNCHECKOUT",
    "UNLINK",
    "UNLOCK",
    "UPDATE",
    "UPDATEREDIRECTREF",
    "VERSION-CONTROL",
];

impl HttpMethod {
    /// Those that are written as a word, in the order in which messages list them.
    pub(crate) const ALL: [Self; 7] =
        [Self::Get, Self::Head, Self::Post, Self::Put, Self::Patch, Self::Delete, Self::Options];

    /// The method's name; of one of the seven also the name of its constant in `http::Method`.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Other(name) => name,
        }
    }

    /// Whether sending it twice does what sending it once does. Of one that nobody has registered this is not known.
    pub(crate) fn is_idempotent(&self) -> bool {
        match self {
            Self::Post | Self::Patch => false,
            Self::Get | Self::Head | Self::Put | Self::Delete | Self::Options => true,
            Self::Other(name) => IDEMPOTENT.contains(&name.as_str()),
        }
    }

    /// Whether it may carry a body.
    pub(crate) fn takes_body(&self) -> bool {
        !matches!(self, Self::Get | Self::Head)
    }

    /// Whether it is not one of the seven.
    pub(crate) fn is_other(&self) -> bool {
        matches!(self, Self::Other(_))
    }
}

/// Whether the registry has it beyond the seven.
pub(crate) fn is_registered(name: &str) -> bool {
    IDEMPOTENT.contains(&name) || name == "LOCK"
}
