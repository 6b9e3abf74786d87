//! The calls of `Posts`.

use mighty_networks::posts::{NewPost, PostUpdate, PostsEndpoints};
use mighty_networks::prelude::*;

use crate::call::{Calls, calls};

pub(crate) fn all() -> Calls {
    calls!(PostsEndpoints {
        list_posts(Some(SpaceId::new(2)), Some(2), Some(100));
        create_post(Some(true), &new_post());
        get_post(PostId::new(3));
        update_post(PostId::new(4), Some(true), &post_update());
        replace_post(PostId::new(5), Some(true), &post_update());
        delete_post(PostId::new(6));
    })
}

fn new_post() -> NewPost {
    NewPost::builder()
        .space_id(SpaceId::new(7))
        .title("some title")
        .description("some description")
        .post_type("some post type")
        .build()
}

fn post_update() -> PostUpdate {
    PostUpdate::builder().title("some title").description("some description").build()
}
