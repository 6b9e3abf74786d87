//! What a form and a query are made of.

/// A name and its value, decoded.
pub(crate) type Pair = (String, String);
