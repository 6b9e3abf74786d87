//! Which requests share a limit.

use std::fmt;

use crate::caller::limiter::request::LimitRequest;
use crate::describe::endpoint::Endpoint;

/// What makes a request's key: its endpoint and path.
type ByRequest = Box<dyn Fn(&'static Endpoint, &str) -> String + Send + Sync>;

/// Which requests share a limit.
#[derive(Default)]
pub(super) enum Grouping {
    /// All of the client.
    #[default]
    All,
    /// Those of a trait.
    Group,
    Endpoint,
    By(ByRequest),
}

impl Grouping {
    pub(super) fn key(&self, endpoint: &'static Endpoint, path: &str) -> String {
        match self {
            Self::All => String::new(),
            Self::Group => endpoint.group().to_owned(),
            // Two traits may have methods of one name.
            Self::Endpoint => format!("{}.{}", endpoint.group(), endpoint.name()),
            Self::By(key) => key(endpoint, path),
        }
    }

    pub(super) fn key_of(&self, request: &LimitRequest<'_>) -> String {
        self.key(request.endpoint, request.path)
    }
}

/// Keys may be made of what is secret.
impl fmt::Debug for Grouping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::All => "All",
            Self::Group => "Group",
            Self::Endpoint => "Endpoint",
            Self::By(_) => "By",
        })
    }
}

/// The three methods by which a limiter is told which requests share a limit.
macro_rules! grouped {
    ($limiter:ty) => {
        impl $limiter {
            /// The endpoints of each trait share a limit of their own. Default: all calls of the client share one.
            #[must_use]
            pub fn per_group(mut self) -> Self {
                self.grouping = Grouping::Group;
                self
            }

            /// Each endpoint has a limit of its own.
            #[must_use]
            pub fn per_endpoint(mut self) -> Self {
                self.grouping = Grouping::Endpoint;
                self
            }

            /// Requests that have the same key share a limit: by endpoint and path, the base URL's included and encoded. A key that was
            /// not used for as long as its limit remembers is forgotten.
            #[must_use]
            pub fn per(mut self, key: impl Fn(&'static Endpoint, &str) -> String + Send + Sync + 'static) -> Self {
                self.grouping = Grouping::By(Box::new(key));
                self
            }
        }
    };
}
pub(super) use grouped;
