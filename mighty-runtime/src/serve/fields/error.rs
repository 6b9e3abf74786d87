//! Why fields are none of a type.

use std::fmt;

use serde::de;

/// A struct or a variant, by its list of fields: where that is in memory, and how long.
pub(super) type Owner = (usize, usize);

/// A field of a struct that has to be there.
pub(super) type Missing = (Owner, &'static str);

/// What is wrong, and where.
#[derive(Debug)]
pub(crate) struct Error {
    /// The steps to it, the last one first.
    steps: Vec<String>,
    reason: String,
    missing: Option<(Option<Owner>, &'static str)>,
}

impl Error {
    pub(super) fn new(reason: impl Into<String>) -> Self {
        Self { steps: Vec::new(), reason: reason.into(), missing: None }
    }

    /// The same, behind one step more.
    pub(super) fn at(mut self, step: &str) -> Self {
        self.steps.push(step.to_owned());
        self
    }

    /// The same; if it is a field that is missing and nobody knows of what, it is one of these.
    pub(super) fn among(mut self, fields: &'static [&'static str]) -> Self {
        if let Some((owner @ None, _)) = &mut self.missing {
            *owner = Some(owner_of(fields));
        }
        self
    }

    /// The field that is missing, if that is what is wrong.
    pub(super) fn is_missing_in(&self) -> Option<Missing> {
        self.missing.and_then(|(owner, field)| Some((owner?, field)))
    }
}

pub(super) fn owner_of(fields: &'static [&'static str]) -> Owner {
    (fields.as_ptr() as usize, fields.len())
}

/// `` `items[2].price`: … ``
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.steps.is_empty() {
            let mut path = String::new();
            for step in self.steps.iter().rev() {
                if !path.is_empty() && !step.starts_with('[') {
                    path.push('.');
                }
                path.push_str(step);
            }
            write!(f, "`{path}`: ")?;
        }
        f.write_str(&self.reason)
    }
}

impl std::error::Error for Error {}

impl de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(message.to_string())
    }

    fn missing_field(field: &'static str) -> Self {
        Self { missing: Some((None, field)), ..Self::new(format!("`{field}` is missing")) }
    }
}
