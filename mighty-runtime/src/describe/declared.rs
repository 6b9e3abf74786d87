//! What an endpoint declares: its parameters, its successes and its error statuses.

use std::fmt;

/// A parameter of an endpoint: a name, where it goes, how often it may appear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameter {
    name: &'static str,
    location: ParameterLocation,
    required: bool,
    repeated: bool,
    spanning: bool,
    style: ListStyle,
    nesting: Option<Nesting>,
    media_type: Option<&'static str>,
}

/// How a field within a field is named, in a form or a query: always `a[b]=c`, and of lists one of these.
///
/// ```
/// use mighty_runtime::{Api, Nesting, Problem, endpoints};
/// # use serde::Serialize;
/// # pub enum Pay {}
/// # impl Api for Pay {
/// #     const BASE_URL: &'static str = "https://pay.example";
/// #     type ErrorBody = Problem;
/// # }
///
/// #[derive(Serialize)]
/// pub struct Charge { amount: u64, items: Vec<Item> }
///
/// #[derive(Serialize)]
/// pub struct Item { sku: String }
///
/// #[endpoints(api = Pay, headers("Pay-Version" = "2026-01-28"))]
/// pub trait Charges {
///     /// Sends `amount=2000&items[0][sku]=a`.
///     #[endpoint(method = POST, path = "/charges")]
///     async fn create(&self, #[form(nested)] charge: &Charge) -> Result<(), CreateError>;
///
///     /// Asks for `?created[gte]=1700000000&expand[]=customer`.
///     #[endpoint(method = GET, path = "/charges", query(limit = 100))]
///     async fn list(
///         &self,
///         #[query(style = deep_object)] created: Option<&Range>,
///         #[query(style = brackets)] expand: &[&str],
///         #[cookie("session")] session: Option<&str>,
///     ) -> Result<(), ListError>;
/// }
///
/// #[derive(Serialize)]
/// pub struct Range { gte: Option<u64>, lt: Option<u64> }
///
/// assert_eq!(ChargesEndpoints::CREATE.parameters()[0].nesting(), Some(Nesting::Indices));
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Nesting {
    /// `a[b][0]=c`
    Indices,
    /// `a[b][]=c`
    Brackets,
}

/// How a list or an object in the query is written (OpenAPI 3.1, "Style Examples").
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ListStyle {
    /// A pair for each element: `id=1&id=2` (style `form`, exploded).
    #[default]
    Repeated,
    /// One pair: `id=1,2` (style `form`, not exploded).
    Comma,
    /// One pair: `id=1%7C2` (style `pipeDelimited`).
    Pipe,
    /// One pair: `id=1%202` (style `spaceDelimited`).
    Space,
    /// A pair for each property of an object: `filter[colour]=red` (style `deepObject`).
    DeepObject,
}

/// Where a parameter goes.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ParameterLocation {
    /// A placeholder of the path.
    Path,
    /// A name and a value in the query.
    Query,
    /// A struct whose fields are query parameters.
    QueryFields,
    /// A request header.
    Header,
    /// A cookie.
    Cookie,
    /// The body, as JSON.
    Body,
    /// The body, as `application/x-www-form-urlencoded`.
    Form,
    /// A part of a `multipart/form-data` body.
    Part,
}

macro_rules! constructors {
    ($($(#[$doc:meta])* $name:ident => $location:ident),* $(,)?) => {
        $(
            $(#[$doc])*
            #[must_use]
            pub const fn $name(name: &'static str) -> Self {
                let location = ParameterLocation::$location;
                let (style, nesting, media_type) = (ListStyle::Repeated, None, None);
                Self { name, location, required: true, repeated: false, spanning: false, style, nesting, media_type }
            }
        )*
    };
}

impl Parameter {
    constructors! {
        /// A placeholder of the path.
        path => Path,
        /// A query parameter.
        query => Query,
        /// A struct whose fields are query parameters.
        query_flatten => QueryFields,
        /// A request header.
        header => Header,
        /// A cookie.
        cookie => Cookie,
        /// A JSON body.
        body => Body,
        /// A form body.
        form => Form,
        /// A part of a multipart body.
        part => Part,
    }

    /// The same parameter, absent when the argument is `None`.
    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.required = false;
        self
    }

    /// The same parameter, once for each element of the argument.
    #[must_use]
    pub const fn repeated(mut self) -> Self {
        self.required = false;
        self.repeated = true;
        self
    }

    /// The same placeholder, filled with one segment of the path or several.
    #[must_use]
    pub const fn spanning(mut self) -> Self {
        self.spanning = true;
        self
    }

    /// The same form or struct of query parameters, with fields that may have fields themselves.
    #[must_use]
    pub const fn nested(mut self, nesting: Nesting) -> Self {
        self.nesting = Some(nesting);
        self
    }

    /// The same list or object, written so.
    #[must_use]
    pub const fn joined(mut self, style: ListStyle) -> Self {
        self.style = style;
        self
    }

    /// The same body, sent under this media type.
    #[must_use]
    pub const fn of_media_type(mut self, media_type: &'static str) -> Self {
        self.media_type = Some(media_type);
        self
    }

    /// The name on the wire; for bodies and flattened structs, the argument's.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Where it goes.
    #[must_use]
    pub const fn location(&self) -> ParameterLocation {
        self.location
    }

    /// Whether every request carries it.
    #[must_use]
    pub const fn is_required(&self) -> bool {
        self.required
    }

    /// Whether it is a list: of any number of elements, each a parameter of its own unless [`list_style`](Self::list_style) says
    /// otherwise.
    #[must_use]
    pub const fn is_repeated(&self) -> bool {
        self.repeated
    }

    /// Whether what fills the placeholder may be several segments of the path: `{path..}`.
    #[must_use]
    pub const fn is_spanning(&self) -> bool {
        self.spanning
    }

    /// How fields within fields are named; `None` where there are none.
    #[must_use]
    pub const fn nesting(&self) -> Option<Nesting> {
        self.nesting
    }

    /// How a list or an object is written.
    #[must_use]
    pub const fn list_style(&self) -> ListStyle {
        self.style
    }

    /// The media type of a body; `None` for all else.
    #[must_use]
    pub const fn media_type(&self) -> Option<&'static str> {
        match (self.media_type, self.location) {
            (Some(media_type), _) => Some(media_type),
            (None, ParameterLocation::Body) => Some("application/json"),
            (None, ParameterLocation::Form) => Some("application/x-www-form-urlencoded"),
            (None, ParameterLocation::Part) => Some("multipart/form-data"),
            (None, _) => None,
        }
    }
}

/// A status that an endpoint declares as a success, and the variant of its success enum that stands for it, where it has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeclaredSuccess {
    status: u16,
    variant: Option<&'static str>,
}

impl DeclaredSuccess {
    /// A status of which the answer is read as that of every other success.
    #[must_use]
    pub const fn new(status: u16) -> Self {
        Self { status, variant: None }
    }

    /// A status with a variant of its own.
    #[must_use]
    pub const fn variant_of(status: u16, variant: &'static str) -> Self {
        Self { status, variant: Some(variant) }
    }

    /// The status: a 2xx or a 3xx.
    #[must_use]
    pub const fn status(&self) -> u16 {
        self.status
    }

    /// The variant's name; `None` where all successes are read into one type.
    #[must_use]
    pub const fn variant(&self) -> Option<&'static str> {
        self.variant
    }
}

/// An error status that an endpoint declares, and the variant that stands for it. A status that is split by the error
/// body's code is declared once per variant; the last one of them, which has no [`codes`](Self::codes), stands for the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeclaredError {
    statuses: StatusPattern,
    variant: &'static str,
    codes: &'static [&'static str],
}

impl DeclaredError {
    /// One status.
    #[must_use]
    pub const fn status(status: u16, variant: &'static str) -> Self {
        Self { statuses: StatusPattern::Status(status), variant, codes: &[] }
    }

    /// A class of statuses: 4 for 4xx, 5 for 5xx.
    #[must_use]
    pub const fn class(class: u8, variant: &'static str) -> Self {
        Self { statuses: StatusPattern::Class(class), variant, codes: &[] }
    }

    /// The same, for answers with one of these codes only.
    #[must_use]
    pub const fn with_codes(mut self, codes: &'static [&'static str]) -> Self {
        self.codes = codes;
        self
    }

    /// The status, or the class of statuses.
    #[must_use]
    pub const fn statuses(&self) -> StatusPattern {
        self.statuses
    }

    /// The variant's name.
    #[must_use]
    pub const fn variant(&self) -> &'static str {
        self.variant
    }

    /// The codes of the error body for which the variant stands; empty for a status that is not split, and for the rest of
    /// one that is.
    #[must_use]
    pub const fn codes(&self) -> &'static [&'static str] {
        self.codes
    }
}

/// One status, or a class of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StatusPattern {
    /// One status code, 100 to 599.
    Status(u16),
    /// All codes with this first digit.
    Class(u8),
}

impl StatusPattern {
    /// Whether `status` is meant.
    #[must_use]
    pub const fn contains(self, status: u16) -> bool {
        match self {
            Self::Status(own) => own == status,
            Self::Class(class) => status / 100 == class as u16,
        }
    }
}

/// `404`, or `5xx`.
impl fmt::Display for StatusPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status(status) => write!(f, "{status}"),
            Self::Class(class) => write!(f, "{class}xx"),
        }
    }
}
