//! The bodies of the Mighty Networks Admin API, read from what it is known to send.

use mighty_examples::mighty::{Member, MightyError, Page, Space, ValidationError};
use mighty_runtime::http::{HeaderMap, StatusCode};
use mighty_runtime::{ErrorAnswer, ErrorBody};
use serde_json::json;

fn read<B: ErrorBody>(body: &str) -> Option<B> {
    B::decode(&ErrorAnswer::new(StatusCode::NOT_FOUND, &HeaderMap::new(), body.as_bytes())).ok()
}

#[test]
fn a_sentence_alone_is_the_message() {
    let error = read::<MightyError>(r#"{"error":"Member not found"}"#);
    assert_eq!(error, Some(MightyError::Prose("Member not found".to_owned())));
    let error = error.unwrap();
    assert_eq!((error.message().as_deref(), error.code().as_deref()), (Some("Member not found"), None));
}

#[test]
fn beside_a_message_the_error_is_a_code() {
    let error = read::<MightyError>(r#"{"error":"not_found","message":"No such member","status":404}"#).unwrap();
    assert_eq!((error.message().as_deref(), error.code().as_deref()), (Some("No such member"), Some("not_found")));
}

#[test]
fn a_null_message_is_none() {
    let error = read::<MightyError>(r#"{"error":"Member not found","message":null}"#);
    assert_eq!(error, Some(MightyError::Prose("Member not found".to_owned())));
}

#[test]
fn anything_else_is_kept_as_text() {
    for text in ["<!DOCTYPE html><title>No</title>", "upstream timed out", r#"{"errors":[]}"#, r#"{"error":{}}"#, "[]"]
    {
        assert_eq!(read(text), Some(MightyError::Other(text.to_owned())));
    }
}

#[test]
fn nothing_is_nothing() {
    for text in ["", "  \r\n"] {
        assert_eq!(read::<MightyError>(text), None);
        assert_eq!(read::<ValidationError>(text), None);
    }
}

#[test]
fn a_validation_error_lists_its_fields() {
    let text = r#"{"error":"validation_error","message":"No","status":422,"fields":{"email":["is taken"]}}"#;
    let error = read::<ValidationError>(text).unwrap();
    assert_eq!(error.message().as_deref(), Some("No"));
    assert_eq!(error.fields["email"], ["is taken"]);
    // The documented shape of a 422 has no fields.
    assert!(read::<ValidationError>(r#"{"error":"validation_error","message":"No"}"#).unwrap().fields.is_empty());
    assert_eq!(read::<ValidationError>("<html>"), None);
}

#[test]
fn rows_may_have_nulls_and_unknown_fields() {
    let member = json!({ "id": 7, "email": null, "first_name": null, "last_visited_at": "yesterday" });
    let member: Member = serde_json::from_value(member).unwrap();
    assert_eq!((member.id, member.email.as_str(), member.first_name), (7, "", None));
}

#[test]
fn the_last_page_has_no_next() {
    for links in [json!({ "self": "/a?page=2", "next": null }), json!({ "self": "/a?page=2" }), json!({})] {
        let page = json!({ "items": [{ "id": 1, "name": "Town square" }], "links": links, "meta": {} });
        let page: Page<Space> = serde_json::from_value(page).unwrap();
        assert_eq!((page.items.len(), page.links.next), (1, None));
    }
    let bare: Page<Space> = serde_json::from_value(json!({ "items": [] })).unwrap();
    assert_eq!(bare.links.this, None);
}
