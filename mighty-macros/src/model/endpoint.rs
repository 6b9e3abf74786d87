//! What a valid method sends and what it expects back.

use std::time::Duration;

use proc_macro2::{Ident, Span};
use quote::ToTokens;
use syn::Type;

use super::argument::Argument;
use super::constants::Constants;
use super::method::HttpMethod;
use super::pagination::Pagination;
use super::path::PathTemplate;
use super::pattern::Pattern;
use super::registry;
use super::retry::Retry;
use super::site::Site;
use super::status::Status;
use super::streaming::Streaming;

/// A method of a trait in which nothing is wrong.
#[derive(Debug)]
pub(crate) struct Endpoint {
    /// The HTTP method.
    pub method: HttpMethod,
    /// The path template.
    pub path: PathTemplate,
    /// The arguments, as written.
    pub arguments: Vec<Argument>,
    /// The only statuses that mean success; any 2xx if there are none.
    pub successes: Vec<Success>,
    /// The success type.
    pub output: Type,
    /// How the success body is read.
    pub decode: Decode,
    /// The name of the error enum.
    pub error: Ident,
    /// The statuses it answers with beside success, in the order of the enum's variants.
    pub statuses: Vec<Status>,
    /// The retry settings of the method itself.
    pub own_retry: Retry,
    /// The same, merged with the trait's.
    pub retry: Retry,
    /// What may be sent twice.
    pub repeat: Repeat,
    /// The limit of a whole call.
    pub timeout: Option<Duration>,
    /// The limit of one attempt.
    pub attempt_timeout: Option<Duration>,
    /// How the pages follow each other, if the answers are pages.
    pub pagination: Option<Pagination>,
    /// How its stream ends and goes on, as far as it says.
    pub streaming: Option<Streaming>,
    /// Whether the body waits for the server's word.
    pub expects_continue: bool,
    /// What it always sends.
    pub constants: Constants,
    /// Who asks it, and where it is, as far as the method itself says it.
    pub site: Site,
    /// Whether redirects are followed.
    pub follows_redirects: bool,
}

impl Endpoint {
    /// Whether the body is read from a stream, so that it cannot be sent a second time.
    pub(crate) fn has_stream(&self) -> bool {
        self.arguments.iter().any(|argument| argument.is_stream)
    }
}

/// A status that means success.
#[derive(Debug, Clone)]
pub(crate) struct Success {
    /// The status.
    pub code: u16,
    /// The author's number.
    pub span: Span,
    /// What it becomes; `None` where all of them are read into one type.
    pub variant: Option<SuccessVariant>,
}

/// A variant of a success enum.
#[derive(Debug, Clone)]
pub(crate) struct SuccessVariant {
    /// Its name, at the author's name or number.
    pub name: Ident,
    /// What it holds, and how that is read; nothing, if there is none.
    pub body: Option<(Type, Decode)>,
}

impl Success {
    /// Whether an answer with that status has no body (RFC 9110, 15.3.5, 15.3.6 and 15.4.5).
    pub(crate) fn has_no_body(&self) -> bool {
        matches!(self.code, 204 | 205 | 304)
    }

    /// The reason phrase of the status registry.
    pub(crate) fn phrase(&self) -> Option<&'static str> {
        registry::success_phrase(self.code).or_else(|| Pattern::Exact(self.code).phrase())
    }

    /// Whether both become the same variant: status, name and body, as far as its tokens tell.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        let parts = |success: &Self| {
            let variant = success.variant.as_ref();
            let body =
                variant.and_then(|variant| variant.body.as_ref()).map(|(ty, _)| ty.to_token_stream().to_string());
            (success.code, variant.map(|variant| variant.name.to_string()), body)
        };
        parts(self) == parts(other)
    }
}

/// What the author says about sending a request twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Repeat {
    /// Nothing: the method decides.
    ByMethod,
    /// `idempotent`
    Idempotent,
    /// The header that carries a key by which the server recognises a repetition.
    Keyed(String),
}

impl Repeat {
    /// The header that carries the key.
    pub(crate) fn key(&self) -> Option<&str> {
        match self {
            Self::Keyed(header) => Some(header),
            Self::ByMethod | Self::Idempotent => None,
        }
    }
}

/// How a success body is read; chosen by the syntax of the success type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Decode {
    /// Any other type: JSON.
    Json,
    /// `()`: the body is ignored.
    Empty,
    /// `String`
    Text,
    /// `Bytes`
    Raw,
    /// An enum with a variant for each status: as each of them says.
    ByStatus,
    /// `Response<…>`: the body as its parameter says, with status and headers.
    Full(Box<Decode>),
    /// `Conditional<…>`: the same, or 304 without a body.
    Conditional(Box<Decode>),
    /// `Download`: its bytes, as they come.
    Download,
    /// `Events<…>`: an event stream, each event as its parameter says; `Event<…>` is `Full` there.
    Events(Box<Decode>),
    /// `Lines<…>`: a JSON text per line.
    Lines(Box<Decode>),
}

impl Decode {
    /// Whether the body is ignored.
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Full(inner) | Self::Conditional(inner) => inner.is_empty(),
            _ => false,
        }
    }

    /// Whether the body is read as JSON.
    pub(crate) fn is_json(&self) -> bool {
        match self {
            Self::Json => true,
            Self::Full(inner) | Self::Conditional(inner) => inner.is_json(),
            _ => false,
        }
    }

    /// What is read as it comes, after the call, if anything is.
    pub(crate) fn open(&self) -> Option<&Self> {
        match self {
            Self::Full(inner) | Self::Conditional(inner) => inner.open(),
            Self::Download | Self::Events(_) | Self::Lines(_) => Some(self),
            Self::Json | Self::Empty | Self::Text | Self::Raw | Self::ByStatus => None,
        }
    }

    /// Whether 304 is a success.
    pub(crate) fn is_conditional(&self) -> bool {
        matches!(self, Self::Conditional(_))
    }
}

/// Types of the standard library that are JSON wherever an answer is read into them.
const OF_STD: [&str; 26] = [
    "Vec", "VecDeque", "Option", "Box", "Arc", "Rc", "Cow", "HashMap", "BTreeMap", "HashSet", "BTreeSet", "bool",
    "char", "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "f32", "f64",
];

/// Whether a type that is read as JSON, by its name, may be a struct that says itself how it is read.
pub(crate) fn may_be_answer(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    path.path.segments.last().is_some_and(|last| OF_STD.iter().all(|known| last.ident != known))
}

/// What the trait says for all its endpoints; a descriptor repeats only what differs from it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shared {
    /// The retry settings.
    pub retry: Retry,
    /// The limit of a whole call.
    pub timeout: Option<Duration>,
    /// The limit of one attempt.
    pub attempt_timeout: Option<Duration>,
    /// What is always sent.
    pub constants: Constants,
    /// Who is asking, and where.
    pub site: Site,
}
