//! A success in each of its ways.

use super::api::{Item, Items, Several, client, listed, text};

#[tokio::test]
async fn whole_bodies_come_out_equal() {
    let client = client();
    for pick in 0..6 {
        assert_eq!(client.json(pick).await.unwrap(), Item::new(pick));
        assert_eq!(client.text(pick).await.unwrap(), text(pick));
        assert_eq!(client.raw(pick).await.unwrap(), text(pick));
        client.empty(pick).await.unwrap();
        client.reset(pick).await.unwrap();
    }
}

#[tokio::test]
async fn each_variant_of_several_successes_has_its_status() {
    let client = client();
    assert!(matches!(client.several(3).await.unwrap(), Several::Ready(item) if item == Item::new(3)));
    assert!(matches!(client.several(1).await.unwrap(), Several::Queued(queued) if queued == text(1)));
    assert!(matches!(client.several(2).await.unwrap(), Several::Nothing));
}

#[tokio::test]
async fn the_fields_of_a_struct_are_body_and_headers() {
    let client = client();
    for pick in 0..60 {
        assert_eq!(client.listed(pick).await.unwrap(), listed(pick), "{pick}");
    }
}

#[tokio::test]
async fn a_success_that_the_api_takes_for_an_error_is_a_bug_of_the_backend() {
    let error = client().json(99).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 500);
}
