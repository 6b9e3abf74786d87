//! Ids and numbers, each a type of its own, so that one cannot be taken for another.

/// Defines numbers with a type.
macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident,)+) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(u64);

        impl $name {
            /// The one with this number.
            #[must_use]
            pub const fn new(number: u64) -> Self {
                Self(number)
            }

            /// The number.
            #[must_use]
            pub const fn get(self) -> u64 {
                self.0
            }
        }

        impl From<u64> for $name {
            fn from(number: u64) -> Self {
                Self(number)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;

            fn from_str(digits: &str) -> Result<Self, Self::Err> {
                digits.parse().map(Self)
            }
        }
    )+};
}

numbers! {
    /// A comment, over all of GitHub.
    CommentId,
    /// An issue, over all of GitHub. Paths name an issue by its [`IssueNumber`].
    IssueId,
    /// An issue or a pull request, within its repository.
    IssueNumber,
    /// A label, over all of GitHub. Paths name a label by its name.
    LabelId,
    /// A milestone, within its repository.
    MilestoneNumber,
    /// A repository. It stays the same when the repository is renamed or moved.
    RepositoryId,
    /// A user or an organization.
    UserId,
}
