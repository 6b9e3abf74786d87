//! The calls of `Me`.

use mighty_networks::me::MeEndpoints;
use mighty_networks::prelude::*;

use crate::call::{Calls, calls};

pub(crate) fn all() -> Calls {
    calls!(MeEndpoints {
        get_me();
    })
}
