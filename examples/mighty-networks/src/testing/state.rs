//! What a network remembers.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::abuse_reports::AbuseReport;
use crate::assets::{Asset, AssetStyle};
use crate::badges::Badge;
use crate::collections::Collection;
use crate::comments::Comment;
use crate::courseworks::Coursework;
use crate::custom_field_answers::CustomFieldAnswer;
use crate::custom_field_options::CustomFieldOption;
use crate::custom_fields::{CustomField, NewCustomField, ResponseType};
use crate::events::{Event, NewEvent};
use crate::ids::{
    AbuseReportId, AssetId, BadgeId, CollectionId, CommentId, CourseworkId, CustomFieldAnswerId, CustomFieldId,
    CustomFieldOptionId, EventId, InviteId, MemberId, PlanId, PollId, PostId, PurchaseId, ReactionId, RsvpId, SpaceId,
    SubscriptionId, TagId,
};
use crate::invites::Invite;
use crate::members::{Member, NewMember, Role};
use crate::networks::Network;
use crate::plans::Plan;
use crate::polls::Poll;
use crate::posts::Post;
use crate::purchases::Purchase;
use crate::reactions::Reaction;
use crate::rsvps::Rsvp;
use crate::spaces::Space;
use crate::subscriptions::Subscription;
use crate::tags::Tag;
use crate::{MightyError, NetworkId};

use super::sent::Sent;
use super::shown;
use super::table::Table;

/// The custom fields of the network's own, which all badges and all tags belong to.
pub(super) const BADGES: CustomFieldId = CustomFieldId::new(1);
pub(super) const TAGS: CustomFieldId = CustomFieldId::new(2);

/// An invitation, and what the API does not show of it.
#[derive(Clone, Debug)]
pub(super) struct Invited {
    pub(super) invite: Invite,
    /// To which plan; `None` to the network.
    pub(super) plan: Option<PlanId>,
    pub(super) is_accepted: bool,
}

/// An event, and what the API takes and does not show.
#[derive(Clone, Debug)]
pub(super) struct Planned {
    pub(super) event: Event,
    pub(super) new: NewEvent,
}

/// A custom field, and how it was set up; `None` of one that hosts cannot change.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) field: CustomField,
    pub(super) setup: Option<NewCustomField>,
}

/// All of it. Relations are sets of pairs, so that nothing hangs on what is gone.
#[derive(Debug)]
pub(super) struct State {
    pub(super) now: Timestamp,
    pub(super) network: Network,
    /// To whom the key belongs.
    pub(super) owner: MemberId,
    pub(super) members: Table<MemberId, Member>,
    pub(super) roles: BTreeMap<MemberId, Role>,
    /// Who has left: the account, without the membership.
    pub(super) left: BTreeMap<MemberId, Member>,
    /// Who is banned, and why.
    pub(super) banned: BTreeMap<MemberId, Option<String>>,
    pub(super) spaces: Table<SpaceId, Space>,
    /// The places of spaces in their collections.
    pub(super) places: BTreeMap<SpaceId, u64>,
    /// Who is in which space, and as what.
    pub(super) inside: BTreeMap<(SpaceId, MemberId), Option<Role>>,
    pub(super) collections: Table<CollectionId, Collection>,
    pub(super) posts: Table<PostId, Post>,
    pub(super) muted: BTreeSet<(PostId, MemberId)>,
    pub(super) comments: Table<CommentId, Comment>,
    pub(super) reactions: Table<ReactionId, Reaction>,
    pub(super) polls: Table<PollId, Poll>,
    pub(super) events: Table<EventId, Planned>,
    pub(super) rsvps: Table<RsvpId, Rsvp>,
    pub(super) courseworks: Table<CourseworkId, Coursework>,
    pub(super) plans: Table<PlanId, Plan>,
    pub(super) holders: BTreeSet<(PlanId, MemberId)>,
    /// The spaces that plans include.
    pub(super) included: BTreeSet<(PlanId, SpaceId)>,
    pub(super) invites: Table<InviteId, Invited>,
    pub(super) purchases: Table<PurchaseId, Purchase>,
    pub(super) revoked: BTreeSet<PurchaseId>,
    pub(super) subscriptions: Table<SubscriptionId, Subscription>,
    pub(super) badges: Table<BadgeId, Badge>,
    pub(super) wearers: BTreeSet<(BadgeId, MemberId)>,
    pub(super) tags: Table<TagId, Tag>,
    pub(super) tagged: BTreeSet<(TagId, MemberId)>,
    pub(super) custom_fields: Table<CustomFieldId, Field>,
    pub(super) options: Table<CustomFieldOptionId, CustomFieldOption>,
    pub(super) answers: Table<CustomFieldAnswerId, CustomFieldAnswer>,
    pub(super) assets: Table<AssetId, Asset>,
    pub(super) abuse_reports: Table<AbuseReportId, AbuseReport>,
    pub(super) sent: Vec<Sent>,
}

impl State {
    /// A network with its host.
    pub(super) fn new(now: Timestamp) -> Self {
        let mut state = Self {
            now,
            network: shown::network(now),
            owner: MemberId::new(1),
            members: Table::new("Member"),
            roles: BTreeMap::new(),
            left: BTreeMap::new(),
            banned: BTreeMap::new(),
            spaces: Table::new("Space"),
            places: BTreeMap::new(),
            inside: BTreeMap::new(),
            collections: Table::new("Collection"),
            posts: Table::new("Post"),
            muted: BTreeSet::new(),
            comments: Table::new("Comment"),
            reactions: Table::new("Reaction"),
            polls: Table::new("Poll"),
            events: Table::new("Event"),
            rsvps: Table::new("RSVP"),
            courseworks: Table::new("Coursework"),
            plans: Table::new("Plan"),
            holders: BTreeSet::new(),
            included: BTreeSet::new(),
            invites: Table::new("Invite"),
            purchases: Table::new("Purchase"),
            revoked: BTreeSet::new(),
            subscriptions: Table::new("Subscription"),
            badges: Table::new("Badge"),
            wearers: BTreeSet::new(),
            tags: Table::new("Tag"),
            tagged: BTreeSet::new(),
            custom_fields: Table::new("Custom field"),
            options: Table::new("Option"),
            answers: Table::new("Answer"),
            assets: Table::new("Asset"),
            abuse_reports: Table::new("Abuse report"),
            sent: Vec::new(),
        };
        for title in ["Badges", "Tags"] {
            state.add_fixed_field(title, ResponseType::DropdownMultiSelect);
        }
        let host = NewMember::builder().email("grace@example.com").first_name("Grace").last_name("Hopper");
        state.join(&host.role(Role::Host).build());
        state
    }

    /// The time of a change: a second later than the one before.
    pub(super) fn tick(&mut self) -> Timestamp {
        self.now = self.now.saturating_add(jiff::SignedDuration::from_secs(1)).unwrap_or(self.now);
        self.now
    }

    /// Whether it is this network that a call names.
    pub(super) fn is_asked(&self, id: &NetworkId) -> bool {
        self.network.id == *id || id.subdomain() == Some(&self.network.subdomain)
    }

    /// Makes a member, or takes back who has left; the caller has seen that the address is free.
    pub(super) fn join(&mut self, new: &NewMember) -> Member {
        let now = self.tick();
        let back = self.left.values().find(|member| member.email == new.email).map(|member| member.id);
        let member = match back.and_then(|id| self.left.remove(&id)) {
            Some(account) => {
                let member = shown::member(account.id, new, now);
                self.members.put(account.id, member.clone());
                member
            }
            None => self.members.add(|id| shown::member(id, new, now)),
        };
        self.roles.insert(member.id, new.role.clone().unwrap_or(Role::Contributor));
        for space in new.space_ids.iter().flatten() {
            self.inside.insert((*space, member.id), None);
        }
        member
    }

    /// Ends a membership, and all that hangs on it; `with_plans` the plans too.
    pub(super) fn leave(&mut self, id: MemberId, with_plans: bool) -> Result<Member, MightyError> {
        let member = self.members.remove(id)?;
        self.roles.remove(&id);
        self.inside.retain(|(_, inside), _| *inside != id);
        self.wearers.retain(|(_, wearer)| *wearer != id);
        self.tagged.retain(|(_, tagged)| *tagged != id);
        self.muted.retain(|(_, muted)| *muted != id);
        self.rsvps.retain(|rsvp| rsvp.member.as_ref().is_none_or(|member| member.id != id));
        if with_plans {
            self.holders.retain(|(_, holder)| *holder != id);
        }
        Ok(member)
    }

    /// Makes a custom field that hosts cannot change.
    pub(super) fn add_fixed_field(&mut self, title: &str, response_type: ResponseType) -> CustomField {
        let (now, title) = (Some(self.now), title.to_owned());
        let field =
            |id| CustomField { id, created_at: now, updated_at: now, title, response_type: Some(response_type) };
        self.custom_fields.add(|id| Field { field: field(id), setup: None }).field
    }

    /// Keeps a file: of its bytes only that they were there.
    pub(super) fn add_file(&mut self, style: &AssetStyle, name: Option<&str>) -> Asset {
        self.tick();
        self.assets.add(|id| Asset {
            id,
            url: Some(format!("https://assets.mn.co/{id}")),
            kind: style.to_string(),
            name: name.map(str::to_owned),
        })
    }

    /// The member with an address.
    pub(super) fn by_email(&self, email: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.email.eq_ignore_ascii_case(email))
    }

    /// An invitation to the network, or to that plan.
    pub(super) fn invite(&self, id: InviteId, plan: Option<PlanId>) -> Result<&Invited, MightyError> {
        let invited = self.invites.find(id)?;
        if invited.plan == plan { Ok(invited) } else { Err(super::refusals::missing("Invite")) }
    }

    /// An invitation to the network.
    pub(super) fn network_invite(&self, id: InviteId) -> Result<&Invited, MightyError> {
        self.invite(id, None)
    }

    /// Takes a post away, and what hangs on it.
    pub(super) fn remove_post(&mut self, id: PostId) -> Result<Post, MightyError> {
        let post = self.posts.remove(id)?;
        self.muted.retain(|(muted, _)| *muted != id);
        let comments = self.comments.filtered(|comment| comment.targetable_id == Some(id.get()));
        for comment in comments {
            // It may be gone already, with the one that it replied to.
            let _ = self.remove_comment(comment.id);
        }
        self.reactions.retain(|reaction| !shown::is_about(reaction, &crate::TargetType::Post, id.get()));
        Ok(post)
    }

    /// Takes a comment away, with its replies.
    pub(super) fn remove_comment(&mut self, id: CommentId) -> Result<Comment, MightyError> {
        let comment = self.comments.remove(id)?;
        for reply in self.comments.filtered(|reply| reply.reply_to_id == Some(id)) {
            self.remove_comment(reply.id)?;
        }
        self.reactions.retain(|reaction| !shown::is_about(reaction, &crate::TargetType::Comment, id.get()));
        Ok(comment)
    }
}
