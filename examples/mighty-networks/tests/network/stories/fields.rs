//! Custom fields, their options, and what members answer.

use mighty_networks::custom_field_answers::NewCustomFieldAnswer;
use mighty_networks::custom_field_options::{CustomFieldOptionUpdate, NewCustomFieldOption};
use mighty_networks::custom_fields::{CustomFieldUpdate, NewCustomField, Privacy, ResponseBy, ResponseType};
use mighty_networks::prelude::*;

use crate::world::{Told, World};

fn colours() -> NewCustomField {
    NewCustomField::builder()
        .title("Colours")
        .response_type(ResponseType::DropdownMultiSelect)
        .privacy(Privacy::Public)
        .response_by(ResponseBy::HostsOnly)
        .max_responses(2)
        .options(["Red", "Green", "Blue"])
        .build()
}

pub(crate) async fn a_field(world: &World) -> Told {
    let World { mighty, id, .. } = world;
    let field = mighty.create_custom_field(id, &colours()).await?;
    assert_eq!(mighty.get_custom_field(id, field.id).await?, field);
    world.network().add_fixed_custom_field("Name", ResponseType::TextShort);
    let kind = Some(ResponseType::DropdownMultiSelect);
    assert_eq!(mighty.list_custom_fields(id, kind, None, None).await?.items.last(), Some(&field));
    let changes = CustomFieldUpdate::builder().title("Colors").build();
    assert_eq!(mighty.update_custom_field(id, field.id, &changes).await?.title, "Colors");
    let changes = CustomFieldUpdate::builder().primary(true).build();
    assert_eq!(mighty.replace_custom_field(id, field.id, &changes).await?.title, "Colors");
    mighty.delete_custom_field(id, field.id).await?;
    assert!(mighty.get_custom_field(id, field.id).await.is_err());
    Ok(())
}

pub(crate) async fn options(world: &World) -> Told {
    let World { mighty, id, .. } = world;
    let field = mighty.create_custom_field(id, &colours()).await?.id;
    let new = NewCustomFieldOption::builder().title("Dark green").build();
    let green = mighty.create_custom_field_option(id, field, &new).await?;
    assert_eq!(mighty.get_custom_field_option(id, field, green.id).await?, green);
    let listed = mighty.list_custom_field_options(id, field, Some("green"), None, None).await?.items;
    assert_eq!(listed.iter().map(|option| option.title.as_str()).collect::<Vec<_>>(), ["Green", "Dark green"]);
    let changes = CustomFieldOptionUpdate::builder().description("As in forests").build();
    assert_eq!(mighty.update_custom_field_option(id, field, green.id, &changes).await?.title, "Dark green");
    let changes = CustomFieldOptionUpdate::builder().title("Forest").build();
    let forest = mighty.replace_custom_field_option(id, field, green.id, &changes).await?;
    assert_eq!((forest.title.as_str(), forest.description.as_deref()), ("Forest", Some("As in forests")));
    mighty.delete_custom_field_option(id, field, green.id).await?;
    assert_eq!(mighty.list_custom_field_options(id, field, None, None, None).await?.items.len(), 3);
    Ok(())
}

pub(crate) async fn answers(world: &World) -> Told {
    let World { mighty, id, .. } = world;
    let field = mighty.create_custom_field(id, &colours()).await?.id;
    let ada = world.member("Ada").id;
    let red = mighty.list_custom_field_options(id, field, Some("red"), None, None).await?.items[0].id;
    let chosen = NewCustomFieldAnswer::builder().segment_ids([SegmentId::new(red.get())]).build();
    let answer = mighty.upsert_member_answer(id, field, ada, &chosen).await?;
    assert_eq!((answer.segments[0].title.as_str(), answer.user_id), ("Red", Some(ada)));
    assert_eq!(mighty.get_member_answer(id, field, ada, answer.id).await?, answer);
    assert_eq!(mighty.get_custom_field_option(id, field, red).await?.member_count, 1);
    // Once more it is the same one.
    assert_eq!(mighty.upsert_member_answer(id, field, ada, &chosen).await?.id, answer.id);
    assert_eq!(mighty.list_member_answers(id, field, ada, None, None).await?.items.len(), 1);
    mighty.delete_member_answer(id, field, ada).await?;
    assert_eq!(mighty.list_member_answers(id, field, ada, None, None).await?.items, []);
    Ok(())
}
