//! The calls of `PasswordResets`.

use mighty_networks::password_resets::PasswordResetsEndpoints;
use mighty_networks::prelude::*;

use crate::call::{Calls, calls};

pub(crate) fn all() -> Calls {
    calls!(PasswordResetsEndpoints {
        create_password_reset(MemberId::new(2));
    })
}
