//! The statuses of the HTTP registry: names for variants, words for documentation.

use super::pattern::Pattern;

/// A registered status or a class.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    /// The status or class.
    pub pattern: Pattern,
    /// The name of its variant.
    pub variant: &'static str,
    /// The reason phrase.
    pub phrase: &'static str,
    /// What it means, as the rest of a sentence that begins with the status.
    pub meaning: &'static str,
}

/// The entry of a pattern.
pub(crate) fn find(pattern: Pattern) -> Option<&'static Entry> {
    ENTRIES.iter().find(|entry| entry.pattern == pattern)
}

impl Pattern {
    /// The reason phrase; `None` if the registry has none.
    pub(crate) fn phrase(self) -> Option<&'static str> {
        find(self).map(|entry| entry.phrase)
    }

    /// What it means, in a few words.
    pub(crate) fn meaning(self) -> &'static str {
        match find(self) {
            Some(entry) => entry.meaning,
            None if self.is_success() => "an error, although the status means success",
            None => "a status of this API's own",
        }
    }
}

const fn status(code: u16, variant: &'static str, phrase: &'static str, meaning: &'static str) -> Entry {
    Entry { pattern: Pattern::Exact(code), variant, phrase, meaning }
}

const fn class(digit: u8, variant: &'static str, phrase: &'static str, meaning: &'static str) -> Entry {
    Entry { pattern: Pattern::Class(digit), variant, phrase, meaning }
}

/// Phrases of RFC 9110 and its successors; 413, 414, 418 and 422 keep the names by which every
/// library knows them.
const ENTRIES: &[Entry] = &[
    status(300, "MultipleChoices", "Multiple Choices", "there are several representations to choose from"),
    status(301, "MovedPermanently", "Moved Permanently", "the resource is elsewhere for good"),
    status(302, "Found", "Found", "the resource is elsewhere for now"),
    status(303, "SeeOther", "See Other", "the answer is elsewhere"),
    status(304, "NotModified", "Not Modified", "what the caller has still holds"),
    status(307, "TemporaryRedirect", "Temporary Redirect", "the resource is elsewhere for now"),
    status(308, "PermanentRedirect", "Permanent Redirect", "the resource is elsewhere for good"),
    class(3, "Redirection", "Redirection", "the answer is elsewhere"),
    status(400, "BadRequest", "Bad Request", "the request is malformed or has wrong parameters"),
    status(401, "Unauthorized", "Unauthorized", "credentials are missing or not valid"),
    status(402, "PaymentRequired", "Payment Required", "something has to be paid first"),
    status(403, "Forbidden", "Forbidden", "the credentials do not permit this"),
    status(404, "NotFound", "Not Found", "there is no such resource"),
    status(405, "MethodNotAllowed", "Method Not Allowed", "the resource does not take this method"),
    status(406, "NotAcceptable", "Not Acceptable", "there is no answer in an acceptable format"),
    status(407, "ProxyAuthenticationRequired", "Proxy Authentication Required", "a proxy wants credentials"),
    status(408, "RequestTimeout", "Request Timeout", "the server gave up waiting for the request"),
    status(409, "Conflict", "Conflict", "the request conflicts with the state of the resource"),
    status(410, "Gone", "Gone", "the resource is gone for good"),
    status(411, "LengthRequired", "Length Required", "the request has to say how long its body is"),
    status(412, "PreconditionFailed", "Precondition Failed", "a condition of the request does not hold"),
    status(413, "PayloadTooLarge", "Payload Too Large", "the body is larger than the server takes"),
    status(414, "UriTooLong", "URI Too Long", "the address is longer than the server takes"),
    status(
        415,
        "UnsupportedMediaType",
        "Unsupported Media Type",
        "the body has a format that the server does not take",
    ),
    status(416, "RangeNotSatisfiable", "Range Not Satisfiable", "the resource has no such range"),
    status(417, "ExpectationFailed", "Expectation Failed", "the server cannot meet the `Expect` header"),
    status(418, "ImATeapot", "I'm a teapot", "the server refuses to brew coffee"),
    status(421, "MisdirectedRequest", "Misdirected Request", "this server does not answer for that address"),
    status(
        422,
        "UnprocessableEntity",
        "Unprocessable Entity",
        "the request is well-formed, but its content is not acceptable",
    ),
    status(423, "Locked", "Locked", "the resource is locked"),
    status(424, "FailedDependency", "Failed Dependency", "something that this request depends on failed"),
    status(425, "TooEarly", "Too Early", "the server will not risk a request that might be replayed"),
    status(426, "UpgradeRequired", "Upgrade Required", "the server wants another protocol"),
    status(428, "PreconditionRequired", "Precondition Required", "the request has to be conditional"),
    status(429, "TooManyRequests", "Too Many Requests", "the rate limit is used up"),
    status(
        431,
        "RequestHeaderFieldsTooLarge",
        "Request Header Fields Too Large",
        "the headers are larger than the server takes",
    ),
    status(451, "UnavailableForLegalReasons", "Unavailable For Legal Reasons", "the law forbids an answer"),
    class(4, "ClientError", "Client Error", "the server refuses the request"),
    status(500, "InternalServerError", "Internal Server Error", "the server failed"),
    status(501, "NotImplemented", "Not Implemented", "the server cannot do this at all"),
    status(502, "BadGateway", "Bad Gateway", "a gateway got no usable answer from the server"),
    status(503, "ServiceUnavailable", "Service Unavailable", "the server is overloaded or down for a while"),
    status(504, "GatewayTimeout", "Gateway Timeout", "a gateway got no answer from the server in time"),
    status(
        505,
        "HttpVersionNotSupported",
        "HTTP Version Not Supported",
        "the server does not speak this version of HTTP",
    ),
    status(
        506,
        "VariantAlsoNegotiates",
        "Variant Also Negotiates",
        "the server's content negotiation is misconfigured",
    ),
    status(507, "InsufficientStorage", "Insufficient Storage", "the server has no space left"),
    status(508, "LoopDetected", "Loop Detected", "the server ran into an endless loop"),
    status(510, "NotExtended", "Not Extended", "the request lacks an extension that the server wants"),
    status(511, "NetworkAuthenticationRequired", "Network Authentication Required", "the network wants a login first"),
    class(5, "ServerError", "Server Error", "the server failed"),
];

/// The reason phrase of a success.
pub(crate) fn success_phrase(code: u16) -> Option<&'static str> {
    SUCCESSES.iter().find(|(own, ..)| *own == code).map(|(.., phrase)| *phrase)
}

/// The name of the variant of a success that has none of its own. 200 has to have one: `Ok` is taken.
pub(crate) fn success_name(code: u16) -> Option<&'static str> {
    SUCCESSES.iter().find(|(own, ..)| *own == code && code != 200).map(|(_, name, _)| *name)
}

/// The successes, with names of variants and reason phrases; redirects are among the errors.
const SUCCESSES: &[(u16, &str, &str)] = &[
    (200, "Ok", "OK"),
    (201, "Created", "Created"),
    (202, "Accepted", "Accepted"),
    (203, "NonAuthoritativeInformation", "Non-Authoritative Information"),
    (204, "NoContent", "No Content"),
    (205, "ResetContent", "Reset Content"),
    (206, "PartialContent", "Partial Content"),
    (207, "MultiStatus", "Multi-Status"),
    (208, "AlreadyReported", "Already Reported"),
    (226, "ImUsed", "IM Used"),
];
