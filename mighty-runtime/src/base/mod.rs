//! What everything stands on: time and chance, bodies and how they are read, and the errors that know of no call. Nothing
//! here knows what an endpoint is.

pub(crate) mod body;
pub(crate) mod closed;
pub(crate) mod decode_error;
pub(crate) mod decoded;
pub(crate) mod delivery;
pub(crate) mod environment;
pub(crate) mod header_map;
pub(crate) mod in_lines;
pub(crate) mod in_place;
pub(crate) mod json_path;
pub(crate) mod link;
pub(crate) mod loopback;
pub(crate) mod misfit;
pub(crate) mod origin;
pub(crate) mod records;
pub(crate) mod text;
pub(crate) mod transport_error;
pub(crate) mod unknown_fields;
pub(crate) mod yielding;
