//! The calls of `Reactions`.

use mighty_networks::prelude::*;
use mighty_networks::reactions::{NewReaction, ReactionsEndpoints};

use crate::call::{Calls, calls};

pub(crate) fn all() -> Calls {
    calls!(ReactionsEndpoints {
        list_post_reactions(PostId::new(2), Some(2), Some(100));
        create_post_reaction(PostId::new(3), &new_reaction());
        delete_post_reaction(PostId::new(4));
        list_comment_reactions(CommentId::new(5), Some(2), Some(100));
        create_comment_reaction(CommentId::new(6), &new_reaction());
        delete_comment_reaction(CommentId::new(7));
    })
}

fn new_reaction() -> NewReaction {
    NewReaction::builder().emoji("some emoji").build()
}
