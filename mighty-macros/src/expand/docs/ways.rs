//! Who asks an endpoint, where it is, and how its answer comes, where that is not as usual.

use super::text;
use crate::model::endpoint::{Decode, Endpoint};
use crate::model::site::{Auth, Base, Site};
use crate::model::streaming::{StreamEnd, Streaming};
use crate::suggest;

/// The sentences, in a paragraph of their own; nothing where all is as usual.
pub(crate) fn lines(endpoint: &Endpoint, of_trait: &Site) -> Vec<String> {
    let (auth, base) = (endpoint.site.auth.as_ref(), endpoint.site.base.as_ref());
    let sentences = [
        auth.or(of_trait.auth.as_ref()).and_then(asked_by),
        base.or(of_trait.base.as_ref()).and_then(asked_at),
        endpoint.follows_redirects.then(followed),
        endpoint.decode.open().map(|open| comes(open, endpoint.streaming.as_ref())),
    ];
    let sentences: Vec<String> = sentences.into_iter().flatten().collect();
    if sentences.is_empty() { sentences } else { std::iter::once(String::new()).chain(sentences).collect() }
}

fn asked_by(auth: &Auth) -> Option<String> {
    match auth {
        Auth::Client => None,
        Auth::None(_) => Some("Nobody is asking: no token goes along.".to_owned()),
        Auth::Named(name) => Some(format!("It is asked with the credentials `{}`.", name.value())),
    }
}

fn asked_at(base: &Base) -> Option<String> {
    match base {
        Base::Api => None,
        Base::Named(name) => Some(format!("The path is that of the base `{}`.", name.value())),
    }
}

fn followed() -> String {
    "Redirects are followed; to another origin without token, headers and body.".to_owned()
}

/// What is read after the call, and until when.
fn comes(open: &Decode, streaming: Option<&Streaming>) -> String {
    let items = match open {
        Decode::Events(_) => Some("events"),
        Decode::Lines(_) => Some("lines"),
        _ => None,
    };
    let what = items.map_or_else(
        || "The body comes as its bytes arrive.".to_owned(),
        |items| format!("The {items} come as they arrive, each of them or one of the errors below."),
    );
    let more = streaming.map(|streaming| [ends(streaming), goes_on(streaming), skips(streaming), idle(streaming)]);
    std::iter::once(what).chain(more.into_iter().flatten().flatten()).collect::<Vec<_>>().join(" ")
}

fn ends(streaming: &Streaming) -> Option<String> {
    let end = |end: &StreamEnd| match end {
        StreamEnd::Data(data) => format!("`{data}`"),
        StreamEnd::Event(name) => format!("an event `{name}`"),
    };
    let ends: Vec<String> = streaming.ends.as_ref()?.iter().map(end).collect();
    let ends = if ends.is_empty() { "their answer".to_owned() } else { suggest::sequence(&ends, "or") };
    Some(format!("They end with {ends}."))
}

fn goes_on(streaming: &Streaming) -> Option<String> {
    let (parameter, member) = streaming.resume.as_ref()?;
    Some(format!("Broken off, they go on with the last one's `{member}` as `{parameter}`."))
}

fn skips(streaming: &Streaming) -> Option<String> {
    streaming.skips_undecodable.then(|| "One that does not decode is not the end.".to_owned())
}

fn idle(streaming: &Streaming) -> Option<String> {
    streaming.idle.map(|limit| format!("No silence may be longer than {}.", text::duration(limit)))
}
