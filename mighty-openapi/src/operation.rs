//! An operation: a method on a path, and what belongs to it.

use std::fmt;

/// One operation of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    /// The HTTP method in capitals.
    pub method: String,
    /// The path template as the document has it.
    pub path: String,
    /// Its `operationId`.
    pub id: Option<String>,
    /// Its parameters, those of its path included. A path parameter belongs to the placeholder of its name.
    pub parameters: Vec<Parameter>,
    /// Whether there are parameters of which nothing is known, because their reference leads nowhere.
    pub has_unknown_parameters: bool,
    /// What is sent with it.
    pub body: Body,
    /// What it answers, in the document's order.
    pub responses: Vec<Response>,
    /// What it answers when it succeeds.
    pub successes: Vec<Success>,
    /// Whether a request has to say who is asking.
    pub security: Security,
}

/// Whether the requests of an operation say who is asking (OpenAPI 3.1, "Security Requirement Object").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Security {
    /// The document does not say it.
    #[default]
    Unsaid,
    /// They need not, by the operation's own word: `security: []`.
    Nobody,
    /// They may.
    Optional,
    /// They have to.
    Needed,
}

/// A parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Where it goes.
    pub location: Location,
    /// Whether every request has to carry it.
    pub is_required: bool,
    /// How its value is written.
    pub style: Style,
    /// Whether each element of a list is a parameter of its own: `id=1&id=2` and not `id=1,2`.
    pub explode: bool,
    /// Whether the document says how a list is written: by a word of its own, or by the type of what stands there.
    pub is_list_written: bool,
}

/// How a value is written, as OpenAPI 3.1 names it ("Style Values"); what a document leaves out is the default of the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `id=1,2`, or `id=1&id=2`: of queries and cookies.
    Form,
    /// `1,2`: of paths and headers.
    Simple,
    /// `.1.2`
    Label,
    /// `;id=1,2`
    Matrix,
    /// `id=1%202`
    SpaceDelimited,
    /// `id=1%7C2`
    PipeDelimited,
    /// A pair per property of an object: `filter[color]=red`.
    DeepObject,
    /// It is a text of a media type, mostly JSON.
    Content,
    /// Something that a later version of OpenAPI may have.
    Other,
}

/// What an operation answers when it succeeds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Success {
    /// Its statuses.
    pub response: Response,
    /// The media types of its body, in the document's order; `None` where its reference leads nowhere.
    pub media_types: Option<Vec<String>>,
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// A placeholder of the path.
    Path,
    /// A pair of the query.
    Query,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
    /// Something that a later version of OpenAPI may have.
    Other,
}

/// The body of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// There is none.
    None,
    /// There is one, but its reference leads nowhere.
    Unknown,
    /// There is one.
    Known {
        /// Whether every request has to carry it.
        is_required: bool,
        /// The media types that it may have, in the document's order, as the document writes them.
        media_types: Vec<String>,
    },
}

/// The statuses that a response is described for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Response {
    /// One status.
    Status(u16),
    /// Every status with that first digit.
    Class(u8),
    /// Every status that is not described otherwise.
    Default,
}

impl Parameter {
    /// Whether `name` is that of one of its properties.
    #[must_use]
    pub fn has_property(&self, name: &str) -> bool {
        let property = name.strip_prefix(&self.name).and_then(|rest| rest.strip_prefix('[')?.strip_suffix(']'));
        // `expand[]`, without a name, is an element of a list.
        self.style == Style::DeepObject && property.is_some()
    }
}

impl Operation {
    /// The parameters of the query.
    pub fn query(&self) -> impl Iterator<Item = &Parameter> {
        self.parameters.iter().filter(|parameter| parameter.location == Location::Query)
    }
}

/// `GET /orders/{id}`
impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

/// `404`, `5XX`, `default`, as in a document.
impl fmt::Display for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status(status) => write!(f, "{status}"),
            Self::Class(digit) => write!(f, "{digit}XX"),
            Self::Default => f.write_str("default"),
        }
    }
}

impl std::str::FromStr for Response {
    type Err = ();

    /// The key of a response; an extension (`x-…`) is none.
    fn from_str(key: &str) -> Result<Self, ()> {
        if key == "default" {
            return Ok(Self::Default);
        }
        let is_code = |code: &u16| (100..600).contains(code);
        if let Some(status) = key.parse().ok().filter(is_code) {
            return Ok(Self::Status(status));
        }
        let digit = key.strip_suffix("XX").or_else(|| key.strip_suffix("xx")).and_then(|digit| digit.parse().ok());
        digit.filter(|digit| (1..6).contains(digit)).map(Self::Class).ok_or(())
    }
}
