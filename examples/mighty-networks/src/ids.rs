//! The ids of the API's objects, each a type of its own, so that a space's cannot be taken for a member's.
//!
//! On the wire they are numbers of 64 bits. The document's own examples write some of them in quotes, so those are read
//! too.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{Error, Unexpected, Visitor};

/// Defines ids: numbers with a type.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
        #[serde(transparent)]
        pub struct $name(u64);

        impl $name {
            /// The id with this number.
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

        impl From<$name> for u64 {
            fn from(id: $name) -> Self {
                id.0
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

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::ids::number(deserializer)
            }
        }
    )+};
}

ids! {
    /// A report of abuse.
    AbuseReportId,
    /// An uploaded file.
    AssetId,
    /// A badge that members can wear.
    BadgeId,
    /// A category that members put themselves in.
    CategoryId,
    /// A collection of spaces.
    CollectionId,
    /// A comment on a post.
    CommentId,
    /// A section, lesson or quiz of a course.
    CourseworkId,
    /// A member's answer to a custom field.
    CustomFieldAnswerId,
    /// A custom field of the members' profiles.
    CustomFieldId,
    /// A choice that a custom field offers.
    CustomFieldOptionId,
    /// The preview of a page that a comment links to.
    EmbeddedLinkId,
    /// An event.
    EventId,
    /// An invitation.
    InviteId,
    /// A member. The document says `user_id` in some places and `member_id` in others.
    MemberId,
    /// A plan, which is what members buy.
    PlanId,
    /// A poll or a question.
    PollId,
    /// A post.
    PostId,
    /// What a member has bought once.
    PurchaseId,
    /// A reaction to a post or a comment.
    ReactionId,
    /// What a member says about coming to an event.
    RsvpId,
    /// A group of members that gave a custom field the same answer.
    SegmentId,
    /// A space.
    SpaceId,
    /// What a member pays for again and again.
    SubscriptionId,
    /// A tag that hosts put on members.
    TagId,
}

/// Reads a number, quoted or not.
pub(crate) fn number<'de, D: Deserializer<'de>, T: From<u64>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_any(Number(PhantomData))
}

struct Number<T>(PhantomData<T>);

impl<T: From<u64>> Visitor<'_> for Number<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id: a number, or its digits in quotes")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        Ok(number.into())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        let number = u64::try_from(number).map_err(|_| Error::invalid_value(Unexpected::Signed(number), &self))?;
        Ok(number.into())
    }

    fn visit_str<E: Error>(self, digits: &str) -> Result<T, E> {
        let number = digits.parse::<u64>().map_err(|_| Error::invalid_value(Unexpected::Str(digits), &self))?;
        Ok(number.into())
    }
}

#[cfg(test)]
mod tests {
    use super::{MemberId, SpaceId};

    #[test]
    fn an_id_is_read_as_a_number_or_as_digits() {
        for text in ["42", r#""42""#] {
            assert_eq!(serde_json::from_str::<MemberId>(text).unwrap(), MemberId::new(42), "{text}");
        }
        assert_eq!(serde_json::from_str::<SpaceId>(&u64::MAX.to_string()).unwrap().get(), u64::MAX);
    }

    #[test]
    fn what_is_no_id_says_what_it_should_be() {
        for text in ["-1", "1.5", r#""""#, r#""4 2""#, r#""me""#, "true", "null"] {
            let error = serde_json::from_str::<MemberId>(text).unwrap_err().to_string();
            assert!(error.contains("an id: a number, or its digits in quotes"), "{text}: {error}");
        }
    }

    #[test]
    fn an_id_is_written_as_a_number() {
        let id = MemberId::from(7);
        assert_eq!(serde_json::to_string(&id).unwrap(), "7");
        assert_eq!(id.to_string(), "7");
        assert_eq!("7".parse(), Ok(id));
        assert!("seven".parse::<MemberId>().is_err());
        assert_eq!(u64::from(id), 7);
    }

    #[test]
    fn ids_are_ordered_by_number() {
        assert!(SpaceId::new(9) < SpaceId::new(10));
    }
}
