//! Fields within fields, in a query and in a form.

use http::header::CONTENT_TYPE;

use super::{RequestBuilder, not_serializable};
use crate::carry::request::nested;
use crate::carry::request::value::Content;
use crate::describe::declared::Nesting;

impl RequestBuilder {
    /// Adds a struct or a map as a query parameter for each property, `name[property]=…`.
    pub fn query_deep<S: Content + ?Sized>(&mut self, name: &'static str, value: &S) {
        self.pairs(name, nested::named(name, value, Nesting::Indices));
    }

    /// The same, if there is one.
    pub fn query_deep_opt<S: Content>(&mut self, name: &'static str, value: Option<&S>) {
        if let Some(value) = value {
            self.query_deep(name, value);
        }
    }

    /// Adds the fields of a struct as query parameters, and those within them.
    pub fn query_nested<S: Content + ?Sized>(&mut self, nesting: Nesting, name: &'static str, fields: &S) {
        self.pairs(name, nested::to_string(fields, nesting));
    }

    /// The same, if there is one.
    pub fn query_nested_opt<S: Content>(&mut self, nesting: Nesting, name: &'static str, fields: Option<&S>) {
        if let Some(fields) = fields {
            self.query_nested(nesting, name, fields);
        }
    }

    /// Makes `value` the body, as `application/x-www-form-urlencoded`, with fields within fields.
    pub fn form_nested<S: Content + ?Sized>(&mut self, nesting: Nesting, name: &'static str, value: &S) {
        let encoded = nested::to_string(value, nesting);
        let encoded = encoded.map_err(|(member, error)| not_serializable("the form", name).at(member).because(error));
        self.set_body("application/x-www-form-urlencoded", encoded.map(String::into_bytes));
    }

    /// The same, if there is one.
    pub fn form_nested_opt<S: Content>(&mut self, nesting: Nesting, name: &'static str, value: Option<&S>) {
        if let Some(value) = value {
            self.form_nested(nesting, name, value);
        }
    }

    /// Makes `value` the body, as such a form, and says no media type.
    pub fn form_nested_untyped<S: Content + ?Sized>(&mut self, nesting: Nesting, name: &'static str, value: &S) {
        self.form_nested(nesting, name, value);
        self.headers.remove(CONTENT_TYPE);
    }

    /// The same, if there is one.
    pub fn form_nested_untyped_opt<S: Content>(&mut self, nesting: Nesting, name: &'static str, value: Option<&S>) {
        if let Some(value) = value {
            self.form_nested_untyped(nesting, name, value);
        }
    }
}
