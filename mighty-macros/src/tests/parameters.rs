//! Parameters of every place and style, and constants, against a document.

use super::documents::{assert_agrees, assert_says, document, said};

fn with(parameters: &str) -> String {
    format!(r#"{{"parameters": [{parameters}], "responses": {{"200": {{}}}}}}"#)
}

/// A parameter that need not be there, with what it says besides.
fn query(name: &str, more: &str) -> String {
    with(&format!(r#"{{"name": "{name}", "in": "query"{more}}}"#))
}

const LIST: &str = r#", "schema": {"type": "array"}"#;
const DEEP: &str = r#", "style": "deepObject", "schema": {"type": "object"}"#;

#[test]
fn brackets_are_part_of_the_name() {
    assert_agrees(&query("tag[]", LIST), "", "", ", #[query(style = brackets)] tag: &[String]");
    assert_agrees(&query("tag[]", LIST), "", "", ", #[query(name = \"tag[]\")] tag: &[String]");
    let without = ", #[query(style = brackets)] tag: &[String]";
    assert_says(
        &query("tag", LIST),
        "",
        "",
        without,
        "the document gives this operation no query parameter `tag[]`; did",
    );
    assert_agrees(&query("tag", LIST), "", "", ", #[query(style = repeated)] tag: &[String]");
}

#[test]
fn an_object_is_written_as_one_in_both() {
    assert_agrees(&query("filter", DEEP), "", "", ", #[query(style = deep_object)] filter: Option<&Filter>");
    assert_agrees(&query("filter", DEEP), "", "", ", #[query(name = \"filter[colour]\")] colour: Option<&str>");
    assert_says(
        &query("filter", DEEP),
        "",
        "",
        "",
        "the document gives this operation the query parameter `filter` too; add `#[query(style = deep_object)] filter: Option<…>`",
    );
    assert_says(
        &query("filter", DEEP),
        "",
        "",
        ", #[query] filter: Option<&str>",
        "the document has `filter` as an object",
    );
    let deep = ", #[query(style = deep_object)] filter: Option<&Filter>";
    assert_says(&query("filter", ""), "", "", deep, "the document does not have `filter` as an object");
    assert_says(
        &query("filter", DEEP),
        "",
        "",
        &deep.replace("Option<&Filter>", "&Filter"),
        "the document lets `filter` be left out",
    );
    assert_agrees(&query("filter", DEEP), "", "", ", #[query(flatten, nested)] all: &All");
}

#[test]
fn a_cookie_is_an_argument_or_part_of_the_header() {
    let session = with(r#"{"name": "session", "in": "cookie", "required": true}"#);
    assert_agrees(&session, "", "", ", #[cookie(\"session\")] id: &str");
    assert_agrees(&session, "", "", ", #[header(\"Cookie\")] all: Option<&str>");
    assert_says(&session, "", "", ", #[cookie(\"Session\")] id: &str", "the document requires the cookie `session`");
    assert_says(&session, "", "", ", #[cookie(\"session\")] id: Option<&str>", "the document requires `session`, so");
    let optional = session.replace("true", "false");
    assert_agrees(&optional, "", "", ", #[cookie(\"session\")] id: Option<&str>");
    assert_agrees(&optional, "", "", "");
}

#[test]
fn everything_of_the_document_may_be_left_out_on_purpose() {
    let locale = |more: &str| with(&format!(r#"{{"name": "locale"{more}}}"#));
    for more in [
        r#", "in": "query""#,
        r#", "in": "query", "required": true"#,
        r#", "in": "query", "explode": false, "schema": {"type": "array"}"#,
        r#", "in": "query", "style": "pipeDelimited", "schema": {"type": "array"}"#,
        r#", "in": "query", "style": "spaceDelimited", "schema": {"type": "array"}"#,
        r#", "in": "query", "style": "deepObject", "schema": {"type": "object"}"#,
        r#", "in": "query", "content": {"application/json": {}}"#,
        r#", "in": "header", "required": true"#,
        r#", "in": "header""#,
        r#", "in": "cookie", "required": true"#,
        r#", "in": "cookie""#,
    ] {
        assert_agrees(&locale(more), "", ", omitted(\"locale\")", "");
        assert_agrees(&locale(more), ", omitted(\"locale\")", "", "");
    }
    let cookie = locale(r#", "in": "cookie""#);
    assert_says(
        &cookie,
        "",
        ", omitted(\"locale\")",
        ", #[cookie(\"locale\")] l: &str",
        "`locale` is sent; take it out",
    );
    let brackets = query("ids[]", LIST);
    assert_agrees(&brackets, "", ", omitted(\"ids[]\")", "");
    assert_says(&brackets, "", ", omitted(\"ids[]\")", ", #[query(style = brackets)] ids: &[u8]", "`ids[]` is sent");
}

#[test]
fn a_constant_counts_as_sent() {
    let all = query("all", r#", "required": true"#);
    assert_agrees(&all, "", ", query(all = true)", "");
    assert_agrees(&query("all", ""), "", ", query(all = true)", "");
    assert_agrees(&all, ", query(all = true)", "", "");
    assert_says(
        &with(""),
        "",
        ", query(all = true)",
        "",
        "the document gives this operation no query parameter `all`; take it away, or write `undocumented(\"all\")`",
    );
    assert_agrees(&with(""), "", ", query(all = true), undocumented(\"all\")", "");
    assert_agrees(&with(""), ", query(all = true)", "", "");
    assert_says(&all, "", ", query(all = true), omitted(\"all\")", "", "`all` is sent; take it out here");
    let tenant = with(r#"{"name": "X-Tenant", "in": "header", "required": true}"#);
    assert_agrees(&tenant, "", ", headers(\"x-tenant\" = 7)", "");
    assert_agrees(&tenant, ", headers(\"x-tenant\" = 7)", "", "");
    let body = r#"{"requestBody": {"required": true, "content": {"application/json": {}}}, "responses": {"200": {}}}"#;
    assert_agrees(body, "", ", body = {}", "");
    assert_says(&with(""), "", ", body = {}", "", "the document has no body for `PUT /orders/{number}`");
}

#[test]
fn what_a_document_cannot_describe_is_not_compared() {
    let document = document(r#"{"/orders": {"get": {"responses": {"200": {}}}}}"#, "{}");
    let method = |keys: &str| format!("#[endpoint({keys}, path = \"/orders\")] async fn list(&self) -> Result<(), E>;");
    assert_eq!(said(&document, "", &method("method = \"PROPFIND\"")), Vec::<String>::new());
    assert_eq!(said(&document, "", &method("method = \"PROPFIND\", undocumented")), Vec::<String>::new());
    assert_eq!(said(&document, "", &method("method = PUT")).len(), 1);
}

#[test]
fn several_placeholders_of_a_segment_are_those_of_the_document() {
    let document = document(r#"{"/compare/{a}...{b}": {"get": {"responses": {"200": {}}}}}"#, "{}");
    let method = |path: &str| {
        format!(
            "#[endpoint(method = GET, path = \"{path}\")] async fn c(&self, base: &str, head: &str) -> Result<(), E>;"
        )
    };
    assert_eq!(said(&document, "", &method("/compare/{base}...{head}")), Vec::<String>::new());
    assert_eq!(said(&document, "", &method("/compare/{base}..{head}")).len(), 1);
}
