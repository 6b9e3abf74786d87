//! An argument of an endpoint: what part of the request it fills.

use proc_macro2::Ident;
use syn::Type;

use super::cfg::Cfg;

/// An argument whose part of the request is known.
#[derive(Debug)]
pub(crate) struct Argument {
    /// The argument's name in the signature.
    pub name: Ident,
    /// When it is there.
    pub cfg: Cfg,
    /// What it fills.
    pub kind: ArgumentKind,
    /// Whether it is there, and how often.
    pub shape: Shape,
    /// The type of what is sent: the argument's, without references and without `Option`.
    pub ty: Type,
    /// Whether it is a `StreamPart` or a `Body`, which can be sent only once.
    pub is_stream: bool,
}

/// What part of the request an argument fills, with its name there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ArgumentKind {
    /// The placeholder of that name, its place among the placeholders, and whether it may be several segments.
    Path(String, usize, bool),
    /// A pair in the query, and how a list of it is written.
    Query(String, ListStyle),
    /// A struct whose fields are pairs in the query; the name is the argument's. How fields within fields are named, if they may
    /// have any.
    QueryFlatten(String, Option<Nesting>),
    /// A header.
    Header(String),
    /// A cookie.
    Cookie(String),
    /// The JSON body; the name is the argument's. Its media type, where that is not `application/json`.
    Body(String, Option<String>),
    /// The body as it is; the name is the argument's.
    Raw(String, RawType),
    /// The form body; the name is the argument's. Whether its media type is left unsaid, and how fields within fields are named,
    /// if they may have any.
    Form(String, bool, Option<Nesting>),
    /// A part of a multipart body.
    Part(String),
    /// The whole URL, in place of the path; the name is the argument's.
    Url(String),
}

/// The media type of a raw body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RawType {
    /// That of text or of bytes, unless an argument is the `Content-Type`.
    ByValue(&'static str),
    /// The author's.
    Given(String),
    /// None is sent.
    Untyped,
}

impl ArgumentKind {
    /// Its name in the request.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Path(name, ..)
            | Self::Query(name, _)
            | Self::QueryFlatten(name, _)
            | Self::Header(name)
            | Self::Cookie(name)
            | Self::Body(name, _)
            | Self::Raw(name, _)
            | Self::Form(name, ..)
            | Self::Part(name)
            | Self::Url(name) => name,
        }
    }

    /// Whether it is the header that names the body's media type.
    pub(crate) fn is_content_type(&self) -> bool {
        matches!(self, Self::Header(name) if name.eq_ignore_ascii_case("content-type"))
    }

    /// Whether a list of it is repeated, rather than being one value that is a list.
    pub(crate) fn is_repeatable(&self) -> bool {
        matches!(self, Self::Query(..) | Self::Header(_) | Self::Part(_))
    }
}

/// How the elements of a list within a field are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nesting {
    /// `a[b][0]=c`
    Indices,
    /// `a[b][]=c`
    Brackets,
}

/// How a list or an object in the query is written (OpenAPI 3.1, "Style Examples").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ListStyle {
    /// A pair for each element: `id=1&id=2`.
    Repeated,
    /// One pair: `id=1,2`.
    Comma,
    /// One pair: `id=1%7C2`.
    Pipe,
    /// One pair: `id=1%202`.
    Space,
    /// A pair for each property of an object: `filter[colour]=red`.
    DeepObject,
}

impl ListStyle {
    /// Those that are written in an attribute. There, `brackets` is one more: a pair for each element, `id[]=1&id[]=2`, which is
    /// nothing but another name.
    pub(crate) const NAMED: [Self; 5] = [Self::Repeated, Self::Comma, Self::Pipe, Self::Space, Self::DeepObject];

    /// As it is written in an attribute.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Repeated => "repeated",
            Self::Comma => "comma",
            Self::Pipe => "pipe",
            Self::Space => "space",
            Self::DeepObject => "deep_object",
        }
    }
}

/// Whether an argument is there, and how often; read off its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Always, once.
    One,
    /// `Option<…>`: left out if it is `None`.
    Optional,
    /// `Vec<…>`, `&[…]`, `[…; N]`: once for each element.
    List,
    /// `Option<Vec<…>>`, `Option<&[…]>`: once for each element, if there are any.
    OptionalList,
}

impl Shape {
    /// Whether it may be left out by `None`.
    pub(crate) fn is_optional(self) -> bool {
        matches!(self, Self::Optional | Self::OptionalList)
    }

    /// Whether it may be there more than once.
    pub(crate) fn is_list(self) -> bool {
        matches!(self, Self::List | Self::OptionalList)
    }
}
