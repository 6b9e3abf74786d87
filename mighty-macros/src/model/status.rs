//! A status that an endpoint answers with, and the variant it becomes.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span};
use quote::ToTokens;
use syn::Type;

use super::pattern::Pattern;

/// Which answers with a status a variant stands for.
#[derive(Debug, Clone)]
pub(crate) enum Arm {
    /// All: the status is not split.
    Whole,
    /// Those whose body says one of these codes.
    Codes(Vec<String>),
    /// Those with another code, or none.
    Rest,
}

impl Arm {
    /// Whether both stand for the same answers; in which order codes are listed is nobody's business.
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Whole, Self::Whole) | (Self::Rest, Self::Rest) => true,
            (Self::Codes(own), Self::Codes(others)) => {
                own.iter().collect::<BTreeSet<_>>() == others.iter().collect::<BTreeSet<_>>()
            }
            _ => false,
        }
    }

    /// What a variant stands for that is `self` in one enum and `other` in another.
    pub(crate) fn or(self, other: &Self) -> Self {
        match (self, other) {
            (Self::Rest, Self::Rest) => Self::Rest,
            (Self::Codes(mut own), Self::Codes(others)) => {
                let new: Vec<String> = others.iter().filter(|code| !own.contains(code)).cloned().collect();
                own.extend(new);
                Self::Codes(own)
            }
            _ => Self::Whole,
        }
    }
}

/// A status, or an arm of one that is split, with its variant.
#[derive(Debug, Clone)]
pub(crate) struct Status {
    /// What the variant stands for.
    pub pattern: Pattern,
    /// Which of the answers with that status.
    pub arm: Arm,
    /// The variant's name, at the author's name or number.
    pub variant: Ident,
    /// The body's type, if it is not the API's.
    pub body: Option<Type>,
    /// The author's number.
    pub span: Span,
}

impl Status {
    /// Whether the variant holds what most do, and all answers with its status: the API's body.
    pub(crate) fn is_usual(&self) -> bool {
        self.body.is_none() && matches!(self.arm, Arm::Whole)
    }

    /// Whether both become the same variant: pattern, codes, name and body.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.pattern == other.pattern
            && self.arm.is_same(&other.arm)
            && self.variant == other.variant
            && self.has_same_body(other)
    }

    /// Whether both bodies are of one type, as far as its tokens tell.
    pub(crate) fn has_same_body(&self, other: &Self) -> bool {
        let text = |status: &Self| status.body.to_token_stream().to_string();
        text(self) == text(other)
    }

    /// What the author writes before `=>`: the status, or the codes of an arm.
    pub(crate) fn written(&self) -> String {
        match &self.arm {
            Arm::Whole => self.pattern.to_string(),
            Arm::Codes(codes) => codes.iter().map(|code| format!("{code:?}")).collect::<Vec<_>>().join(" | "),
            Arm::Rest => "_".to_owned(),
        }
    }
}
