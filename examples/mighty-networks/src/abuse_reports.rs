//! Reports of abuse.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
//! # fn main() { example(async |mighty, network| {
//! use mighty_networks::prelude::*;
//!
//! let reports = mighty.list_abuse_reports(&network, None, None).await?;
//! for report in reports {
//!     println!("report {}", report.id);
//! }
//! # Ok(()) }) }
//! ```

use jiff::Timestamp;
use mighty_runtime::endpoints;
use sdk_support::open_enum;
use serde::{Deserialize, Serialize};

use crate::ids::{AbuseReportId, MemberId, SpaceId};
use crate::target::TargetType;
use crate::{MightyNetworks, NetworkId, Page};

/// The reports of abuse, for hosts to look at.
#[endpoints(
    api = MightyNetworks,
    openapi = "openapi.json",
    errors(401 { "token_expired" => TokenExpired, _ => Unauthorized }, 403, 429, 5xx),
    error = AbuseReportsError,
    testing = "testing",
    server = "testing"
)]
pub trait AbuseReports {
    /// Returns one page of the reports of abuse.
    #[endpoint(method = GET, path = "/networks/{network_id}/abuse_reports", success = 200, paginate)]
    async fn list_abuse_reports(
        &self,
        network_id: &NetworkId,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Page<AbuseReport>, ListAbuseReportsError>;
}

/// A report of abuse.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbuseReport {
    /// Which report.
    pub id: AbuseReportId,
    /// When the report was created.
    pub created_at: Option<Timestamp>,
    /// When the report was last changed.
    pub updated_at: Option<Timestamp>,
    /// Who reported it.
    pub member_id: Option<MemberId>,
    /// The number of the object that it is about, of the kind in `targetable_type`.
    pub targetable_id: Option<u64>,
    /// What kind of object it is about.
    pub targetable_type: Option<TargetType>,
    /// What it is about.
    pub report_type: Option<ReportType>,
    /// What the member says about it.
    pub reason: Option<String>,
    /// The number of the object around it, of the kind in `context_type`.
    pub context_id: Option<u64>,
    /// What kind of object is around it.
    pub context_type: Option<TargetType>,
    /// The space that it is in.
    pub space_id: Option<SpaceId>,
    /// The network that it is in.
    pub network_id: Option<NetworkId>,
    /// When a host decided to ignore it.
    pub ignored_at: Option<Timestamp>,
    /// Which host that was.
    pub ignored_by_id: Option<MemberId>,
}

open_enum! {
    /// What a report is about.
    pub enum ReportType {
        /// Unwanted advertising.
        Spam = "spam",
        /// An offence.
        Offensive = "offensive",
        /// Someone claims to be someone else.
        Impersonation = "impersonation",
        /// Something else, which is a value that the API knows; [`Other`](Self::Other) is for those that this
        /// crate does not.
        SomethingElse = "other",
    }
}
