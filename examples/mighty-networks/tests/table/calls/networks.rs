//! The calls of `Networks`.

use mighty_networks::networks::NetworksEndpoints;
use mighty_networks::prelude::*;

use crate::call::{Calls, calls};

pub(crate) fn all() -> Calls {
    calls!(NetworksEndpoints {
        get_network();
    })
}
