//! What the calls of a client share.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderName;

use super::site::Site;
use crate::author::facts::ApiFacts;
use crate::base::environment::Environment;
use crate::base::unknown_fields::UnknownFields;
use crate::caller::limiter::contract::DynLimiter;
use crate::caller::options::CallOptions;
use crate::caller::outcome::Outcome;
use crate::carry::dispatch::propagate::Propagate;
use crate::carry::response::read::Limits;
use crate::carry::retry::shared::Shared;
use crate::carry::token::access::{Access, NOBODY};
use crate::carry::transport::contract::DynTransport;
use crate::describe::auth::Auth;
use crate::describe::endpoint::Endpoint;
use crate::describe::retry_policy::RetryPolicy;
use crate::describe::timeouts::Timeouts;

/// What is told of the calls that end.
pub(crate) type Observer = Box<dyn Fn(&Outcome) + Send + Sync>;

/// What the calls of a client share, without its types, so that what uses it is compiled once.
pub(crate) struct Connection {
    /// The API's own base.
    pub(crate) main: Site,
    /// Its others.
    pub(crate) sites: Vec<Site>,
    /// Who is asking, where an endpoint does not say otherwise.
    pub(crate) access: Access,
    /// By the names that endpoints say.
    pub(crate) named: Vec<(String, Access)>,
    /// The query parameters in which any of them goes.
    pub(crate) token_parameters: Vec<&'static str>,
    pub(crate) propagate: Option<Propagate>,
    pub(crate) transport: Arc<dyn DynTransport>,
    pub(crate) environment: Arc<dyn Environment>,
    pub(crate) retry: RetryPolicy,
    pub(crate) timeouts: Timeouts,
    pub(crate) limits: Limits,
    pub(crate) unknown_fields: UnknownFields,
    pub(crate) observer: Option<Observer>,
    pub(crate) limiter: Option<Box<dyn DynLimiter>>,
    pub(crate) shared_budget: Option<Shared>,
    pub(crate) api: ApiFacts,
    /// The API's header with the id of a request, if it is one: looked for in every answer, so it is read once.
    pub(crate) request_id: Option<HeaderName>,
}

impl Connection {
    /// Where the requests of an endpoint go. One that names an unknown base is refused [before](Self::has_site).
    pub(crate) fn site(&self, endpoint: &Endpoint) -> &Site {
        let Some(name) = endpoint.base() else { return &self.main };
        self.sites.iter().find(|site| site.name == name).unwrap_or(&self.main)
    }

    /// Whether the base that it names is there.
    pub(crate) fn has_site(&self, endpoint: &Endpoint) -> bool {
        endpoint.base().is_none_or(|name| self.sites.iter().any(|site| site.name == name))
    }

    /// Who asks an endpoint; `None` if the client was not given the credentials that it names.
    #[inline]
    pub(crate) fn access(&self, endpoint: &Endpoint) -> Option<&Access> {
        match endpoint.auth() {
            Auth::None => Some(&NOBODY),
            Auth::Client | Auth::Named(_) if !self.site(endpoint).takes_token => Some(&NOBODY),
            Auth::Client => Some(&self.access),
            Auth::Named(name) => self.named.iter().find(|(other, _)| other == name).map(|(_, access)| access),
        }
    }
}

impl Connection {
    /// A time that a call may take: what the nearest level says of it. Most calls have no options, and most levels say nothing.
    pub(crate) fn timeout(
        &self,
        options: &CallOptions,
        endpoint: &Endpoint,
        which: impl Fn(Timeouts) -> Option<Duration>,
    ) -> Option<Duration> {
        let said = which(options.timeouts()).or_else(|| which(self.timeouts));
        said.or_else(|| which(endpoint.timeouts())).or_else(|| which(self.api.timeouts))
    }
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = f.debug_struct("Connection");
        text.field("api", &self.api.name).field("target", &self.main.target).finish_non_exhaustive()
    }
}
