//! The settings of a client, and what is made of them when it is built.

use std::sync::Arc;
#[cfg(feature = "hyper")]
use std::time::Duration;

use http::header::USER_AGENT;
use http::{HeaderMap, HeaderName, HeaderValue};

use crate::author::api::{Api, TokenPlacement};
use crate::base::environment::{Environment, System};
use crate::base::unknown_fields::UnknownFields;
use crate::caller::credentials::{Credentials, What};
use crate::caller::errors::build::BuildError;
use crate::caller::limiter::contract::DynLimiter;
use crate::carry::connection::Observer;
use crate::carry::dispatch::propagate::Propagate;
use crate::carry::request::base_url::BaseUrl;
use crate::carry::request::framing;
use crate::carry::request::target::Target;
use crate::carry::response::read::Limits;
use crate::carry::retry::budget::RetryBudget;
use crate::carry::retry::shared::Shared;
use crate::carry::site::Site;
use crate::carry::token::access::Access;
use crate::describe::retry_policy::RetryPolicy;
use crate::describe::timeouts::Timeouts;

/// As they were given: `build` says what is wrong with them.
pub(super) struct Settings {
    pub(super) base_url: Option<String>,
    /// URLs of the API's other bases, by name.
    pub(super) bases: Vec<(String, String)>,
    pub(super) credentials: Credentials,
    pub(super) named: Vec<(String, Credentials)>,
    pub(super) headers: Vec<(String, String)>,
    pub(super) propagate: Option<Propagate>,
    pub(super) user_agent: Option<String>,
    pub(super) retry: RetryPolicy,
    pub(super) budget: RetryBudget,
    pub(super) timeouts: Timeouts,
    pub(super) limits: Limits,
    pub(super) unknown_fields: UnknownFields,
    pub(super) observer: Option<Observer>,
    pub(super) limiter: Option<Box<dyn DynLimiter>>,
    pub(super) shared_budget: Option<Shared>,
    pub(super) environment: Arc<dyn Environment>,
    #[cfg(feature = "hyper")]
    pub(super) idle_timeout: Option<Duration>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            base_url: None,
            bases: Vec::new(),
            credentials: Credentials::default(),
            named: Vec::new(),
            headers: Vec::new(),
            propagate: None,
            user_agent: None,
            retry: RetryPolicy::new(),
            budget: RetryBudget::new(),
            timeouts: Timeouts::new(),
            limits: Limits::default(),
            unknown_fields: UnknownFields::default(),
            observer: None,
            limiter: None,
            shared_budget: None,
            environment: Arc::new(System),
            #[cfg(feature = "hyper")]
            idle_timeout: None,
        }
    }
}

impl Settings {
    /// The API's own base, and its others.
    pub(super) fn sites<A: Api>(&self) -> Result<(Site, Vec<Site>), BuildError> {
        let (common, all) = self.headers::<A>()?;
        let base = BaseUrl::parse("base_url", self.base_url.as_deref().unwrap_or(A::BASE_URL))?;
        let target = Target::new("base_url", base, all.clone())?;
        let main = Site::new("", target, true, &[], self.budget);
        if let Some((name, _)) = self.bases.iter().find(|(name, _)| A::BASES.iter().all(|base| base.name() != name)) {
            return Err(BuildError::new("base_url_of", format!("the API has no base `{name}`")));
        }
        let mut sites = vec![main];
        for base in A::BASES {
            // The last one counts, as with every setting.
            let given = self.bases.iter().rev().find(|(name, _)| name == base.name());
            let (setting, url) = given.map_or(("Api::BASES", base.url()), |(_, url)| ("base_url_of", url.as_str()));
            if sites.iter().any(|site| site.name == base.name()) {
                return Err(BuildError::new("Api::BASES", format!("two have the name `{}`, or none", base.name())));
            }
            let headers = if base.takes_token() { &all } else { &common };
            let target = Target::new(setting, BaseUrl::parse(setting, url)?, headers.clone())?;
            sites.push(Site::new(base.name(), target, base.takes_token(), &sites, self.budget));
        }
        Ok((sites.remove(0), sites))
    }

    /// Who is asking: by default, and by the names that endpoints say.
    pub(super) fn access<A: Api>(&mut self) -> Result<(Access, Vec<(String, Access)>), BuildError> {
        let access = Access::new(std::mem::take(&mut self.credentials), A::TOKEN)?;
        let mut named = Vec::new();
        for (name, credentials) in self.named.drain(..) {
            let Some((_, placement)) = A::AUTH.iter().find(|(other, _)| *other == name) else {
                return Err(BuildError::new("credentials_for", format!("the API has no credentials `{name}`")));
            };
            named.push((name, Access::new(credentials, *placement)?));
        }
        Ok((access, named))
    }

    /// The query parameters in which any token goes.
    pub(super) fn token_parameters<A: Api>(&self) -> Vec<&'static str> {
        let mut names = Vec::new();
        let given = self.named.iter().map(|(_, given)| given).chain([&self.credentials]);
        let own = given.flat_map(|given| &given.0).filter_map(|piece| match piece.what {
            What::Token(own, _) => own,
            What::Basic(..) | What::Source(_) | What::Signer(_) => None,
        });
        let declared = A::AUTH.iter().map(|(_, placement)| *placement).chain([A::TOKEN]);
        declared.chain(own).for_each(|placement: TokenPlacement| placement.add_query_parameters(&mut names));
        names
    }

    /// The headers that go to every host of the API: its own, and a `User-Agent` if anyone has named one. And beside these those
    /// of this client in their places, any of which may be a key.
    fn headers<A: Api>(&self) -> Result<(HeaderMap, HeaderMap), BuildError> {
        let mut common = HeaderMap::new();
        for (name, value) in A::HEADERS {
            insert(&mut common, "Api::HEADERS", name, value)?;
        }
        if let Some(user_agent) = self.user_agent.as_deref().or(A::USER_AGENT) {
            insert(&mut common, "user_agent", USER_AGENT.as_str(), user_agent)?;
        }
        let mut all = common.clone();
        for (name, value) in &self.headers {
            insert(&mut all, "header", name, value)?;
        }
        Ok((common, all))
    }
}

fn insert(headers: &mut HeaderMap, setting: &'static str, name: &str, value: &str) -> Result<(), BuildError> {
    let name =
        HeaderName::from_bytes(name.as_bytes()).map_err(|_| BuildError::new(setting, "it is not a header's name"))?;
    if framing::is_owned(&name) {
        let problem = format!("`{name}` is set by the library for each request; take it out");
        return Err(BuildError::new(setting, problem));
    }
    let mut value = HeaderValue::from_str(value).map_err(|_| {
        BuildError::new(setting, format!("the value of `{name}` has a character that a header cannot carry"))
    })?;
    // Any of them may be a key: none is to be seen in a log of a transport.
    value.set_sensitive(true);
    headers.insert(name, value);
    Ok(())
}
