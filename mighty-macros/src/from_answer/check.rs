//! The struct: each field is the body, once, or a header.

use proc_macro2::{Ident, Span};
use syn::{Data, DeriveInput, Fields, Generics, LitStr, Path, Token, Type};

use super::parse::{self, RawMark};
use crate::check::ground::{headers, shapes};
use crate::diagnostics::Diagnostics;
use crate::messages::answers as messages;
use crate::model::argument::Shape;
use crate::model::endpoint::Decode;

/// A struct that an answer is read into.
pub(super) struct Answer {
    pub(super) name: Ident,
    pub(super) generics: Generics,
    /// Where the runtime is found.
    pub(super) runtime: Path,
    /// The body, if it is wanted, and how it is read.
    pub(super) body: Option<(Ident, Type, Decode)>,
    pub(super) headers: Vec<Header>,
}

/// A field that is a header.
pub(super) struct Header {
    pub(super) field: Ident,
    pub(super) ty: Type,
    pub(super) name: LitStr,
    pub(super) shape: Shape,
}

/// Checks the struct and its fields.
pub(super) fn check(input: DeriveInput, diagnostics: &mut Diagnostics) -> Answer {
    let DeriveInput { attrs, ident: name, generics, data, .. } = input;
    let runtime = parse::runtime(&attrs, diagnostics).unwrap_or_else(default_runtime);
    let mut answer = Answer { name, generics, runtime, body: None, headers: Vec::new() };
    let fields = match data {
        Data::Struct(data) => data.fields,
        Data::Enum(_) | Data::Union(_) => Fields::Unit,
    };
    let Fields::Named(fields) = fields else {
        diagnostics.at(answer.name.span(), messages::not_a_struct(&answer.name));
        return answer;
    };
    for field in fields.named {
        let marks = parse::marks(&field.attrs, diagnostics);
        if let Some(name) = field.ident {
            check_field(name, field.ty, marks, &mut answer, diagnostics);
        }
    }
    answer
}

fn check_field(name: Ident, ty: Type, marks: Vec<RawMark>, answer: &mut Answer, diagnostics: &mut Diagnostics) {
    let mut marks = marks.into_iter();
    match (marks.next(), marks.next()) {
        (None, _) => diagnostics.at(name.span(), messages::field_without_mark(&name)),
        (Some(_), Some(RawMark::Body(span) | RawMark::Header(_, span))) => {
            diagnostics.at(span, messages::field_marked_twice(&name));
        }
        (Some(RawMark::Body(span)), _) => {
            if let Some((first, ..)) = &answer.body {
                diagnostics.at(span, messages::two_bodies(first));
            } else {
                let decode = shapes::decode(&ty);
                answer.body = Some((name, ty, decode));
            }
        }
        (Some(RawMark::Header(header, _)), _) => {
            if headers::is_token(&header.value()) {
                let shape = shapes::shape(&ty);
                answer.headers.push(Header { field: name, ty, name: header, shape });
            } else {
                diagnostics.at(header.span(), messages::header_name_invalid(header.value()));
            }
        }
        (Some(RawMark::Wrong), _) => {}
    }
}

/// `::mighty_runtime`
fn default_runtime() -> Path {
    let mut path = Path::from(Ident::new("mighty_runtime", Span::call_site()));
    path.leading_colon = Some(<Token![::]>::default());
    path
}
