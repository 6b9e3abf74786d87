//! A method while others are compared with it.

use proc_macro2::Ident;
use syn::{Generics, Type};

use super::claim::Claim;
use crate::check::values::success::Successes;
use crate::model::cfg::Cfg;
use crate::model::endpoint::Endpoint;
use crate::model::status::Status;

/// What is known of a method so far; other methods are compared with it.
pub(crate) struct Draft {
    /// The method's name.
    pub name: Ident,
    /// The name of its descriptor.
    pub constant: Ident,
    /// When it is there.
    pub cfg: Cfg,
    /// Its parameters.
    pub generics: Generics,
    /// The name of its error enum, if the return type has one.
    pub error: Option<Ident>,
    /// The name of its success enum, if it has one.
    pub outcome: Option<Ident>,
    /// What it returns on success.
    pub output: Option<Type>,
    /// What it says of successes.
    pub successes: Successes,
    /// Its statuses, merged with the trait's.
    pub statuses: Vec<Status>,
    /// Whether nothing is wrong with them.
    pub statuses_are_sound: bool,
    /// All of it, if nothing is wrong.
    pub endpoint: Option<Endpoint>,
    /// What a document has to say as well, if nothing is wrong.
    pub claim: Option<Claim>,
}
