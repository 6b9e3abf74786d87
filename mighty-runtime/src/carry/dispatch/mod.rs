//! An attempt on its way to the server: who is asking is added, it is signed, and redirects are followed.

pub(crate) mod follow;
pub(crate) mod propagate;
pub(crate) mod send;
mod sign;
