//! The body of a request, and its media type.

use mighty_openapi::{Body, Operation};

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
            check_media_type(*kind, sent, media_types, diagnostics);
            check_required(*kind, sent, *is_required, diagnostics);
        }
    }
}

fn report_missing(claim: &Claim, media_types: &[String], diagnostics: &mut Diagnostics) {
    let kinds = [BodyKind::Json, BodyKind::Form, BodyKind::Multipart];
    let fitting = kinds.into_iter().find(|kind| kind.fits(media_types));
    let argument = fitting.map_or_else(
        || "an argument for it, if one of the attributes fits".to_owned(),
        |kind| format!("an argument with `#[{}]`", kind.mark()),
    );
    diagnostics.at(claim.name.span(), messages::body_missing(suggest::list(media_types), argument));
}

fn check_media_type(kind: BodyKind, sent: &Sent, media_types: &[String], diagnostics: &mut Diagnostics) {
    if !media_types.is_empty() && !kind.fits(media_types) {
        let message = messages::body_media_type(kind.mark(), kind.media_type(), suggest::list(media_types));
        diagnostics.at(sent.span, message);
    }
}

/// A part that may be left out does not leave out the body.
fn check_required(kind: BodyKind, sent: &Sent, is_required: bool, diagnostics: &mut Diagnostics) {
    let may_be_left_out = sent.shape.is_optional() && !matches!(kind, BodyKind::Multipart);
    if is_required && may_be_left_out {
        diagnostics.at(sent.span, messages::body_required());
    }
}

impl BodyKind {
    fn mark(self) -> &'static str {
        match self {
            Self::Json => "body",
            Self::Form => "form",
            Self::Multipart => "part",
        }
    }

    fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Form => "application/x-www-form-urlencoded",
            Self::Multipart => "multipart/form-data",
        }
    }

    /// Whether one of the document's media types, which may be ranges and have parameters, is this one.
    fn fits(self, media_types: &[String]) -> bool {
        media_types.iter().any(|media_type| {
            let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
            let range = essence.strip_suffix('*').filter(|range| range.ends_with('/'));
            match range {
                Some("*/") => true,
                Some(range) => self.media_type().starts_with(range),
                None => essence == self.media_type() || matches!(self, Self::Json) && essence.ends_with("+json"),
            }
        })
    }
}
