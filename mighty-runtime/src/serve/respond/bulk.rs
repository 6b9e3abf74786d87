//! Downloads.

use super::{Outgoing, Respond, Unwritable, Writing, add_headers};
use crate::caller::download::bulk::Download;
use crate::describe::reading::Bulk;
use crate::serve::ranges::Content;

#[diagnostic::do_not_recommend]
impl Respond<Bulk> for Download {
    fn respond(self, writing: Writing) -> Result<Outgoing, Unwritable> {
        let (status, headers, body, content) = self.into_answer();
        let mut answer = writing.with(status).with_body("application/octet-stream", body);
        add_headers(&mut answer, headers, false);
        if let Some(content) = content {
            answer.extensions_mut().insert(Content(content));
        }
        Ok(answer)
    }
}
