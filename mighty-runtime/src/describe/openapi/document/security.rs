//! Where the API is, and how it takes its tokens.

use serde_json::{Value, json};

use super::spec::{Entries, Server};
use crate::author::api::TokenPlacement;
use crate::author::base::Base;
use crate::describe::auth::Auth;
use crate::describe::endpoint::Endpoint;

/// The name of the scheme of all operations that say nothing.
const NAME: &str = "token";

/// What the API says.
#[derive(Clone, Copy)]
pub(super) struct Site {
    pub(super) token: TokenPlacement,
    pub(super) auth: &'static [(&'static str, TokenPlacement)],
    pub(super) bases: &'static [Base],
}

/// Schemes that are all needed.
type Requirement = Entries<Vec<String>>;

impl Site {
    /// What operations need that do not say it themselves.
    pub(super) fn common(self) -> Vec<Requirement> {
        vec![requirement(NAME, self.token)]
    }

    /// All schemes by their names.
    pub(super) fn schemes(self) -> Entries<Value> {
        let named = self.auth.iter().filter(|(name, _)| *name != NAME);
        let all = std::iter::once((NAME, self.token)).chain(named.copied());
        Entries(all.flat_map(|(name, placement)| schemes(name, placement)).collect())
    }

    /// What an operation needs, where it is not what all need.
    pub(super) fn own(self, endpoint: &Endpoint) -> Option<Vec<Requirement>> {
        let base = self.base(endpoint);
        match endpoint.auth() {
            Auth::None => Some(Vec::new()),
            _ if base.is_some_and(|base| !base.takes_token()) => Some(Vec::new()),
            Auth::Client => None,
            Auth::Named(name) => {
                let (name, placement) = self.auth.iter().find(|(other, _)| *other == name)?;
                Some(vec![requirement(name, *placement)])
            }
        }
    }

    /// Where an operation is, where that is not where all are.
    pub(super) fn servers(self, endpoint: &Endpoint) -> Vec<Server> {
        self.base(endpoint).map(|base| Server { url: base.url().trim_end_matches('/') }).into_iter().collect()
    }

    fn base(self, endpoint: &Endpoint) -> Option<&'static Base> {
        let name = endpoint.base()?;
        self.bases.iter().find(|base| base.name() == name)
    }
}

fn requirement(name: &str, placement: TokenPlacement) -> Requirement {
    Entries(schemes(name, placement).into_iter().map(|(name, _)| (name, Vec::new())).collect())
}

/// A scheme for each place: `token`, `token_2`.
fn schemes(name: &str, placement: TokenPlacement) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    add_schemes(placement, &mut found);
    let names = |index: usize| if index == 0 { name.to_owned() } else { format!("{name}_{}", index + 1) };
    found.into_iter().enumerate().map(|(index, scheme)| (names(index), scheme)).collect()
}

fn add_schemes(placement: TokenPlacement, schemes: &mut Vec<Value>) {
    schemes.push(match placement {
        TokenPlacement::Bearer => json!({ "type": "http", "scheme": "bearer" }),
        TokenPlacement::Basic => json!({ "type": "http", "scheme": "basic" }),
        TokenPlacement::Header(name) => json!({ "type": "apiKey", "in": "header", "name": name }),
        TokenPlacement::Query(name) => json!({ "type": "apiKey", "in": "query", "name": name }),
        TokenPlacement::Each(places) => {
            return places.iter().for_each(|place| add_schemes(*place, schemes));
        }
    });
}
