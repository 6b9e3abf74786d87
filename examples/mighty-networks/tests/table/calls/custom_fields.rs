//! The calls of `CustomFields`.

use mighty_networks::custom_fields::{
    CustomFieldStatus, CustomFieldUpdate, CustomFieldsEndpoints, NewCustomField, Privacy, ResponseBy, ResponseType,
};
use mighty_networks::prelude::*;

use crate::call::{Calls, calls};

pub(crate) fn all() -> Calls {
    calls!(CustomFieldsEndpoints {
        list_custom_fields(Some(ResponseType::DropdownSingleSelect), Some(2), Some(100));
        create_custom_field(&new_custom_field());
        get_custom_field(CustomFieldId::new(2));
        update_custom_field(CustomFieldId::new(3), &custom_field_update());
        replace_custom_field(CustomFieldId::new(4), &custom_field_update());
        delete_custom_field(CustomFieldId::new(5));
    })
}

fn new_custom_field() -> NewCustomField {
    NewCustomField::builder()
        .title("some title")
        .description("some description")
        .placeholder("some placeholder")
        .response_type(ResponseType::DropdownSingleSelect)
        .privacy(Privacy::Public)
        .response_by(ResponseBy::HostsOnly)
        .allow_ad_hoc(true)
        .max_responses(6)
        .options(["some options"])
        .build()
}

fn custom_field_update() -> CustomFieldUpdate {
    CustomFieldUpdate::builder()
        .title("some title")
        .description("some description")
        .placeholder("some placeholder")
        .status(CustomFieldStatus::Visible)
        .notify_all_members(true)
        .primary(true)
        .build()
}
