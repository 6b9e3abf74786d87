//! `stream(…)`: its values.

use syn::LitStr;

use super::timeouts::check_duration;
use crate::diagnostics::Diagnostics;
use crate::messages::streams as messages;
use crate::model::streaming::{StreamEnd, Streaming};
use crate::parse::field::{Field, example};
use crate::parse::stream::{RawResume, RawStream};

/// Checks the values; `None` if the key is absent or unreadable.
pub(crate) fn check(given: Field<RawStream>, diagnostics: &mut Diagnostics) -> Option<Streaming> {
    let key = given.key_span()?;
    let raw = given.take(diagnostics)?;
    if raw.is_empty {
        diagnostics.at(key, messages::empty());
    }
    let ends = [raw.end.key_span(), raw.end_event.key_span()].into_iter().flatten().next();
    if let (Some(none), Some(_)) = (raw.unmarked_end.key_span(), ends) {
        diagnostics.at(none, messages::end_and_none());
    }
    let about_items = [ends, raw.unmarked_end.key_span(), raw.resume.key_span(), raw.skip_undecodable.key_span()];
    let is_unmarked = raw.unmarked_end.take(diagnostics).is_some();
    let marks: Vec<StreamEnd> = [
        end("end", raw.end, diagnostics).map(StreamEnd::Data),
        end("end_event", raw.end_event, diagnostics).map(StreamEnd::Event),
    ]
    .into_iter()
    .flatten()
    .collect();
    Some(Streaming {
        ends: (is_unmarked || !marks.is_empty()).then_some(marks),
        resume: resume(raw.resume, diagnostics),
        skips_undecodable: raw.skip_undecodable.take(diagnostics).is_some(),
        idle: raw.idle_timeout.take(diagnostics).and_then(|literal| check_duration(&literal, diagnostics)),
        key,
        about_items: about_items.into_iter().flatten().next(),
    })
}

fn end(key: &str, given: Field<LitStr>, diagnostics: &mut Diagnostics) -> Option<String> {
    let literal = given.take(diagnostics)?;
    let text = literal.value();
    if text.is_empty() {
        diagnostics.at(literal.span(), messages::empty_end(example(key)));
        return None;
    }
    Some(text)
}

fn resume(given: Field<RawResume>, diagnostics: &mut Diagnostics) -> Option<(String, String)> {
    let key = given.key_span()?;
    let raw = given.take(diagnostics)?;
    let is_missing = |field: &Field<LitStr>, name| !field.is_given() && !raw.rest.may_mean(name);
    if is_missing(&raw.parameter, "parameter") || is_missing(&raw.member, "member") {
        diagnostics.at(key, messages::resume_needs_both());
    }
    let parameter = raw.parameter.take(diagnostics).filter(|literal| {
        let is_empty = literal.value().is_empty();
        if is_empty {
            diagnostics.at(literal.span(), messages::empty_cursor_parameter());
        }
        !is_empty
    });
    let member = raw.member.take(diagnostics).filter(|literal| {
        let text = literal.value();
        let is_pointer = text.starts_with('/');
        if !is_pointer {
            let right = format!("/{}", text.trim_start_matches("$.").replace('.', "/"));
            diagnostics.at(literal.span(), messages::member_not_a_pointer(text, right));
        }
        is_pointer
    });
    Some((parameter?.value(), member?.value()))
}
