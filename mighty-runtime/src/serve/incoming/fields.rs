//! Structs whose fields are parameters of the query, and forms.

use url::form_urlencoded;

use super::{Content, Incoming};
use crate::describe::declared::{ListStyle, Nesting, Parameter, ParameterLocation};
use crate::serve::fields;
use crate::serve::fields::pair::Pair;
use crate::serve::media_type::{self, Wanted};
use crate::serve::readable::Readable;
use crate::serve::scrub::scrubbed;
use crate::serve::unreadable::Unreadable;

impl Incoming {
    /// The properties of an object, `name[property]=…`.
    ///
    /// # Errors
    /// When they are none of a `T`.
    pub fn query_deep<T: Readable>(&self, name: &'static str) -> Result<T, Unreadable> {
        of_query(name, &self.properties(name), true)
    }

    /// The same, `None` without any.
    ///
    /// # Errors
    /// When they are none of a `T`.
    pub fn query_deep_opt<T: Readable>(&self, name: &'static str) -> Result<Option<T>, Unreadable> {
        let pairs = self.properties(name);
        if pairs.is_empty() { Ok(None) } else { of_query(name, &pairs, true).map(Some) }
    }

    /// A struct whose fields are parameters of the query.
    ///
    /// # Errors
    /// When they are none of a `T`.
    pub fn query_flatten<T: Readable>(&self, name: &'static str) -> Result<T, Unreadable> {
        of_query(name, &self.others(), false)
    }

    /// The same, `None` if there is no parameter that is none of another argument.
    ///
    /// # Errors
    /// When they are none of a `T`.
    pub fn query_flatten_opt<T: Readable>(&self, name: &'static str) -> Result<Option<T>, Unreadable> {
        let pairs = self.others();
        if pairs.is_empty() { Ok(None) } else { of_query(name, &pairs, false).map(Some) }
    }

    /// The same as [`query_flatten`](Self::query_flatten), of fields that have fields. Both ways of naming elements are understood.
    ///
    /// # Errors
    /// When they are none of a `T`.
    pub fn query_nested<T: Readable>(&self, _: Nesting, name: &'static str) -> Result<T, Unreadable> {
        of_query(name, &self.others(), true)
    }

    /// The same, `None` if there is no parameter that is none of another argument.
    ///
    /// # Errors
    /// When they are none of a `T`.
    pub fn query_nested_opt<T: Readable>(&self, _: Nesting, name: &'static str) -> Result<Option<T>, Unreadable> {
        let pairs = self.others();
        if pairs.is_empty() { Ok(None) } else { of_query(name, &pairs, true).map(Some) }
    }

    /// The body, as a form.
    ///
    /// # Errors
    /// When it is another body, or none of a `T`.
    pub fn form<T: Readable>(&self, name: &'static str) -> Result<T, Unreadable> {
        self.form_of(name, false)
    }

    /// The same, if there is one.
    ///
    /// # Errors
    /// The same.
    pub fn form_opt<T: Readable>(&self, name: &'static str) -> Result<Option<T>, Unreadable> {
        if self.has_body() { self.form_of(name, false).map(Some) } else { Ok(None) }
    }

    /// The same as [`form`](Self::form), of fields that have fields. Both ways of naming elements are understood.
    ///
    /// # Errors
    /// The same.
    pub fn form_nested<T: Readable>(&self, _: Nesting, name: &'static str) -> Result<T, Unreadable> {
        self.form_of(name, true)
    }

    /// The same, if there is one.
    ///
    /// # Errors
    /// The same.
    pub fn form_nested_opt<T: Readable>(&self, _: Nesting, name: &'static str) -> Result<Option<T>, Unreadable> {
        if self.has_body() { self.form_of(name, true).map(Some) } else { Ok(None) }
    }

    fn form_of<T: Readable>(&self, name: &'static str, nested: bool) -> Result<T, Unreadable> {
        media_type::check(&self.headers, Wanted::Form, None, name)?;
        let body = if let Content::Whole(body) = &self.content { body.as_ref() } else { &[] };
        let pairs: Vec<Pair> = form_urlencoded::parse(body).into_owned().collect();
        read("the form", name, &pairs, nested)
    }

    /// The pairs that no other argument and no constant of the endpoint has taken.
    fn others(&self) -> Vec<Pair> {
        let is_taken = |name: &str| {
            let is_constant = self.endpoint.constant_query().iter().any(|(constant, _)| *constant == name);
            is_constant || self.endpoint.parameters().iter().any(|parameter| takes(parameter, name))
        };
        self.query.iter().filter(|(name, _)| !is_taken(name)).cloned().collect()
    }

    /// The pairs of an object, by their names within it.
    fn properties(&self, name: &str) -> Vec<Pair> {
        let own = self.query.iter().filter_map(|(key, value)| {
            // `[a][b]` as `a[b]`
            let (first, rest) = key.strip_prefix(name)?.strip_prefix('[')?.split_once(']')?;
            Some(([first, rest].concat(), value.clone()))
        });
        own.collect()
    }
}

/// Whether a pair of that name belongs to the parameter.
fn takes(parameter: &Parameter, name: &str) -> bool {
    match (parameter.location(), parameter.list_style()) {
        (ParameterLocation::Query, ListStyle::DeepObject) => {
            name.strip_prefix(parameter.name()).is_some_and(|rest| rest.starts_with('['))
        }
        (ParameterLocation::Query, _) => parameter.name() == name,
        _ => false,
    }
}

fn of_query<T: Readable>(name: &str, pairs: &[Pair], nested: bool) -> Result<T, Unreadable> {
    read("the query", name, pairs, nested)
}

fn read<T: Readable>(part: &'static str, name: &str, pairs: &[Pair], nested: bool) -> Result<T, Unreadable> {
    let values = || pairs.iter().map(|(_, value)| value.as_str());
    fields::read(pairs, nested).map_err(|problem| Unreadable::new(part, name, scrubbed(&problem, values())))
}
