//! The body of a request, and its media type.

use mighty_openapi::{Body, Operation};

use super::media_type;
use crate::check::interface::claim::{BodyKind, Claim, Sent};
use crate::diagnostics::Diagnostics;
use crate::messages::openapi as messages;
use crate::suggest;

/// A body is sent where the document says so, as it says.
pub(super) fn check(claim: &Claim, operation: &Operation, diagnostics: &mut Diagnostics) {
    match (&operation.body, &claim.body) {
        (Body::Unknown, _) | (Body::None | Body::Known { is_required: false, .. }, None) => {}
        (Body::None, Some((_, sent))) => {
            diagnostics.at(sent.span, messages::body_unexpected(claim.method(), claim.path()));
        }
        (Body::Known { media_types, .. }, None) => report_missing(claim, media_types, diagnostics),
        (Body::Known { is_required, media_types }, Some((kind, sent))) => {
            check_media_type(kind, sent, media_types, diagnostics);
            check_required(kind, sent, *is_required, diagnostics);
        }
    }
}

fn report_missing(claim: &Claim, media_types: &[String], diagnostics: &mut Diagnostics) {
    let argument = attribute(media_types)
        .map_or_else(|| "an argument for it".to_owned(), |attribute| format!("an argument with `{attribute}`"));
    diagnostics.at(claim.name.span(), messages::body_missing(suggest::list(media_types), argument));
}

/// How a body of one of these types is marked.
fn attribute(media_types: &[String]) -> Option<String> {
    let kinds = [BodyKind::Json(None), BodyKind::Form, BodyKind::Multipart];
    let plain = kinds.iter().find(|kind| kind.fits(media_types)).map(|kind| format!("#[{}]", kind.mark()));
    let json = || media_types.iter().find(|own| media_type::is_json(own)).map(|own| as_json(own));
    plain.or_else(json).or_else(|| media_types.first().map(|own| as_raw(own)))
}

/// How a raw body of that type is marked.
fn as_raw(media_type: &str) -> String {
    // A range is none that a body can have.
    format!("#[body(raw, \"{}\")]", media_type::written(media_type).replace('*', "…"))
}

/// The same for a body that is raw already, if it can be: forms have attributes of their own.
fn as_another_raw(kind: &BodyKind, media_types: &[String]) -> Option<String> {
    let is_form =
        |own: &str| [BodyKind::Form, BodyKind::Multipart].iter().any(|form| media_type::covers(own, form.media_type()));
    let own = media_types.iter().find(|own| !is_form(own))?;
    matches!(kind, BodyKind::Raw(_)).then(|| as_raw(own))
}

fn check_media_type(kind: &BodyKind, sent: &Sent, media_types: &[String], diagnostics: &mut Diagnostics) {
    if media_types.is_empty() || kind.fits(media_types) {
        return;
    }
    let documented = suggest::list(media_types);
    let json = media_types.iter().find(|own| media_type::is_json(own));
    let message = if let (BodyKind::Json(_), Some(json)) = (kind, json) {
        messages::body_other_json(kind.media_type(), documented, as_json(json))
    } else {
        let fitting = as_another_raw(kind, media_types).or_else(|| attribute(media_types)).unwrap_or_default();
        messages::body_media_type(kind.mark(), kind.media_type(), documented, fitting)
    };
    diagnostics.at(sent.span, message);
}

/// How a body of that type is marked.
fn as_json(media_type: &str) -> String {
    match media_type::written(media_type).as_str() {
        "application/json" => "#[body]".to_owned(),
        // A range is none that a body can have.
        other => format!("#[body(\"{}\")]", other.replace('*', "…")),
    }
}

/// A part that may be left out does not leave out the body.
fn check_required(kind: &BodyKind, sent: &Sent, is_required: bool, diagnostics: &mut Diagnostics) {
    let may_be_left_out = sent.shape.is_optional() && !matches!(kind, BodyKind::Multipart);
    if is_required && may_be_left_out {
        diagnostics.at(sent.span, messages::body_required());
    }
}

impl BodyKind {
    fn mark(&self) -> &'static str {
        match self {
            Self::Json(_) | Self::Raw(_) => "body",
            Self::Form => "form",
            Self::Multipart => "part",
        }
    }

    fn media_type(&self) -> &str {
        match self {
            Self::Raw(None) => "*/*",
            Self::Raw(Some(media_type)) | Self::Json(Some(media_type)) => media_type,
            Self::Json(None) => "application/json",
            Self::Form => "application/x-www-form-urlencoded",
            Self::Multipart => "multipart/form-data",
        }
    }

    /// Whether one of the document's media types is this one.
    fn fits(&self, media_types: &[String]) -> bool {
        matches!(self, Self::Raw(None)) || media_types.iter().any(|own| media_type::covers(own, self.media_type()))
    }
}
