//! The side of a trait that its users see. It exists even where the attributes are wrong, so that
//! code that uses the trait, its client and its errors keeps compiling.

use proc_macro2::{Ident, TokenStream};
use syn::{Attribute, Generics, LitStr, Path, Token, Type, Visibility};

use super::cfg::Cfg;
use super::errors::{ErrorEnum, Union};
use super::sides::Sides;
use super::success::SuccessEnum;

/// A trait, without what its endpoints send.
#[derive(Debug)]
pub(crate) struct Interface {
    /// The author's attributes, `cfg` included.
    pub attributes: Vec<Attribute>,
    /// The `cfg` predicates among them; everything generated carries them too.
    pub cfg: Cfg,
    /// The trait's visibility, which every generated type shares.
    pub visibility: Visibility,
    /// The trait's name.
    pub name: Ident,
    /// The struct that holds the descriptors: the trait's name and `Endpoints`.
    pub endpoints_name: Ident,
    /// The trait's parameters and where clause.
    pub generics: Generics,
    /// The colon and the supertraits; empty if there are none.
    pub supertraits: TokenStream,
    /// What stands in the trait, in the author's order.
    pub items: Vec<Item>,
    /// The type that implements `Api`; `None` only if the author's could not be read.
    pub api: Option<Type>,
    /// The error body of its endpoints, if it is not the API's.
    pub error_body: Option<Type>,
    /// Where the runtime is found.
    pub runtime: Path,
    /// The type parameter for the client's transport: a name that the trait does not use.
    pub transport: Ident,
    /// Futures need not be `Send`.
    pub is_local: bool,
    /// The error enums are `#[non_exhaustive]`.
    pub is_non_exhaustive: bool,
    /// The other sides of the trait that its author asks for.
    pub sides: Sides,
    /// The error enums, each once, in order of first appearance.
    pub errors: Vec<ErrorEnum>,
    /// The enum that all of them convert into.
    pub union: Option<Union>,
    /// The success enums, each once, in order of first appearance.
    pub successes: Vec<SuccessEnum>,
    /// The document that the trait was compared with.
    pub document: Option<ComparedWith>,
}

/// A document that a trait was compared with.
#[derive(Debug)]
pub(crate) struct ComparedWith {
    /// Its file, relative to the crate, where the author names it.
    pub file: LitStr,
    /// What its paths begin with and the trait's do not, because it belongs to the API's base URL; `None` if the document
    /// could not be read.
    pub base: Option<String>,
}

impl Interface {
    /// The methods that are endpoints, in the author's order.
    pub(crate) fn methods(&self) -> impl Iterator<Item = &Method> {
        self.items.iter().filter_map(|item| match item {
            Item::Method(method) => Some(method.as_ref()),
            Item::Kept(_) | Item::Undefined { .. } => None,
        })
    }
}

/// What stands in a trait.
#[derive(Debug)]
pub(crate) enum Item {
    /// An endpoint.
    Method(Box<Method>),
    /// A default method, or a type or constant with a default: as the author wrote it.
    Kept(TokenStream),
    /// A type or constant without a default, which is a mistake: what the author wrote, and what the impl says.
    Undefined {
        /// As it is in the trait.
        declaration: TokenStream,
        /// Something that fits.
        definition: TokenStream,
    },
}

/// The signature of an endpoint, without `async`.
#[derive(Debug)]
pub(crate) struct Method {
    /// The author's attributes, `cfg` included.
    pub attributes: Vec<Attribute>,
    /// The `cfg` predicates among them.
    pub cfg: Cfg,
    /// The author's `fn`, at which lints show the whole method.
    pub fn_token: Token![fn],
    /// The method's name.
    pub name: Ident,
    /// The name of its descriptor: the method's in capitals.
    pub constant: Ident,
    /// Its own parameters and where clause.
    pub generics: Generics,
    /// `&self`, with the author's lifetime if there is one.
    pub receiver: TokenStream,
    /// The author's `self`, which a body has to repeat for hygiene.
    pub self_token: Token![self],
    /// The arguments behind the receiver, without our attributes.
    pub parameters: Vec<Parameter>,
    /// The return type as written.
    pub output: TokenStream,
    /// What it is made of, if it can be read.
    pub returns: Option<Returns>,
    /// The method that gives the items page by page, if the answers are pages.
    pub stream: Option<Stream>,
}

/// The two types of a return type.
#[derive(Debug)]
pub(crate) struct Returns {
    /// On success.
    pub success: Type,
    /// The name of the error enum.
    pub error: Ident,
}

/// The method beside one whose answers are pages.
#[derive(Debug)]
pub(crate) struct Stream {
    /// Its name: the other's and `_stream`.
    pub name: Ident,
    /// The type of a page.
    pub page: Type,
    /// The type of an error.
    pub error: TokenStream,
}

/// A parameter of a signature.
#[derive(Debug, Clone)]
pub(crate) struct Parameter {
    /// Attributes that are not ours.
    pub attributes: Vec<Attribute>,
    /// Its name.
    pub name: Ident,
    /// Its type as written.
    pub ty: Type,
}
