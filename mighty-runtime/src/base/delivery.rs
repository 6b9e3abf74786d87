//! How far a request got.

/// How far the request got.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Delivery {
    /// The server has not seen it.
    NotSent,
    /// The server may have processed it; no complete answer came.
    MaybeSent,
    /// The server answered.
    Answered,
}
