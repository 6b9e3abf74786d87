//! `headers(…)`, `query(…)` and `body = {}`, by themselves and with what the trait says.

use proc_macro2::Span;

use crate::check::ground::headers;
use crate::diagnostics::Diagnostics;
use crate::header_names::is_of_body;
use crate::messages::constants as messages;
use crate::model::constants::Constants;
use crate::parse::constants::{EmptyObject, RawConstant, RawConstants};
use crate::parse::field::Field;

/// Constants with their places.
#[derive(Clone, Default)]
pub(crate) struct Values {
    /// Headers.
    pub headers: Vec<Value>,
    /// Query parameters.
    pub query: Vec<Value>,
    /// Where `body = {}` stands.
    pub body: Option<Span>,
}

/// A constant.
#[derive(Clone)]
pub(crate) struct Value {
    /// Its name.
    pub name: String,
    /// What is sent.
    pub text: String,
    /// Where the name stands.
    pub span: Span,
    /// Whether the trait says it.
    pub is_of_trait: bool,
}

/// What a trait says.
pub(super) fn of_trait(
    headers: Field<RawConstants>,
    query: Field<RawConstants>,
    diagnostics: &mut Diagnostics,
) -> Values {
    let mut values = own(headers, query, Field::default(), diagnostics);
    values.headers.retain(|header| {
        let is_of_body = is_of_body(&header.name);
        if is_of_body {
            diagnostics.at(header.span, messages::header_of_body(&header.name));
        }
        !is_of_body
    });
    values.headers.iter_mut().chain(&mut values.query).for_each(|value| value.is_of_trait = true);
    values
}

/// What a method says.
pub(super) fn own(
    headers: Field<RawConstants>,
    query: Field<RawConstants>,
    body: Field<EmptyObject>,
    diagnostics: &mut Diagnostics,
) -> Values {
    let (given_headers, given_query) = (headers.take(diagnostics), query.take(diagnostics));
    Values {
        headers: check(given_headers.unwrap_or_default(), is_same_header, check_header, diagnostics),
        query: check(given_query.unwrap_or_default(), |one, other| one == other, check_parameter, diagnostics),
        body: body.take_with_key(diagnostics).map(|(_, span)| span),
    }
}

fn check(
    given: RawConstants,
    is_same: fn(&str, &str) -> bool,
    is_sound: fn(&RawConstant, &mut Diagnostics) -> bool,
    diagnostics: &mut Diagnostics,
) -> Vec<Value> {
    let mut values: Vec<Value> = Vec::new();
    for constant in given.0 {
        if values.iter().any(|other| is_same(&other.name, &constant.name)) {
            diagnostics.at(constant.name_span, messages::twice(&constant.name));
        } else if is_sound(&constant, diagnostics) {
            let RawConstant { name, name_span: span, value: text, .. } = constant;
            values.push(Value { name, text, span, is_of_trait: false });
        }
    }
    values
}

/// Whether two headers are one: names have no case.
pub(crate) fn is_same_header(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

fn check_header(constant: &RawConstant, diagnostics: &mut Diagnostics) -> bool {
    let is_sound = headers::check_name(&constant.name, constant.name_span, diagnostics);
    let value = constant.value.as_str();
    let is_carried = value.bytes().all(|byte| (b' '..=b'~').contains(&byte)) && value.trim() == value;
    if is_sound && !is_carried {
        diagnostics.at(constant.value_span, messages::header_value_invalid(&constant.name));
    }
    is_sound && is_carried
}

fn check_parameter(constant: &RawConstant, diagnostics: &mut Diagnostics) -> bool {
    let is_empty = constant.name.is_empty();
    if is_empty {
        diagnostics.at(constant.name_span, messages::empty_name());
    }
    !is_empty
}

impl Values {
    /// These, and those of the trait that have another name.
    pub(super) fn or(mut self, of_trait: &Self) -> Self {
        let add = |own: &mut Vec<Value>, wide: &[Value], is_same: fn(&str, &str) -> bool| {
            let is_new = |value: &&Value| !own.iter().any(|other| is_same(&other.name, &value.name));
            let inherited: Vec<Value> = wide.iter().filter(is_new).cloned().collect();
            // The trait's first, as if they were written once for all.
            own.splice(0..0, inherited);
        };
        add(&mut self.headers, &of_trait.headers, is_same_header);
        add(&mut self.query, &of_trait.query, |one, other| one == other);
        self
    }

    /// Without their places.
    pub(crate) fn to_model(&self) -> Constants {
        let pairs = |values: &[Value]| values.iter().map(|value| (value.name.clone(), value.text.clone())).collect();
        Constants { headers: pairs(&self.headers), query: pairs(&self.query), has_empty_object: self.body.is_some() }
    }
}
