//! Everything that calls need: `use github_issues::prelude::*`.
//!
//! The traits, so that their methods can be called; the client; ids. The types of requests and answers, and the errors,
//! are in the module of their trait, as in [`issues::NewIssue`](crate::issues::NewIssue).

pub use crate::comments::Comments;
pub use crate::ids::*;
pub use crate::issues::Issues;
pub use crate::labels::Labels;
pub use crate::repositories::Repositories;
pub use crate::{GitHub, GitHubClient, GitHubError};
