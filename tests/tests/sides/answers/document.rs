//! What is answered is within the document that is made of the trait.

use mighty_runtime::http::StatusCode;
use mighty_runtime::openapi;
use serde_json::Value;

use super::api::{Backend, Depot, ItemsEndpoints, ItemsServer};
use super::refusals::send;

/// What the document says of an answer with this status: of that, or of its class.
fn response<'a>(document: &'a Value, path: &str, method: &str, status: u16) -> Option<&'a Value> {
    let responses = &document["paths"][path][method]["responses"];
    let keys = [status.to_string(), format!("{}XX", status / 100)];
    keys.iter().find_map(|key| responses.get(key))
}

#[tokio::test]
async fn every_answer_has_a_status_and_a_media_type_of_the_document() {
    let document = openapi::document::<Depot>("The depot", "1").endpoints(ItemsEndpoints::ALL).to_value();
    for endpoint in ItemsEndpoints::ALL {
        let (path, method) = (endpoint.path(), endpoint.method().as_str());
        for pick in ["0", "1", "2", "x"] {
            let (status, media_type, ..) =
                send(ItemsServer::router(Backend), method, &path.replace("{pick}", pick), "").await;
            // What does not fit is a 400, whether that is declared or not.
            if (status, pick) == (400, "x") && endpoint.variant(StatusCode::BAD_REQUEST).is_none() {
                continue;
            }
            let said = response(&document, path, &method.to_lowercase(), status);
            let said = said.unwrap_or_else(|| panic!("{method} {path} with {pick}: {status}"));
            let essence = media_type.split(';').next().unwrap();
            let is_own = path == "/download/{pick}" || path == "/errors/{pick}";
            assert!(
                essence.is_empty() || is_own || said["content"].get(essence).is_some(),
                "{method} {path} with {pick}: {status} {media_type} and {said}"
            );
        }
    }
}
