//! What must not be kept: found by the name of its place, and then by itself wherever else it stands.

mod headers;
mod json;
pub(super) mod learned;
pub(super) mod names;
mod pairs;
pub(super) mod redactor;
mod spellings;
mod target;
#[cfg(test)]
mod tests;
pub(super) mod tokens;
pub(super) mod word;
