//! `testing` and `server`: when they are generated.

use proc_macro2::Span;
use quote::quote;

use crate::diagnostics::Diagnostics;
use crate::messages::{Message, sides as messages};
use crate::model::cfg::Cfg;
use crate::model::sides::{Off, Sides};
use crate::once;
use crate::parse::field::Field;
use crate::parse::gate::RawGate;
use crate::setup::Setup;

/// The sides that are asked for.
pub(crate) fn check(
    testing: Field<RawGate>,
    server: Field<RawGate>,
    is_local: bool,
    setup: Setup,
    diagnostics: &mut Diagnostics,
) -> Sides {
    let mut off = Vec::new();
    let testing = testing.take_with_key(diagnostics);
    let testing = check_on(testing, setup.has_mocks, messages::testing_off, &mut off, diagnostics);
    let server = server.take_with_key(diagnostics).filter(|(_, word)| check_threads(is_local, *word, diagnostics));
    let server = check_on(server, setup.has_server, messages::server_off, &mut off, diagnostics);
    Sides { testing, server, off }
}

/// The runtime has what is generated only with its feature. Where a feature of the author's decides, that may turn on the runtime's.
fn check_on(
    given: Option<(RawGate, Span)>,
    is_on: bool,
    message: fn() -> Message,
    off: &mut Vec<Off>,
    diagnostics: &mut Diagnostics,
) -> Option<Cfg> {
    let (raw, span) = given?;
    let gate = gate(raw);
    if is_on {
        return Some(gate);
    }
    // In a crate of many traits it is one mistake, in `Cargo.toml`.
    if let Some(message) = once::said_first(message(), span) {
        if gate.is_always() {
            diagnostics.at(span, message);
        } else {
            off.push(Off { gate, span, problem: message.text });
        }
    }
    None
}

/// Whether its futures can be polled where a server polls them.
fn check_threads(is_local: bool, word: Span, diagnostics: &mut Diagnostics) -> bool {
    if is_local {
        diagnostics.at(word, messages::local_server());
    }
    !is_local
}

fn gate(raw: RawGate) -> Cfg {
    Cfg(raw.0.into_iter().map(|feature| quote!(feature = #feature)).collect())
}
