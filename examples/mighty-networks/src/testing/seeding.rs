//! What is in the network without a call: above all what no call can make.

use crate::abuse_reports::{AbuseReport, ReportType};
use crate::assets::{Asset, AssetStyle};
use crate::custom_fields::{CustomField, ResponseType};
use crate::ids::{InviteId, MemberId, PlanId, PostId, PurchaseId, SpaceId, SubscriptionId};
use crate::members::{Categories, Member, NewMember};
use crate::plans::{PaymentPlatform, PaymentType, Plan, PricingType};
use crate::purchases::{Purchase, PurchaseDetail, PurchasePlan};
use crate::spaces::Space;
use crate::subscriptions::{Subscription, SubscriptionDetail, SubscriptionPlan};
use crate::{MightyError, TargetType};

use super::network::TestNetwork;
use super::shown;

/// How long a subscription runs at a time.
const PERIOD: jiff::SignedDuration = jiff::SignedDuration::from_hours(30 * 24);

impl TestNetwork {
    /// A member, without a welcome; whatever is wrong with the address, even one that another member has.
    pub fn add_member(&self, new: &NewMember) -> Member {
        self.state().join(new)
    }

    /// Many members: `member1@example.com`, and so on.
    pub fn add_members(&self, count: u64) -> Vec<Member> {
        let mut state = self.state();
        let member = |number: u64| {
            let new = NewMember::builder().email(format!("member{number}@example.com")).first_name("Member");
            state.join(&new.last_name(number.to_string()).build())
        };
        (1..=count).map(member).collect()
    }

    /// A space.
    pub fn add_space(&self, name: &str) -> Space {
        let mut state = self.state();
        let now = state.tick();
        state.spaces.add(|id| shown::space(id, name, now))
    }

    /// A plan, which no call can make.
    pub fn add_plan(&self, name: &str, pricing: PricingType) -> Plan {
        let mut state = self.state();
        let now = state.tick();
        state.plans.add(|id| shown::plan(id, name, pricing, now))
    }

    /// Lets a plan include a space: who is given the plan is in the space, and while it is a paid one cannot be taken out.
    pub fn include_space(&self, plan: PlanId, space: SpaceId) {
        self.state().included.insert((plan, space));
    }

    /// A purchase of a plan, by a member who then holds it.
    ///
    /// # Errors
    /// When there is no such member or plan.
    pub fn add_purchase(&self, member: MemberId, plan: PlanId) -> Result<Purchase, MightyError> {
        let mut state = self.state();
        let (buyer, bought) = (state.members.find(member)?.clone(), state.plans.find(plan)?.clone());
        let now = state.tick();
        state.hold(plan, member);
        Ok(state.purchases.add(|id| purchase(id, buyer, bought, now)))
    }

    /// A subscription of a plan, by a member who then holds it.
    ///
    /// # Errors
    /// When there is no such member or plan.
    pub fn add_subscription(&self, member: MemberId, plan: PlanId) -> Result<Subscription, MightyError> {
        let mut state = self.state();
        let (payer, paid) = (state.members.find(member)?.clone(), state.plans.find(plan)?.clone());
        let now = state.tick();
        state.hold(plan, member);
        Ok(state.subscriptions.add(|id| subscription(id, payer, paid, now)))
    }

    /// Accepts an invitation: its recipient is a member, and holds the plan that it was to.
    ///
    /// # Errors
    /// When there is no such invitation.
    pub fn accept_invite(&self, id: InviteId) -> Result<Member, MightyError> {
        let mut state = self.state();
        let invited = state.invites.change(id)?;
        invited.is_accepted = true;
        let (invite, plan) = (invited.invite.clone(), invited.plan);
        let member = state.by_email(&invite.recipient_email).cloned().unwrap_or_else(|| {
            let new = NewMember::builder().email(invite.recipient_email).first_name(invite.recipient_first_name);
            state.join(&new.last_name(invite.recipient_last_name).build())
        });
        if let Some(plan) = plan {
            state.hold(plan, member.id);
        }
        Ok(member)
    }

    /// A file that was uploaded.
    pub fn add_asset(&self, style: &AssetStyle, name: &str) -> Asset {
        self.state().add_file(style, Some(name))
    }

    /// A custom field that hosts cannot change, as the network's own.
    pub fn add_fixed_custom_field(&self, title: &str, response_type: ResponseType) -> CustomField {
        self.state().add_fixed_field(title, response_type)
    }

    /// A report of a post, by a member.
    ///
    /// # Errors
    /// When there is no such member or post.
    pub fn add_abuse_report(&self, by: MemberId, post: PostId, kind: ReportType) -> Result<AbuseReport, MightyError> {
        let mut state = self.state();
        state.members.find(by)?;
        let space_id = state.posts.find(post)?.space_id;
        let (now, network) = (state.tick(), state.network.id.clone());
        Ok(state.abuse_reports.add(|id| AbuseReport {
            id,
            created_at: Some(now),
            updated_at: Some(now),
            member_id: Some(by),
            targetable_id: Some(post.get()),
            targetable_type: Some(TargetType::Post),
            report_type: Some(kind),
            reason: None,
            context_id: space_id.map(SpaceId::get),
            context_type: Some(TargetType::Space),
            space_id,
            network_id: Some(network),
            ignored_at: None,
            ignored_by_id: None,
        }))
    }
}

fn purchase(id: PurchaseId, buyer: Member, plan: Plan, now: jiff::Timestamp) -> Purchase {
    Purchase {
        member_id: Some(buyer.id),
        member_email: buyer.email,
        member_first_name: buyer.first_name,
        member_last_name: buyer.last_name,
        member_time_zone: buyer.time_zone,
        member_location: buyer.location,
        member_referral_count: buyer.referral_count,
        member_avatar: buyer.avatar,
        member_categories: buyer.categories,
        member_permalink: Some(buyer.permalink),
        member_ambassador_level: buyer.ambassador_level,
        plan: Some(PurchasePlan {
            id: Some(plan.id),
            name: Some(plan.name),
            amount: Some(1000),
            currency: "usd".to_owned(),
            interval: String::new(),
            kind: Some(PaymentType::OneTimePayment),
            has_free_trial: false,
        }),
        purchase: PurchaseDetail {
            id,
            tax_percent: Some(0),
            payment_platform: Some(PaymentPlatform::Stripe),
            purchased_at: Some(now),
            created_at: Some(now),
            updated_at: Some(now),
        },
    }
}

fn subscription(id: SubscriptionId, payer: Member, plan: Plan, now: jiff::Timestamp) -> Subscription {
    let categories = match payer.categories {
        Categories::List(categories) => categories,
        Categories::Text(_) => Vec::new(),
    };
    Subscription {
        member_id: Some(payer.id),
        created_at: payer.created_at,
        updated_at: payer.updated_at,
        email: payer.email,
        first_name: payer.first_name,
        last_name: payer.last_name,
        time_zone: payer.time_zone,
        location: payer.location,
        referral_count: payer.referral_count,
        avatar: payer.avatar,
        categories,
        permalink: payer.permalink,
        ambassador_level: payer.ambassador_level,
        plan: Some(SubscriptionPlan {
            id: Some(plan.id),
            name: Some(plan.name),
            amount: Some(1000),
            currency: "usd".to_owned(),
            interval: "month".to_owned(),
            kind: Some(PaymentType::Subscription),
            has_free_trial: false,
        }),
        subscription: SubscriptionDetail {
            id,
            current_period_start: Some(now),
            current_period_end: now.saturating_add(PERIOD).ok(),
            payment_platform: Some(PaymentPlatform::Stripe),
            canceled_at: None,
            trial_length: None,
            trial_start: None,
            trial_end: None,
            purchased_at: Some(now),
        },
    }
}
