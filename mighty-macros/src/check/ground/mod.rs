//! What the checks of several storeys need: names, header names, the shapes of types, `cfg`. Nothing here knows an attribute
//! of ours.

pub(crate) mod cfg;
pub(crate) mod headers;
pub(crate) mod names;
pub(crate) mod shapes;
