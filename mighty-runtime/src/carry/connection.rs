//! What the calls of a client share.

use std::fmt;
use std::sync::Arc;

use http::HeaderName;

use crate::author::facts::ApiFacts;
use crate::base::environment::Environment;
use crate::base::unknown_fields::UnknownFields;
use crate::caller::outcome::Outcome;
use crate::carry::request::target::Target;
use crate::carry::response::read::Limits;
use crate::carry::retry::admission::Admission;
use crate::carry::retry::budget::Bucket;
use crate::carry::token::tokens::Tokens;
use crate::carry::transport::contract::DynTransport;
use crate::describe::retry_policy::RetryPolicy;
use crate::describe::timeouts::Timeouts;

/// What is told of the calls that end.
pub(crate) type Observer = Box<dyn Fn(&Outcome) + Send + Sync>;

/// What the calls of a client share, without its types, so that what uses it is compiled once.
pub(crate) struct Connection {
    pub(crate) target: Target,
    pub(crate) tokens: Tokens,
    pub(crate) transport: Arc<dyn DynTransport>,
    pub(crate) environment: Arc<dyn Environment>,
    pub(crate) retry: RetryPolicy,
    pub(crate) timeouts: Timeouts,
    pub(crate) budget: Option<Arc<Bucket>>,
    pub(crate) admission: Arc<Admission>,
    pub(crate) limits: Limits,
    pub(crate) unknown_fields: UnknownFields,
    pub(crate) observer: Option<Observer>,
    pub(crate) api: ApiFacts,
    /// The API's header with the id of a request, if it is one: looked for in every answer, so it is read once.
    pub(crate) request_id: Option<HeaderName>,
}

impl Connection {
    pub(crate) fn target(&self) -> &Target {
        &self.target
    }
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection").field("api", &self.api.name).field("target", &self.target).finish_non_exhaustive()
    }
}
