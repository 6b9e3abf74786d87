//! The calls of `AbuseReports`.

use mighty_networks::abuse_reports::AbuseReportsEndpoints;
use mighty_networks::prelude::*;

use crate::call::{Calls, calls};

pub(crate) fn all() -> Calls {
    calls!(AbuseReportsEndpoints {
        list_abuse_reports(Some(2), Some(100));
    })
}
