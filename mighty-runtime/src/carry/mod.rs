//! What carries a call, from the arguments of a method to its result. Read it in this order: `request/builder.rs`, `call.rs`,
//! `retry/run.rs`, `exchange.rs`, `dispatch/`, `transport/`, `response/`.

pub(crate) mod attempt;
pub(crate) mod call;
pub(crate) mod connection;
pub(crate) mod dispatch;
pub(crate) mod exchange;
pub(crate) mod opened;
pub(crate) mod request;
pub(crate) mod response;
pub(crate) mod retry;
pub(crate) mod site;
pub(crate) mod token;
pub(crate) mod trace;
pub(crate) mod transport;
