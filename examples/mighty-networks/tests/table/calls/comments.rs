//! The calls of `Comments`.

use mighty_networks::comments::{CommentsEndpoints, NewComment};
use mighty_networks::prelude::*;

use crate::call::{Calls, calls};

pub(crate) fn all() -> Calls {
    calls!(CommentsEndpoints {
        list_post_comments(PostId::new(2), Some(2), Some(100));
        create_post_comment(PostId::new(3), &new_comment());
        get_post_comment(PostId::new(4), CommentId::new(5));
        delete_post_comment(PostId::new(6), CommentId::new(7));
    })
}

fn new_comment() -> NewComment {
    NewComment::builder().text("some text").reply_to_id(CommentId::new(8)).build()
}
