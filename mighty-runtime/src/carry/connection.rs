//! What the calls of a client share.

use std::fmt;
use std::sync::Arc;
use std::time::Instant;

use http::HeaderName;

use super::site::Site;
use crate::author::facts::ApiFacts;
use crate::base::environment::{Environment, left, within};
use crate::base::unknown_fields::UnknownFields;
use crate::caller::limiter::contract::DynLimiter;
use crate::caller::options::CallOptions;
use crate::caller::outcome::Outcome;
use crate::carry::dispatch::propagate::Propagate;
use crate::carry::response::read::Limits;
use crate::carry::retry::admission::Pass;
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
    /// Room for another request, which there is at once but with servers that refuse them. `None` after the deadline.
    pub(crate) async fn pass(&self, endpoint: &Endpoint, goes_first: bool, deadline: Option<Instant>) -> Option<Pass> {
        let admission = &self.site(endpoint).admission;
        if let Some(pass) = admission.try_enter() {
            return Some(pass);
        }
        let environment = &*self.environment;
        let entering = Box::pin(admission.enter(environment, goes_first));
        within(environment, left(environment, deadline), entering).await
    }

    /// The time that a call may take: the nearer level goes before the wider one, field by field.
    pub(crate) fn timeouts(&self, options: &CallOptions, endpoint: &Endpoint) -> Timeouts {
        let levels = [endpoint.timeouts(), self.timeouts, options.timeouts()];
        levels.into_iter().fold(self.api.timeouts, Timeouts::overridden_by)
    }
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = f.debug_struct("Connection");
        text.field("api", &self.api.name).field("target", &self.main.target).finish_non_exhaustive()
    }
}
