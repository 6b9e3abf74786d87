//! The calls of `Tags`.

use mighty_networks::prelude::*;
use mighty_networks::tags::{NewTag, TagAssignment, TagUpdate, TagsEndpoints};

use crate::call::{Calls, calls};

pub(crate) fn all() -> Calls {
    calls!(TagsEndpoints {
        list_tags(Some(2), Some(100));
        create_tag(&new_tag());
        get_tag(TagId::new(2));
        update_tag(TagId::new(3), &tag_update());
        replace_tag(TagId::new(4), &tag_update());
        delete_tag(TagId::new(5));
        list_member_tags(MemberId::new(6), Some(2), Some(100));
        add_member_tag(MemberId::new(7), &tag_assignment());
        get_member_tag(MemberId::new(8), TagId::new(9));
        remove_member_tag(MemberId::new(10), TagId::new(11));
    })
}

fn new_tag() -> NewTag {
    NewTag::builder().title("some title").description("some description").color("some color").build()
}

fn tag_update() -> TagUpdate {
    TagUpdate::builder().title("some title").description("some description").color("some color").build()
}

fn tag_assignment() -> TagAssignment {
    TagAssignment::builder().tag_id(TagId::new(12)).build()
}
