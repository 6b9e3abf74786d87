//! How values are written: a document that is made says what one that is checked has to say.

use mighty_runtime::{Bytes, endpoints};
use serde_json::{Value, json};

use super::operation;
use super::shop::Shop;

/// Compared with a document while this is compiled.
#[endpoints(api = Shop, openapi = "openapi/written.json", omitted("X-Shop"))]
trait Written {
    #[endpoint(method = GET, path = "/orders")]
    async fn list(
        &self,
        #[query(style = comma)] ids: &[u64],
        #[query(style = pipe)] tags: Option<Vec<&str>>,
        #[query(style = space)] words: &[&str],
        #[query] plain: &[u8],
        #[header("x-tenant")] tenant: &str,
    ) -> Result<Bytes, WrittenError>;

    #[endpoint(method = PATCH, path = "/orders", omitted("session", "locale"))]
    async fn patch(&self, #[body(json, "application/merge-patch+json")] change: &str) -> Result<(), WrittenError>;
}

fn parameter(name: &str) -> Value {
    let operation = operation(WrittenEndpoints::LIST);
    let mut parameters = operation["parameters"].as_array().unwrap().iter();
    parameters.find(|parameter| parameter["name"] == name).unwrap().clone()
}

#[test]
fn a_list_has_its_style() {
    let style = |name: &str| {
        let parameter = parameter(name);
        (parameter["style"].as_str().map(str::to_owned), parameter["explode"].as_bool())
    };
    assert_eq!(style("ids"), (None, Some(false)));
    assert_eq!(style("tags"), (Some("pipeDelimited".to_owned()), Some(false)));
    assert_eq!(style("words"), (Some("spaceDelimited".to_owned()), Some(false)));
    assert_eq!(style("plain"), (None, Some(true)));
}

#[test]
fn a_body_has_its_media_type() {
    let content = operation(WrittenEndpoints::PATCH)["requestBody"]["content"].clone();
    assert_eq!(content, json!({ "application/merge-patch+json": { "schema": { "type": "string" } } }));
}

/// What is omitted is told from what is there.
#[test]
fn the_document_of_the_trait_lacks_only_what_is_omitted() {
    let document = mighty_runtime::openapi::document::<Shop>("Shop", "1").endpoints(WrittenEndpoints::ALL);
    let made = document.to_json();
    let differences = WrittenEndpoints::OPENAPI.differences(&made).unwrap();
    let told: Vec<String> = differences.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "GET /v2/orders: header parameter `X-Shop` is missing",
            "PATCH /v2/orders: query parameter `locale` is missing",
            "PATCH /v2/orders: cookie parameter `session` is missing",
            "PATCH /v2/orders: header parameter `X-Shop` is missing",
        ]
    );
}
