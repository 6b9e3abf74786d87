//! What to do about the statuses that any call can answer with: causes, the likeliest first, and remedies. What a status
//! means for one call is in the documentation of that method.

use mighty_runtime::{Cause, Help};

/// All there is to say, by status; a class stands behind its statuses.
pub(crate) const HELP: &[Help] = &[
    Help::status(400, "Something in this request could not be understood.").with_causes(&[
        cause(
            "a parameter has a value that the API cannot read",
            "compare the values with the method's documentation; `message()` may name the parameter",
        ),
        cause("the body is not what this call expects", "send the request type of the method, not JSON of your own"),
    ]),
    Help::status(401, "The connection to the network has to be set up again.").with_causes(&[
        cause(
            "the token is missing",
            "give the client one, `.bearer(token)`, and check that the environment variable it comes from is set",
        ),
        cause(
            "the token is invalid: it was mistyped or cut off, or has been revoked",
            "a key is shown only once, so if in doubt make a new one under Admin > Settings > API Keys",
        ),
        cause("the token has expired (`token_expired`)", "make a new key under Admin > Settings > API Keys"),
        cause(
            "the token is malformed: white space, quotes or `Bearer` were copied with it",
            "pass the key alone; the client writes the header",
        ),
    ]),
    Help::status(403, "You are not allowed to do this.").with_causes(&[
        cause(
            "the key's scope does not include this call",
            "make a key that may do this, or ask the host of the network for one",
        ),
        cause(
            "the key belongs to another network: each opens exactly one",
            "call `get_me` to see which network the key opens, and use its id",
        ),
        cause(
            "only an admin of the network may do this, or the network's plan does not include the API",
            "let an admin make the key; the Scale, Growth and Mighty Pro plans include the API",
        ),
        cause(
            "a rule of the network forbids it, such as a paid plan that a member holds",
            "read `message()`, and what the method's documentation says about 403",
        ),
        cause(
            "the body is a page: a check for robots refused the `User-Agent` before the API saw the call",
            "keep the client's default `User-Agent`, or give it one that names your program",
        ),
    ]),
    Help::status(404, "This could not be found. It may have been deleted.").with_causes(&[
        cause("the id is wrong, or is that of another kind of object", "list the objects, and take the id from there"),
        cause("the object has been deleted", "forget the id; list the objects to see what is left"),
        cause(
            "the network's number or subdomain has a typo",
            "call `get_me` to see which network the key opens, and use its id",
        ),
    ]),
    Help::status(409, "This has already been done, or was changed by someone else in the meantime.").with_causes(&[
        cause("the object is no longer in the state that the call needs", "read it again before deciding anew"),
    ]),
    Help::status(413, "This file is too large.").with_causes(&[cause(
        "the upload is larger than the API takes",
        "make the file smaller, or give its `source_url`",
    )]),
    Help::status(422, "Some of what you entered is not valid. Please check it and try again.").with_causes(&[
        cause("a field has a value that is not allowed", "compare it with the documentation of the request type"),
        cause("a field is missing that is needed together with another", "set it; `message()` may name it"),
        cause(
            "a field has the wrong format, as an address without `@`, or a date without offset",
            "validate the input before the call",
        ),
        cause(
            "the change has been made already, as for a member who holds the plan",
            "read the object again; if it is as wanted, take this for success",
        ),
    ]),
    Help::status(429, "That was a bit too fast. Please wait a moment and try again.").with_causes(&[
        cause(
            "too many requests in a short time",
            "wait, as long as `retry_after()` says if it does; call one after the other, with a `per_page` of 100",
        ),
        cause("the month's quota is used up", "look at the network's plan; retrying does not help"),
    ]),
    Help::status(503, "The service is not available right now. Please try again in a few minutes.")
        .with_causes(&[cause("the API is overloaded or under maintenance", "try again later, with growing waits")]),
    Help::class(5, "Something went wrong on the other side. Please try again in a few minutes.").with_causes(&[
        cause(
            "the API failed, or what stands in front of it did",
            "try again later, with growing waits; what may have been done is said by the error",
        ),
        cause(
            "this very request makes it fail",
            "if it fails again and again, tell the API's support, with the time and the request id",
        ),
    ]),
];

const fn cause(cause: &'static str, remedy: &'static str) -> Cause {
    Cause::new(cause, remedy)
}

#[cfg(test)]
mod tests {
    use super::HELP;

    #[test]
    fn nothing_is_said_twice_and_nothing_is_empty() {
        let mut seen = std::collections::BTreeSet::new();
        for help in HELP {
            assert!(seen.insert(help.statuses()), "{} twice", help.statuses());
            assert!(!help.causes().is_empty(), "{} without cause", help.statuses());
            assert!(help.user_message().ends_with('.'), "{}", help.user_message());
            assert!(help.causes().iter().all(|cause| !cause.cause().is_empty() && !cause.remedy().is_empty()));
        }
    }

    #[test]
    fn end_users_are_told_nothing_technical() {
        for help in HELP {
            for word in ["token", "API", "key", "id", "status", "server", "HTTP"] {
                let mut words = help.user_message().split(|c: char| !c.is_alphanumeric());
                assert!(words.all(|w| w != word), "{}: {word}", help.user_message());
            }
        }
    }
}
