//! What would have been sent.

use crate::ids::{InviteId, MemberId, PostId};

/// Something that the network would have sent to people.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent {
    /// The welcome of a new member.
    Welcome(MemberId),
    /// A link to set a new password.
    PasswordReset(MemberId),
    /// An invitation.
    Invite {
        /// Which one.
        id: InviteId,
        /// What was added to it.
        message: Option<String>,
    },
    /// Word of a post that was written or changed, to a member of its space who hears of it.
    Post {
        /// Which one.
        id: PostId,
        /// Who was told.
        to: MemberId,
    },
}
