//! The mark of an answer that a transport has taken a content coding off.

/// Put into the extensions of such an answer.
#[derive(Clone, Copy)]
#[cfg_attr(not(feature = "__coding"), allow(dead_code, reason = "nobody decodes then"))]
pub(crate) struct Decoded;

/// Whether a coding was taken off the answer with these extensions.
pub(crate) fn was_decoded(extensions: &http::Extensions) -> bool {
    extensions.get::<Decoded>().is_some()
}
