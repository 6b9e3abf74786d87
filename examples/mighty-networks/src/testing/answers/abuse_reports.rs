//! `AbuseReports`.

use mighty_runtime::Items;

use crate::abuse_reports::{AbuseReport, ListAbuseReportsError};
use crate::prelude::*;
use crate::testing::TestNetwork;
use crate::testing::place::page;

impl AbuseReports for TestNetwork {
    async fn list_abuse_reports(
        &self,
        _: &NetworkId,
        number: Option<u64>,
        per_page: Option<u64>,
    ) -> Result<Page<AbuseReport>, ListAbuseReportsError> {
        Ok(page(self.state().abuse_reports.all(), number, per_page))
    }

    fn list_abuse_reports_stream(
        &self,
        network_id: &NetworkId,
        page: Option<u64>,
        per_page: Option<u64>,
    ) -> Items<Page<AbuseReport>, ListAbuseReportsError> {
        self.client().list_abuse_reports_stream(network_id, page, per_page)
    }
}
