//! The calls of `CustomFieldAnswers`.

use mighty_networks::custom_field_answers::{CustomFieldAnswersEndpoints, NewCustomFieldAnswer};
use mighty_networks::prelude::*;

use crate::call::{Calls, calls};

pub(crate) fn all() -> Calls {
    calls!(CustomFieldAnswersEndpoints {
        list_member_answers(CustomFieldId::new(2), MemberId::new(3), Some(2), Some(100));
        upsert_member_answer(CustomFieldId::new(4), MemberId::new(5), &new_custom_field_answer());
        delete_member_answer(CustomFieldId::new(6), MemberId::new(7));
        get_member_answer(CustomFieldId::new(8), MemberId::new(9), CustomFieldAnswerId::new(10));
    })
}

fn new_custom_field_answer() -> NewCustomFieldAnswer {
    NewCustomFieldAnswer::builder().text("some text").segment_ids([SegmentId::new(11)]).build()
}
