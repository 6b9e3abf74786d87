//! What to do about the statuses that any call can answer with: causes, the likeliest first, and remedies.

use mighty_runtime::{Cause, Help};

/// All there is to say, by status; a class stands behind its statuses.
pub(crate) const HELP: &[Help] = &[
    Help::status(401, "Please sign in to GitHub again.").with_causes(&[
        Cause::new(
            "the token was mistyped, has expired or was revoked",
            "make a new one under Settings > Developer settings",
        ),
        Cause::new("the token is that of another installation of GitHub", "give the client the `base_url` of that one"),
    ]),
    Help::status(403, "You are not allowed to do this, or have done too much at once.").with_causes(&[
        Cause::new(
            "no request is left in this hour (`rate_limited`)",
            "wait for `retry_after()`; ask with a token, by pages of 100, and by entity tags",
        ),
        Cause::new(
            "too many requests came at once or too fast (`secondary_rate_limited`)",
            "send one after the other, and wait a second between those that change something",
        ),
        Cause::new(
            "the token may read and not write",
            "give it the permission that `x-accepted-github-permissions` names",
        ),
        Cause::new("the issue is locked, or the repository is archived", "unlock it; ask its owner"),
    ]),
    Help::status(404, "This could not be found.").with_causes(&[
        Cause::new(
            "there is no such thing, or its name has a typo",
            "list what there is, and take the name from there",
        ),
        Cause::new(
            "the token cannot see it: GitHub does not tell that from what is not there",
            "give the token access to the repository; in an organization, let it be authorized for single sign-on",
        ),
    ]),
    Help::status(410, "This has been deleted.").with_causes(&[
        Cause::new("the issue was deleted", "forget its number"),
        Cause::new("the repository has no issues", "turn them on in its settings"),
    ]),
    Help::status(422, "Something in this is missing or not allowed.").with_causes(&[
        Cause::new(
            "a field is missing, is not valid, or exists already",
            "read `body()`, whose `errors` name the fields",
        ),
        Cause::new("it was taken for spam", "write less at once"),
    ]),
    Help::status(429, "Too much was done at once. Please try again later.")
        .with_causes(&[Cause::new("a rate limit, as with 403; `code()` says which", "wait for `retry_after()`")]),
    Help::class(5, "GitHub has a problem. Please try again in a few minutes.").with_causes(&[Cause::new(
        "GitHub is not up to it just now",
        "look at githubstatus.com; the client has tried again already where that does no harm",
    )]),
];
