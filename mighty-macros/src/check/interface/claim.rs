//! What an endpoint says that a document says as well, with the places at which a difference is reported.

use proc_macro2::{Ident, Span};
use syn::Type;

use crate::check::ground::shapes;
use crate::check::signature::Signature;
use crate::check::signature::arguments::Arguments;
use crate::check::values::constants::{Value, Values};
use crate::check::values::endpoint_attribute::{Own, Places};
use crate::model::argument::{ArgumentKind, ListStyle, RawType, Shape};
use crate::model::endpoint::{Decode, Success};
use crate::model::method::HttpMethod;
use crate::model::pattern::Pattern;
use crate::model::site::Site;

/// An endpoint in which nothing else is wrong.
pub(crate) struct Claim {
    /// The method's name.
    pub name: Ident,
    method: HttpMethod,
    path: String,
    /// The path's literal.
    pub path_span: Span,
    /// The only statuses that mean success.
    pub successes: Vec<Success>,
    /// What it declares, the trait's statuses among it.
    pub declared: Vec<Pattern>,
    /// Its query parameters.
    pub query: Vec<Sent>,
    /// Its headers.
    pub headers: Vec<Sent>,
    /// Its cookies.
    pub cookies: Vec<Sent>,
    /// The header of an idempotency key, which is sent with every call.
    pub key: Option<String>,
    /// Whether a struct has query parameters whose names the macro cannot know.
    pub has_flattened: bool,
    /// What it sends as a body; of several parts the first.
    pub body: Option<(BodyKind, Sent)>,
    /// Its success type, and how that is read.
    pub output: (Type, Decode),
    /// Who is asking, and where, as far as the method itself says it.
    pub site: Site,
    /// Where its parts stand.
    pub places: Places,
}

/// An argument, as a document can say something about it.
pub(crate) struct Sent {
    /// Its name in the request.
    pub name: String,
    /// Its attribute.
    pub span: Span,
    /// Whether it is there.
    pub shape: Shape,
    /// How a list of it is written.
    pub style: ListStyle,
    /// Who says it.
    pub origin: Origin,
}

/// Who says what is sent.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// An argument.
    Argument,
    /// The method's attribute.
    Constant,
    /// The trait's attribute, for all methods.
    OfTrait,
}

/// How a body is written.
#[derive(Clone)]
pub(crate) enum BodyKind {
    /// `#[body]`, with the media type that it says.
    Json(Option<String>),
    /// `#[body(raw)]`, with its media type; `None` where the caller says it, or nobody.
    Raw(Option<String>),
    /// `#[form]`
    Form,
    /// `#[part]`
    Multipart,
}

impl Claim {
    /// What the method claims; `None` without a method or a path, which is reported already.
    pub(crate) fn of(own: &Own, signature: &Signature, arguments: &Arguments) -> Option<Self> {
        let output = signature.success.clone()?;
        let template = own.path.as_ref()?;
        let mut claim = Self {
            name: signature.name.clone(),
            method: own.method.clone()?,
            path: template.template.text.clone(),
            path_span: template.span,
            successes: own.successes.statuses.clone(),
            declared: own.statuses.iter().map(|status| status.pattern).collect(),
            query: Vec::new(),
            headers: Vec::new(),
            cookies: Vec::new(),
            key: own.repeat.key().map(str::to_owned),
            has_flattened: false,
            body: None,
            output: (output.clone(), shapes::decode(&output)),
            site: own.site.clone(),
            places: own.places.clone(),
        };
        for argument in &arguments.known {
            if let Some((kind, span)) = argument.kind() {
                let style = if let ArgumentKind::Query(_, style) = kind { *style } else { ListStyle::Repeated };
                let (name, origin) = (kind.name().to_owned(), Origin::Argument);
                claim.add(kind, Sent { name, span, shape: argument.shape(), style, origin });
            }
        }
        claim.add_constants(&own.constants);
        if claim.header("content-type").is_some()
            && let Some((BodyKind::Raw(media_type), _)) = &mut claim.body
        {
            *media_type = None;
        }
        Some(claim)
    }

    fn add_constants(&mut self, constants: &Values) {
        self.headers.extend(constants.headers.iter().map(sent));
        self.query.extend(constants.query.iter().map(sent));
        if let Some(span) = constants.body {
            let sent = Sent {
                name: "body".to_owned(),
                span,
                shape: Shape::One,
                style: ListStyle::Repeated,
                origin: Origin::Constant,
            };
            self.body.get_or_insert((BodyKind::Json(None), sent));
        }
    }

    fn add(&mut self, kind: &ArgumentKind, sent: Sent) {
        let body = match kind {
            ArgumentKind::Query(..) => return self.query.push(sent),
            ArgumentKind::QueryFlatten(..) => return self.has_flattened = true,
            ArgumentKind::Path(..) | ArgumentKind::Url(_) => return,
            ArgumentKind::Header(_) => return self.headers.push(sent),
            ArgumentKind::Cookie(_) => return self.cookies.push(sent),
            ArgumentKind::Body(_, media_type) => BodyKind::Json(media_type.clone()),
            ArgumentKind::Raw(_, media_type) => BodyKind::Raw(match media_type {
                RawType::ByValue(own) => Some((*own).to_owned()),
                RawType::Given(given) => Some(given.clone()),
                RawType::Untyped => None,
            }),
            ArgumentKind::Form(..) => BodyKind::Form,
            ArgumentKind::Part(_) => BodyKind::Multipart,
        };
        self.body.get_or_insert((body, sent));
    }

    /// The HTTP method's name.
    pub(crate) fn method(&self) -> &str {
        self.method.name()
    }

    /// Whether the method is not one of the seven.
    pub(crate) fn has_other_method(&self) -> bool {
        self.method.is_other()
    }

    /// What sends a header of that name, in any case.
    pub(crate) fn header(&self, name: &str) -> Option<&Sent> {
        self.headers.iter().find(|sent| sent.name.eq_ignore_ascii_case(name))
    }

    /// What sends that cookie: an argument of its own, or one that is the whole header.
    pub(crate) fn cookie(&self, name: &str) -> Option<&Sent> {
        self.cookies.iter().find(|sent| sent.name == name).or_else(|| self.header("cookie"))
    }

    /// Whether the header is that of the idempotency key.
    pub(crate) fn has_key(&self, name: &str) -> bool {
        self.key.as_ref().is_some_and(|key| key.eq_ignore_ascii_case(name))
    }

    /// The path template.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }
}

fn sent(constant: &Value) -> Sent {
    let origin = if constant.is_of_trait { Origin::OfTrait } else { Origin::Constant };
    let (name, span) = (constant.name.clone(), constant.span);
    Sent { name, span, shape: Shape::One, style: ListStyle::Repeated, origin }
}
