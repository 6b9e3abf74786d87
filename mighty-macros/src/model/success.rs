//! The statuses that mean success, and the enum that several of them may be.

use proc_macro2::{Ident, Span};
use quote::ToTokens;
use syn::{Path, Type};

use super::cfg::{Cfg, Presence};
use super::endpoint::Decode;
use super::pattern::Pattern;

/// A status that means success.
#[derive(Debug, Clone)]
pub(crate) struct Success {
    /// The status.
    pub code: u16,
    /// The author's number.
    pub span: Span,
    /// What it becomes; `None` where all of them are read into one type.
    pub variant: Option<SuccessVariant>,
}

/// A variant of a success enum.
#[derive(Debug, Clone)]
pub(crate) struct SuccessVariant {
    /// Its name, at the author's name or number.
    pub name: Ident,
    /// What it holds, and how that is read; nothing, if there is none.
    pub body: Option<(Type, Decode)>,
}

impl Success {
    /// Whether an answer with that status has no body (RFC 9110, 15.3.5, 15.3.6 and 15.4.5).
    pub(crate) fn has_no_body(&self) -> bool {
        matches!(self.code, 204 | 205 | 304)
    }

    /// The reason phrase of the status registry.
    pub(crate) fn phrase(&self) -> Option<&'static str> {
        let own = REGISTERED.iter().find(|(code, ..)| *code == self.code);
        own.map(|(.., phrase)| *phrase).or_else(|| Pattern::Exact(self.code).phrase())
    }

    /// Whether both become the same variant: status, name and body, as far as its tokens tell.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        let parts = |success: &Self| {
            let variant = success.variant.as_ref();
            let body =
                variant.and_then(|variant| variant.body.as_ref()).map(|(ty, _)| ty.to_token_stream().to_string());
            (success.code, variant.map(|variant| variant.name.to_string()), body)
        };
        parts(self) == parts(other)
    }
}

/// The successes of one endpoint, or of several that name the same enum.
#[derive(Debug)]
pub(crate) struct SuccessEnum {
    /// Its name, from the return type.
    pub name: Ident,
    /// The endpoints that name it, with when they are there.
    pub endpoints: Vec<(Ident, Cfg)>,
    /// Its variants, in the author's order.
    pub successes: Vec<Success>,
    /// What it derives beside `Debug`.
    pub derives: Vec<Path>,
}

impl SuccessEnum {
    /// When at least one of its endpoints is there.
    pub(crate) fn presence(&self) -> Presence {
        Presence::any(self.endpoints.iter().map(|(_, cfg)| cfg))
    }
}

/// The name of the variant of a status that has none of its own. 200 has to have one: `Ok` is taken.
pub(crate) fn default_name(code: u16) -> Option<&'static str> {
    REGISTERED.iter().find(|(own, ..)| *own == code && code != 200).map(|(_, name, _)| *name)
}

/// The registered successes, with names and reason phrases; redirects are in the registry of errors.
const REGISTERED: &[(u16, &str, &str)] = &[
    (200, "Ok", "OK"),
    (201, "Created", "Created"),
    (202, "Accepted", "Accepted"),
    (203, "NonAuthoritativeInformation", "Non-Authoritative Information"),
    (204, "NoContent", "No Content"),
    (205, "ResetContent", "Reset Content"),
    (206, "PartialContent", "Partial Content"),
    (207, "MultiStatus", "Multi-Status"),
    (208, "AlreadyReported", "Already Reported"),
    (226, "ImUsed", "IM Used"),
];
