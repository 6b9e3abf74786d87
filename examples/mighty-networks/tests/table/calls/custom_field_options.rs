//! The calls of `CustomFieldOptions`.

use mighty_networks::custom_field_options::{
    CustomFieldOptionUpdate, CustomFieldOptionsEndpoints, NewCustomFieldOption,
};
use mighty_networks::prelude::*;

use crate::call::{Calls, calls};

pub(crate) fn all() -> Calls {
    calls!(CustomFieldOptionsEndpoints {
        list_custom_field_options(CustomFieldId::new(2), Some("some term"), Some(2), Some(100));
        create_custom_field_option(CustomFieldId::new(3), &new_custom_field_option());
        get_custom_field_option(CustomFieldId::new(4), CustomFieldOptionId::new(5));
        update_custom_field_option(CustomFieldId::new(6), CustomFieldOptionId::new(7), &custom_field_option_update());
        replace_custom_field_option(CustomFieldId::new(8), CustomFieldOptionId::new(9), &custom_field_option_update());
        delete_custom_field_option(CustomFieldId::new(10), CustomFieldOptionId::new(11));
    })
}

fn new_custom_field_option() -> NewCustomFieldOption {
    NewCustomFieldOption::builder().title("some title").description("some description").build()
}

fn custom_field_option_update() -> CustomFieldOptionUpdate {
    CustomFieldOptionUpdate::builder().title("some title").description("some description").build()
}
