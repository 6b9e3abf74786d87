//! The value of one key of an attribute, in the three states a check has to tell apart: absent,
//! given, and given but unreadable (already reported, so nothing else is said about it).

use darling::FromMeta;
use darling::ast::NestedMeta;
use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;
use syn::parse::{Parse, Parser};
use syn::{LitInt, LitStr, Meta, Path, Type};

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::messages::endpoint_attribute as messages;

/// What one key was given.
#[derive(Debug)]
pub(crate) struct Field<T> {
    /// The key as written; `None` if it is absent.
    key: Option<Key>,
    /// The value, if it could be read.
    value: Option<T>,
    /// What is wrong with it.
    problems: Vec<Diagnostic>,
}

/// A key of an attribute.
#[derive(Debug, Clone)]
pub(crate) struct Key {
    /// Its word.
    pub name: String,
    /// Where it stands.
    pub span: Span,
}

/// What follows a key.
pub(crate) enum Form {
    /// Nothing: `local`.
    Word,
    /// A list in parentheses: `errors(404)`.
    List(TokenStream),
    /// A value behind `=`.
    Value(TokenStream),
}

/// A type that a key's tokens can be read into.
pub(crate) trait Value: Sized {
    /// Reads the value, adding what is wrong to `problems`.
    fn read(key: &Key, form: Form, problems: &mut Vec<Diagnostic>) -> Option<Self>;
}

/// An absent key; derived, it would ask for a default value of `T`.
impl<T> Default for Field<T> {
    fn default() -> Self {
        Self { key: None, value: None, problems: Vec::new() }
    }
}

impl<T> Field<T> {
    /// Whether the key was written at all.
    pub(crate) fn is_given(&self) -> bool {
        self.key.is_some()
    }

    /// Where the key stands.
    pub(crate) fn key_span(&self) -> Option<Span> {
        self.key.as_ref().map(|key| key.span)
    }

    /// The value, if the key was given one that could be read.
    pub(crate) fn value(&self) -> Option<&T> {
        self.value.as_ref()
    }

    /// Whether there is nothing wrong with it (an absent key is sound).
    pub(crate) fn is_sound(&self) -> bool {
        self.problems.is_empty() && self.key.is_some() == self.value.is_some()
    }

    /// Hands over what is wrong and the value.
    pub(crate) fn take(self, diagnostics: &mut Diagnostics) -> Option<T> {
        let Self { value, mut problems, .. } = self;
        diagnostics.append(&mut problems);
        value
    }

    /// The same, with the key.
    pub(crate) fn take_with_key(self, diagnostics: &mut Diagnostics) -> Option<(T, Span)> {
        let span = self.key_span();
        self.take(diagnostics).zip(span)
    }

    /// The same, where the problems of several fields are still collected.
    pub(crate) fn take_into(self, collected: &mut Vec<Diagnostic>) -> Option<T> {
        let Self { value, mut problems, .. } = self;
        collected.append(&mut problems);
        value
    }
}

impl<T: Value> Field<T> {
    fn read(path: &Path, form: Form) -> Self {
        let span = path.segments.first().map_or_else(Span::call_site, |first| first.ident.span());
        let key = Key { name: darling::util::path_to_string(path), span };
        let mut problems = Vec::new();
        let value = T::read(&key, form, &mut problems);
        Self { key: Some(key), value, problems }
    }
}

/// Never fails: a failure is kept as a problem, so that darling goes on with the other keys and
/// the messages stay ours.
impl<T: Value> FromMeta for Field<T> {
    fn from_nested_meta(item: &NestedMeta) -> darling::Result<Self> {
        match item {
            NestedMeta::Meta(meta) => Self::from_meta(meta),
            NestedMeta::NameValueInvalidExpr(pair) => Self::from_invalid_expr(pair),
            NestedMeta::Lit(_) => Ok(Self { key: None, value: None, problems: Vec::new() }),
        }
    }

    fn from_meta(item: &Meta) -> darling::Result<Self> {
        Ok(match item {
            Meta::Path(path) => Self::read(path, Form::Word),
            Meta::List(list) => Self::read(&list.path, Form::List(list.tokens.clone())),
            Meta::NameValue(pair) => Self::read(&pair.path, Form::Value(pair.value.to_token_stream())),
        })
    }

    fn from_invalid_expr(pair: &darling::ast::MetaNameValueInvalidExpr) -> darling::Result<Self> {
        Ok(Self::read(&pair.path, Form::Value(pair.value.clone())))
    }
}

/// Reports that a key's value has the wrong form, at the value if there is one.
pub(crate) fn wrong_form(key: &Key, form: &Form) -> Diagnostic {
    wrong_form_for(key, form, example(&key.name))
}

/// The same for a key whose word is written otherwise elsewhere.
pub(crate) fn wrong_form_for(key: &Key, form: &Form, example: &str) -> Diagnostic {
    let message = messages::wrong_form(&key.name, example);
    match form {
        Form::Value(tokens) | Form::List(tokens) if !tokens.is_empty() => Diagnostic::over(tokens, message),
        _ => Diagnostic::at(key.span, message),
    }
}

/// A key without a value.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Flag;

impl Value for Flag {
    fn read(key: &Key, form: Form, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        if matches!(form, Form::Word) {
            return Some(Self);
        }
        problems.push(wrong_form(key, &form));
        None
    }
}

/// Values that syn can parse behind `=`.
macro_rules! parsed_values {
    ($($type:ty),*) => {$(
        impl Value for $type {
            fn read(key: &Key, form: Form, problems: &mut Vec<Diagnostic>) -> Option<Self> {
                if let Form::Value(tokens) = &form
                    && let Ok(value) = <$type as Parse>::parse.parse2(tokens.clone())
                {
                    return Some(value);
                }
                problems.push(wrong_form(key, &form));
                None
            }
        }
    )*};
}

parsed_values!(LitStr, LitInt, Ident, Type, Path);

/// How each key is written, for the messages.
pub(crate) fn example(key: &str) -> &'static str {
    match key {
        "api" => "api = MyApi",
        "errors" => "errors(404, 409 => Conflict, 422(ValidationError), 5xx)",
        "error" => "error = MembersError",
        "error_body" => "error_body = BillingError",
        "openapi" => "openapi = \"openapi.json\"",
        "undocumented" => "undocumented(409)",
        "omitted" => "omitted(\"locale\")",
        "retry" => "retry(attempts = 4)",
        "timeout" => "timeout = \"30s\"",
        "attempt_timeout" => "attempt_timeout = \"10s\"",
        "local" => "local",
        "non_exhaustive" => "non_exhaustive",
        "testing" => "testing` or `testing = \"feature\"",
        "server" => "server` or `server = \"feature\"",
        "crate" => "crate = ::my_sdk::mighty_runtime",
        "method" => "method = GET",
        "path" => "path = \"/members/{member_id}\"",
        "success" => "success = 201` or `success = [201, 202]",
        "except" => "except(403)",
        "idempotent" => "idempotent",
        "expect_continue" => "expect_continue",
        "headers" => "headers(\"Accept\" = \"text/csv\")",
        "query" => "query(all = true)",
        "body" => "body = {}",
        "allow_body" => "allow_body",
        "auth" => "auth = none",
        "follow" => "follow",
        "idempotency_key" => "idempotency_key = \"Idempotency-Key\"",
        "attempts" => "attempts = 4",
        "on" => "on = [429, 5xx, connect, timeout]",
        "base" => "base = \"100ms\"",
        "cap" => "cap = \"10s\"",
        "factor" => "factor = 4",
        "throttle_base" => "throttle_base = \"1s\"",
        "rejected" => "rejected = [429, 503]",
        "never" => "never",
        "paginate" => "paginate(link = \"links.next\")",
        "link" => "link = \"links.next\"",
        "link_header" => "link_header",
        "page_number" => "page_number = \"page\"",
        "total_pages" => "total_pages = \"meta.total_pages\"",
        "cursor" => "cursor = \"meta.next_cursor\"",
        "last_item" => "last_item = \"data.id\"",
        "cursor_member" => "cursor_member = \"page.cursor\"",
        "has_more" => "has_more = \"has_more\"",
        "cursor_parameter" => "cursor_parameter = \"cursor\"",
        "page_size" => "page_size = \"per_page\"",
        "stream" => "stream(end = \"[DONE]\")",
        "end" => "end = \"[DONE]\"",
        "end_event" => "end_event = \"message_stop\"",
        "unmarked_end" => "unmarked_end",
        "resume" => "resume(parameter = \"after\", member = \"/id\")",
        "parameter" => "parameter = \"after\"",
        "member" => "member = \"/id\"",
        "skip_undecodable" => "skip_undecodable",
        "idle_timeout" => "idle_timeout = \"60s\"",
        "name" => "name = \"per_page\"",
        "flatten" => "flatten",
        "style" => "style = comma",
        "nested" => "nested",
        "brackets" => "brackets",
        _ => "key = value",
    }
}
