//! The calls of `Mute`.

use mighty_networks::mute::MuteEndpoints;
use mighty_networks::prelude::*;

use crate::call::{Calls, calls};

pub(crate) fn all() -> Calls {
    calls!(MuteEndpoints {
        mute_post(PostId::new(2), MemberId::new(3));
        unmute_post(PostId::new(4), MemberId::new(5));
    })
}
