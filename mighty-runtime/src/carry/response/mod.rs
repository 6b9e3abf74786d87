//! From the bytes of an answer to what the caller gets. No I/O happens here, but in `read`.

pub(crate) mod answer;
pub(crate) mod decode;
pub(crate) mod failed;
pub(crate) mod header;
pub(crate) mod read;
pub(crate) mod split;
