//! Bodies that are in memory.

use bytes::Bytes;
use serde::Serialize;

use super::{Outgoing, Respond, Unwritable, Writing};
use crate::describe::reading::{Empty, Json, Raw, Text};

#[diagnostic::do_not_recommend]
impl<T: Serialize> Respond<Json> for T {
    fn respond(self, writing: Writing) -> Result<Outgoing, Unwritable> {
        let body = serde_json::to_vec(&self).map_err(Unwritable::new)?;
        Ok(writing.with_body("application/json", body))
    }
}

#[diagnostic::do_not_recommend]
impl Respond<Empty> for () {
    fn respond(self, writing: Writing) -> Result<Outgoing, Unwritable> {
        Ok(writing.empty())
    }
}

#[diagnostic::do_not_recommend]
impl Respond<Text> for String {
    fn respond(self, writing: Writing) -> Result<Outgoing, Unwritable> {
        Ok(writing.with_body("text/plain; charset=utf-8", self))
    }
}

#[diagnostic::do_not_recommend]
impl Respond<Raw> for Bytes {
    fn respond(self, writing: Writing) -> Result<Outgoing, Unwritable> {
        Ok(writing.with_body("application/octet-stream", self))
    }
}
