//! What has become of the network, for tests to look at.

use crate::badges::Badge;
use crate::comments::Comment;
use crate::events::Event;
use crate::ids::{MemberId, PlanId, PostId, SpaceId};
use crate::invites::Invite;
use crate::members::{Member, Role};
use crate::plans::Plan;
use crate::polls::Poll;
use crate::posts::Post;
use crate::rsvps::Rsvp;
use crate::spaces::Space;
use crate::tags::Tag;

use super::network::TestNetwork;
use super::sent::Sent;

/// All of a kind, in the order in which they were made.
impl TestNetwork {
    /// The owner of the key, who is the network's host.
    #[must_use]
    pub fn host(&self) -> MemberId {
        self.state().owner
    }

    /// The members.
    #[must_use]
    pub fn members(&self) -> Vec<Member> {
        self.state().members.all()
    }

    /// The spaces.
    #[must_use]
    pub fn spaces(&self) -> Vec<Space> {
        self.state().spaces.all()
    }

    /// The posts.
    #[must_use]
    pub fn posts(&self) -> Vec<Post> {
        self.state().posts.all()
    }

    /// The comments.
    #[must_use]
    pub fn comments(&self) -> Vec<Comment> {
        self.state().comments.all()
    }

    /// The events.
    #[must_use]
    pub fn events(&self) -> Vec<Event> {
        self.state().events.iter().map(|planned| planned.event.clone()).collect()
    }

    /// What members say about coming to events.
    #[must_use]
    pub fn rsvps(&self) -> Vec<Rsvp> {
        self.state().rsvps.all()
    }

    /// The polls.
    #[must_use]
    pub fn polls(&self) -> Vec<Poll> {
        self.state().polls.all()
    }

    /// The plans.
    #[must_use]
    pub fn plans(&self) -> Vec<Plan> {
        self.state().plans.all()
    }

    /// The invitations, to the network and to plans.
    #[must_use]
    pub fn invites(&self) -> Vec<Invite> {
        self.state().invites.iter().map(|invited| invited.invite.clone()).collect()
    }

    /// The badges.
    #[must_use]
    pub fn badges(&self) -> Vec<Badge> {
        self.state().badges.all()
    }

    /// The tags.
    #[must_use]
    pub fn tags(&self) -> Vec<Tag> {
        self.state().tags.all()
    }

    /// What would have been sent, in order.
    #[must_use]
    pub fn sent(&self) -> Vec<Sent> {
        self.state().sent.clone()
    }
}

/// What no call shows.
impl TestNetwork {
    /// What a member may do in the network; `None` of who is no member.
    #[must_use]
    pub fn role(&self, member: MemberId) -> Option<Role> {
        self.state().roles.get(&member).cloned()
    }

    /// What a member may do in a space, if another thing than in the network.
    #[must_use]
    pub fn role_in(&self, space: SpaceId, member: MemberId) -> Option<Role> {
        self.state().inside.get(&(space, member)).cloned().flatten()
    }

    /// Whether a member is in a space.
    #[must_use]
    pub fn is_in(&self, space: SpaceId, member: MemberId) -> bool {
        self.state().inside.contains_key(&(space, member))
    }

    /// Whether a member holds a plan.
    #[must_use]
    pub fn holds(&self, plan: PlanId, member: MemberId) -> bool {
        self.state().holders.contains(&(plan, member))
    }

    /// Whether a member hears no more of a post.
    #[must_use]
    pub fn has_muted(&self, post: PostId, member: MemberId) -> bool {
        self.state().muted.contains(&(post, member))
    }

    /// Whether a member was banned.
    #[must_use]
    pub fn is_banned(&self, member: MemberId) -> bool {
        self.state().banned.contains_key(&member)
    }

    /// Why a member was banned, where a reason was given.
    #[must_use]
    pub fn ban_reason(&self, member: MemberId) -> Option<String> {
        self.state().banned.get(&member).cloned().flatten()
    }
}
