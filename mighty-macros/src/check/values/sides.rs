//! `testing` and `server`: when they are generated.

use quote::quote;

use crate::diagnostics::Diagnostics;
use crate::model::cfg::Cfg;
use crate::model::sides::Sides;
use crate::parse::field::Field;
use crate::parse::gate::RawGate;

/// The sides that are asked for.
pub(crate) fn check(testing: Field<RawGate>, server: Field<RawGate>, diagnostics: &mut Diagnostics) -> Sides {
    Sides { testing: testing.take(diagnostics).map(gate), server: server.take(diagnostics).map(gate) }
}

fn gate(raw: RawGate) -> Cfg {
    Cfg(raw.0.into_iter().map(|feature| quote!(feature = #feature)).collect())
}
