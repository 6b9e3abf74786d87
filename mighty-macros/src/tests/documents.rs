//! Traits against documents: what is the same although it is written otherwise, and what a document leaves open.

use std::sync::Arc;
use std::{fs, thread, time};

use mighty_openapi::Document;

use super::split;
use crate::document_file;
use crate::endpoints;
use crate::messages::openapi as messages;
use crate::setup::Setup;

/// The document of a trait is the text that stands in the place of the file's name.
const SETUP: Setup = Setup {
    read_document: |text| {
        let document = Document::from_json(&text.value()).map(Arc::new);
        document.map_err(|error| Some(messages::file_malformed("inline", error)))
    },
    ..Setup::PLAIN
};

/// A document with these paths, and components where parts of them are found.
pub(super) fn document(paths: &str, components: &str) -> String {
    format!(r#"{{"openapi": "3.0.3", "paths": {paths}, "components": {components}}}"#)
}

/// What is said about a trait with these methods.
pub(super) fn said(document: &str, of_trait: &str, methods: &str) -> Vec<String> {
    let source =
        format!("#[endpoints(api = Shop, openapi = {document:?}{of_trait})]\npub trait Orders {{ {methods} }}");
    let (attribute, item) = split(&source);
    let (_, diagnostics) = endpoints::run(SETUP, attribute, item);
    diagnostics.with_presumed().into_sorted().iter().map(|diagnostic| diagnostic.message().text.clone()).collect()
}

/// What is said about a trait of one method that takes these arguments.
fn said_of(operation: &str, of_trait: &str, keys: &str, arguments: &str) -> Vec<String> {
    let document = document(&format!(r#"{{"/orders/{{id}}": {{"put": {operation}}}}}"#), "{}");
    let method = format!(
        "#[endpoint(method = PUT, path = \"/orders/{{number}}\"{keys})]
         async fn order(&self, number: u64{arguments}) -> Result<(), OrderError>;"
    );
    said(&document, of_trait, &method)
}

pub(super) fn assert_agrees(operation: &str, of_trait: &str, keys: &str, arguments: &str) {
    assert_eq!(said_of(operation, of_trait, keys, arguments), Vec::<String>::new(), "{operation}");
}

pub(super) fn assert_says(operation: &str, of_trait: &str, keys: &str, arguments: &str, beginning: &str) {
    let said = said_of(operation, of_trait, keys, arguments);
    assert!(matches!(said.as_slice(), [only] if only.starts_with(beginning)), "{operation}: {said:?}");
}

#[test]
fn statuses_count_by_what_covers_them() {
    let answers = |responses: &str| format!(r#"{{"responses": {responses}}}"#);
    // The trait's own need not be in the document; a class covers what is in it.
    assert_agrees(&answers(r#"{"200": {}, "404": {}, "503": {}}"#), ", errors(401, 5xx)", ", errors(404)", "");
    assert_agrees(&answers(r#"{"200": {}, "404": {}, "409": {}}"#), "", ", errors(4xx)", "");
    // So does a class of the document, and its `default` covers everything.
    assert_agrees(&answers(r#"{"200": {}, "4XX": {}}"#), "", ", errors(404, 4xx)", "");
    assert_agrees(&answers(r#"{"default": {}}"#), "", ", success = 202, errors(404)", "");
    assert_says(
        &answers(r#"{"200": {}, "4XX": {}}"#),
        "",
        ", errors(404)",
        "",
        "the document says that this endpoint answers with 4xx too",
    );
    assert_says(
        &answers(r#"{"200": {}}"#),
        "",
        ", errors(4xx)",
        "",
        "the document does not say that this endpoint answers with 4xx",
    );
    // A status of the trait with a name of its own is the trait's all the same.
    assert_agrees(&answers(r#"{"200": {}}"#), ", errors(409)", ", errors(409 => Twice)", "");
    // One that is taken away is missing if the document has it.
    assert_says(
        &answers(r#"{"200": {}, "401": {}}"#),
        ", errors(401)",
        ", except(401)",
        "",
        "the document says that this endpoint answers with 401",
    );
    // Redirects are nothing that a trait can declare.
    assert_agrees(&answers(r#"{"200": {}, "302": {}, "304": {}, "x-rate": 1}"#), "", "", "");
    assert_agrees(&answers(r#"{"2XX": {}}"#), "", ", success = 202", "");
    assert_says(
        &answers(r#"{"302": {}}"#),
        "",
        ", success = 200",
        "",
        "the document does not say that this endpoint succeeds with 200, but with nothing at all",
    );
}

#[test]
fn what_is_undocumented_is_declared() {
    let answers = r#"{"responses": {"200": {}}}"#;
    assert_agrees(answers, "", ", errors(409), undocumented(409)", "");
    assert_agrees(answers, "", ", undocumented(409 => Twice(Duplicate), 5xx)", "");
    assert_says(answers, "", ", errors(409), undocumented(409 => Twice)", "", "409 is declared already");
    assert_says(answers, "", ", undocumented(200)", "", "200 means success");
    assert_agrees(r#"{"responses": {"200": {}}}"#, "", ", undocumented(\"locale\")", ", #[query] locale: Option<&str>");
    let method = "#[endpoint(method = GET, path = \"/nowhere\", errors(404), undocumented)]
                  async fn nowhere(&self, #[query] a: u8) -> Result<(), NowhereError>;";
    assert_eq!(said(&document(r#"{"/orders": {}}"#, "{}"), "", method), Vec::<String>::new());
}

#[test]
fn parameters_are_compared_by_name_and_by_whether_they_are_there() {
    let operation = r#"{"parameters": [{"name": "id", "in": "path", "required": true}, {"name": "X-Trace", "in": "header"},
                       {"name": "tag", "in": "query", "required": true}, {"name": "per-page", "in": "query"}], "responses": {"200": {}}}"#;
    assert_agrees(operation, "", "", ", #[query] tag: &[String], #[query(name = \"per-page\")] size: Option<u32>");
    assert_agrees(operation, "", "", ", #[query] tag: u8, #[query(name = \"per-page\")] sizes: Vec<u32>");
    // The fields of a struct cannot be known.
    assert_agrees(operation, "", "", ", #[query(flatten)] filter: &Filter");
    assert_says(
        operation,
        "",
        "",
        ", #[query(name = \"per-page\")] size: Option<u32>",
        "the document gives this operation the query parameter `tag` too; add `#[query] tag: …`",
    );
    assert_says(
        operation,
        "",
        "",
        ", #[query] tag: u8",
        "the document gives this operation the query parameter `per-page` too; add `#[query(name = \"per-page\")] …: Option<…>`",
    );
}

#[test]
fn an_object_in_the_query_is_its_properties() {
    let operation = r#"{"parameters": [{"name": "created", "in": "query", "required": true, "style": "deepObject", "explode": true},
                       {"name": "ids", "in": "query"}], "responses": {"200": {}}}"#;
    let created = |key: &str, ids: &str| {
        format!(", #[query(name = \"created{key}\")] created: Option<u64>, #[query(name = \"ids{ids}\")] ids: &[u64]")
    };
    assert_agrees(operation, "", "", &created("[gte]", ""));
    assert_says(
        operation,
        "",
        "",
        ", #[query] ids: &[u64]",
        "the document gives this operation the query parameter `created` too",
    );
    assert_agrees(operation, "", "", &created("[]", ""));
    for (key, ids) in [("[gte", ""), ("s[gte]", ""), ("[gte]", "[one]")] {
        let said = said_of(operation, "", "", &created(key, ids));
        assert!(
            said.iter().any(|text| text.starts_with("the document gives this operation no query parameter")),
            "{said:?}"
        );
    }
}

#[test]
fn bodies_are_compared_by_their_media_types() {
    let takes = |content: &str| {
        format!(r#"{{"requestBody": {{"required": true, "content": {content}}}, "responses": {{"200": {{}}}}}}"#)
    };
    for media_type in ["application/json", "Application/JSON; charset=utf-8", "application/*", "*/*"] {
        let operation = takes(&format!(r#"{{"text/plain": {{}}, "{media_type}": {{}}}}"#));
        assert_agrees(&operation, "", "", ", #[body] order: &Order");
    }
    let patch = takes(r#"{"application/xml": {}, "application/Merge-Patch+JSON; charset=utf-8": {}}"#);
    assert_agrees(&patch, "", "", r#", #[body("application/merge-patch+json")] order: &Order"#);
    assert_says(
        &patch,
        "",
        "",
        ", #[body] order: &Order",
        "`#[body]` is sent as `application/json`, and the document says `application/xml`, `application/Merge-Patch+JSON; charset=utf-8`; write `#[body(\"application/merge-patch+json\")]`",
    );
    assert_says(
        &takes(r#"{"application/json": {}}"#),
        "",
        "",
        r#", #[body("application/merge-patch+json")] order: &Order"#,
        "`#[body]` is sent as `application/merge-patch+json`, and the document says `application/json`; write `#[body]`",
    );
    assert_says(
        &takes(r#"{"application/merge-patch+json": {}}"#),
        "",
        "",
        "",
        "the document says that a body is sent here, as `application/merge-patch+json`; add an argument with `#[body(\"application/merge-patch+json\")]`",
    );
    let range = takes(r#"{"application/*+json": {}}"#);
    assert_agrees(&range, "", "", r#", #[body("application/merge-patch+json")] order: &Order"#);
    assert_says(
        &range,
        "",
        "",
        ", #[body] order: &Order",
        "`#[body]` is sent as `application/json`, and the document says",
    );
    let bulk = takes(r#"{"application/vnd.api+json;ext=bulk": {}}"#);
    assert_agrees(&bulk, "", "", r#", #[body("application/vnd.api+json; ext=bulk")] order: &Order"#);
    let other = r#", #[body("application/vnd.api+json")] order: &Order"#;
    assert_says(&bulk, "", "", other, "`#[body]` is sent as `application/vnd.api+json`, and the document says");
    assert_agrees(&takes("{}"), "", "", ", #[form] order: &Order");
    assert_agrees(&takes(r#"{"multipart/*": {}}"#), "", "", ", #[part] photo: Option<Part>");
    assert_says(
        &takes(r#"{"application/xml": {}}"#),
        "",
        "",
        ", #[form] order: &Order",
        "`#[form]` is sent as `application/x-www-form-urlencoded`",
    );
    assert_says(
        &takes(r#"{"application/xml": {}}"#),
        "",
        "",
        "",
        "the document says that a body is sent here, as `application/xml`; add an argument with `#[body(raw, \"application/xml\")]`",
    );
    // Documents mostly forget to say that a body is required, so that one that is not may be there or not.
    let may_take = r#"{"requestBody": {"content": {"application/json": {}}}, "responses": {"200": {}}}"#;
    assert_agrees(may_take, "", "", "");
    assert_agrees(may_take, "", "", ", #[body] order: &Order");
    assert_agrees(may_take, "", "", ", #[body] order: Option<&Order>");
}

#[test]
fn lists_are_written_as_the_document_has_them() {
    let takes = |parameter: &str| {
        format!(r#"{{"parameters": [{{"name": "ids", "in": "query"{parameter}}}], "responses": {{"200": {{}}}}}}"#)
    };
    let array = r#", "schema": {"type": ["array", "null"]}"#;
    let rows = [
        (array, ""),
        (r#", "explode": true"#, ""),
        (r#", "style": "form", "explode": false"#, "(style = comma)"),
        (r#", "style": "pipeDelimited""#, "(style = pipe)"),
        (r#", "style": "spaceDelimited""#, "(style = space)"),
        (r#", "style": "pipeDelimited", "explode": true"#, ""),
    ];
    for (documented, written) in rows {
        for ty in ["&[u64]", "Option<Vec<u64>>", "[u8; 2]"] {
            for (_, other) in rows {
                let argument = format!(", #[query{other}] ids: {ty}");
                let said = said_of(&takes(documented), "", "", &argument);
                assert_eq!(said.is_empty(), written == other, "{documented}, {argument}: {said:?}");
            }
        }
        // One value is the same in each, and a text may hold what the caller has joined.
        assert_agrees(&takes(documented), "", "", ", #[query] ids: Option<&str>");
    }
    assert_says(
        &takes(rows[2].0),
        "",
        "",
        ", #[query] ids: &[u64]",
        "the document has `ids` in one pair, as in `a=1,2`; write `#[query(style = comma)]`",
    );
    // What is a text to the document may be a list to its prose.
    for text in ["", r#", "schema": {"type": "string"}"#, r##", "schema": {"$ref": "#/a"}"##, r#", "schema": true"#] {
        for written in ["", "(style = comma)", "(style = pipe)"] {
            assert_agrees(&takes(text), "", "", &format!(", #[query{written}] ids: &[u64]"));
        }
    }
    assert_says(
        &takes(array),
        "",
        "",
        ", #[query(style = pipe)] ids: &[u64]",
        "the document has a pair for each `ids`, as in `a=1&a=2`; take `style` out",
    );
    assert_says(
        &takes(r#", "style": "deepObject""#),
        "",
        "",
        ", #[query] ids: Option<&str>",
        "the document has `ids` as an object",
    );
    let json = takes(r#", "content": {"application/json": {}}"#);
    assert_agrees(&json, "", "", ", #[query] ids: Option<&str>");
    assert_says(&json, "", "", ", #[query] ids: &[u64]", "the document has `ids` as one text");
}

#[test]
fn a_placeholder_is_its_value_alone() {
    let takes = |style: &str| {
        format!(
            r#"{{"parameters": [{{"name": "id", "in": "path", "required": true, "style": "{style}"}}], "responses": {{"200": {{}}}}}}"#
        )
    };
    assert_agrees(&takes("simple"), "", "", "");
    assert_says(&takes("label"), "", "", "", "the document has `{id}` in the style `label`");
    assert_says(&takes("matrix"), "", "", "", "the document has `{id}` in the style `matrix`");
}

#[test]
fn what_every_request_has_to_carry_is_an_argument_or_left_out_on_purpose() {
    let takes = |place: &str, name: &str| {
        format!(
            r#"{{"parameters": [{{"name": "{name}", "in": "{place}", "required": true}}], "responses": {{"200": {{}}}}}}"#
        )
    };
    let tenant = takes("header", "X-Tenant");
    let missing = "the document requires the header `X-Tenant`; add `#[header(\"X-Tenant\")] …: …`, or write `omitted(\"X-Tenant\")`";
    assert_says(&tenant, "", "", "", missing);
    assert_agrees(&tenant, "", "", ", #[header(\"x-tenant\")] tenant: &str");
    assert_agrees(&tenant, "", ", omitted(\"x-tenant\")", "");
    assert_agrees(&tenant, ", omitted(\"X-Tenant\", \"X-Other\")", "", "");
    assert_agrees(&takes("header", "Idempotency-Key"), "", ", idempotency_key = \"idempotency-key\"", "");
    for name in ["Accept", "content-type", "Authorization"] {
        assert_agrees(&takes("header", name), "", "", "");
    }
    let session = takes("cookie", "session");
    assert_says(&session, "", "", "", "the document requires the cookie `session`; add `#[cookie(\"session\")] …: …`");
    assert_agrees(&session, "", "", ", #[header(\"Cookie\")] cookies: &[String]");
    assert_agrees(&session, "", ", omitted(\"session\")", "");
    let refused = "the document requires `X-Tenant`, so it cannot be left out";
    assert_says(&tenant, "", "", ", #[header(\"X-Tenant\")] tenant: Option<&str>", refused);
    for name in ["User-Agent", "Content-Length", "HOST"] {
        assert_agrees(&takes("header", name), "", "", "");
    }
    let both = r#"{"parameters": [{"name": "key", "in": "header", "required": true}, {"name": "key", "in": "query", "required": true}],
                   "responses": {"200": {}}}"#;
    assert_agrees(both, "", ", omitted(\"key\")", ", #[query] key: &str");
    assert_says(
        both,
        "",
        ", omitted(\"key\")",
        ", #[query] key: &str, #[header(\"key\")] other: &str",
        "`key` is sent",
    );
    let query = takes("query", "locale");
    assert_agrees(&query, "", ", omitted(\"locale\")", "");
    assert_agrees(&query, ", omitted(\"locale\")", "", "");
    assert_says(&query, "", ", omitted(\"locale\")", ", #[query] locale: &str", "`locale` is sent");
    assert_says(
        &query,
        "",
        ", omitted(\"local\", \"locale\")",
        "",
        "the document gives this operation no parameter `local`",
    );
    assert_says(
        &tenant,
        "",
        ", omitted(\"X-Tenant\", \"id\")",
        "",
        "the document gives this operation no parameter `id`",
    );
}

/// The client sends it with every request.
#[test]
fn the_token_of_a_security_scheme_is_no_argument() {
    let operation = r#"{"parameters": [{"name": "X-Api-Key", "in": "header", "required": true}, {"name": "sid", "in": "cookie", "required": true}],
                        "responses": {"200": {}}}"#;
    let schemes = r#"{"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "x-api-key"},
                      "session": {"type": "apiKey", "in": "cookie", "name": "sid"}, "x-note": 5, "login": {"type": "http"}}}"#;
    let method = "#[endpoint(method = GET, path = \"/a\")] async fn a(&self) -> Result<(), AError>;";
    let paths = format!(r#"{{"/a": {{"get": {operation}}}}}"#);
    assert_eq!(said(&document(&paths, schemes), "", method), Vec::<String>::new());
    assert_eq!(said(&document(&paths, "{}"), "", method).len(), 2);
}

#[test]
fn a_success_is_read_as_what_it_is() {
    let said_of_success = |responses: &str, key: &str, ty: &str| {
        let document = document(&format!(r#"{{"/a": {{"get": {{"responses": {responses}}}}}}}"#), "{}");
        let method =
            format!("#[endpoint(method = GET, path = \"/a\"{key})] async fn a(&self) -> Result<{ty}, AError>;");
        said(&document, "", &method)
    };
    let content = |media_type: &str| format!(r#"{{"200": {{"content": {{"{media_type}": {{}}}}}}}}"#);
    for ty in ["Order", "Response<Order>", "Response<Vec<Order>>"] {
        for media_type in
            ["application/json", "application/vnd.shop.v2+json; charset=utf-8", "text/json", "*/*", "application/*"]
        {
            assert_eq!(said_of_success(&content(media_type), "", ty), Vec::<String>::new(), "{media_type}");
        }
        for media_type in ["text/csv", "application/octet-stream", "text/event-stream", "image/*"] {
            let said = said_of_success(&content(media_type), "", ty);
            let expected = format!("this is read as JSON, and the document says that a success is `{media_type}`");
            assert!(matches!(said.as_slice(), [only] if only.starts_with(&expected)), "{said:?}");
        }
        let said = said_of_success(r#"{"204": {}, "205": {"content": {"application/json": {}}}}"#, "", ty);
        assert!(
            matches!(said.as_slice(), [only] if only.contains("succeeds with 204 and 205, which has no body")),
            "{said:?}"
        );
        // What is not described, and what may be described elsewhere, may be anything.
        for responses in ["{}", r#"{"200": {}}"#, r#"{"default": {"content": {"text/csv": {}}}}"#] {
            assert_eq!(said_of_success(responses, "", ty), Vec::<String>::new(), "{responses}");
        }
        let one_of =
            r#"{"200": {"content": {"text/csv": {}}}, "201": {"content": {"application/json": {}}}, "204": {}}"#;
        assert_eq!(said_of_success(one_of, "", ty), Vec::<String>::new());
        assert_eq!(said_of_success(one_of, ", success = 201", ty), Vec::<String>::new());
        assert_eq!(said_of_success(one_of, ", success = 200", ty).len(), 1);
    }
    let exact = r#"{"201": {"content": {"text/csv": {}}}, "2XX": {"content": {"application/json": {}}}}"#;
    assert_eq!(said_of_success(exact, ", success = 201", "Order").len(), 1);
    for ty in ["()", "Response<()>"] {
        for responses in [content("text/csv"), content("application/json"), r#"{"204": {}}"#.to_owned()] {
            assert_eq!(said_of_success(&responses, "", ty), Vec::<String>::new());
        }
    }
    for ty in ["String", "Bytes", "Response<Bytes>"] {
        assert_eq!(said_of_success(&content("text/csv"), "", ty), Vec::<String>::new());
        assert_eq!(said_of_success(r#"{"204": {}}"#, "", ty).len(), 1);
    }
}

/// What all paths begin with is written or left out in a whole trait.
#[test]
fn a_path_that_begins_otherwise_than_the_others_is_shown_as_they_begin() {
    let document =
        document(r#"{"/v1/a/{id}": {"get": {}}, "/v1/b/{id}": {"get": {}}, "/v1/c/{id}": {"get": {}}}"#, "{}");
    let said_of_paths = |paths: [&str; 3]| {
        let methods = ["a", "b", "c"].iter().zip(paths).map(|(name, path)| {
            format!("#[endpoint(method = GET, path = \"{path}\")] async fn {name}(&self, n: u8) -> Result<(), E>;")
        });
        said(&document, "", &methods.collect::<String>())
    };
    assert_eq!(
        said_of_paths(["/a/{n}", "/b/{n}", "/v1/c/{n}"]),
        ["the document has no `GET /v1/c/{n}`; did you mean `/c/{id}`, as the other paths of this trait begin?"],
    );
    assert_eq!(
        said_of_paths(["/v1/a/{n}", "/v1/b/{n}", "/c/{n}"]),
        ["the document has no `GET /c/{n}`; did you mean `/v1/c/{id}`, as the other paths of this trait begin?"],
    );
}

#[test]
fn what_cannot_be_known_is_not_compared() {
    let document = document(
        r##"{"/a": {"get": {"parameters": [{"$ref": "#/components/parameters/Nowhere"}], "requestBody": {"$ref": "elsewhere.json"},
                           "responses": {"200": {"$ref": "#/components/responses/Nowhere"}, "404": {"content": {"a/b": {"schema": {"$ref": "#/nowhere"}}}}}}},
            "/b": {"$ref": "elsewhere.json#/b"}}"##,
        r#"{"schemas": 5}"#,
    );
    let methods = "#[endpoint(method = GET, path = \"/a\", errors(404))]
                   async fn a(&self, #[query] anything: u8) -> Result<(), AError>;
                   #[endpoint(method = PATCH, path = \"/b\", errors(409))]
                   async fn b(&self, #[body] anything: u8) -> Result<(), BError>;";
    assert_eq!(said(&document, "", methods), Vec::<String>::new());
}

#[test]
fn differences_are_reported_together_and_a_document_that_cannot_be_read_once() {
    let operation = r#"{"parameters": [{"name": "page", "in": "query"}], "responses": {"201": {}, "409": {}}}"#;
    let many =
        said_of(operation, "", ", success = 200, errors(404)", ", #[query] pages: Option<u8>, #[body] order: &Order");
    assert_eq!(many.len(), 5, "{many:#?}");
    let method = "#[endpoint(method = GET, path = \"/a\", errors(404), undocumented(409))]
                  async fn a(&self, #[query] anything: u8) -> Result<(), AError>;";
    assert_eq!(said("{", "", method).len(), 1);
    // A method in which something else is wrong is not compared as well.
    let wrong = "#[endpoint(method = GET, path = \"/a\", errors(604))] async fn a(&self) -> Result<(), AError>;";
    assert_eq!(said(&document("{}", "{}"), "", wrong).len(), 1);
}

/// Whoever uses the constant that the key brings has no second error, and neither has an endpoint that says `undocumented`.
#[test]
fn a_slip_in_the_key_is_one_mistake() {
    let source = "#[endpoints(api = Shop, opanapi = \"shop.json\")]
                  trait Orders {
                      #[endpoint(method = GET, path = \"/a\", undocumented(404))]
                      async fn a(&self) -> Result<(), AError>;
                  }";
    let (attribute, item) = split(source);
    let (code, diagnostics) = endpoints::run(SETUP, attribute, item);
    assert!(code.to_string().contains("OPENAPI"));
    let said = diagnostics.with_presumed().into_sorted();
    assert!(matches!(said.as_slice(), [only] if only.message().text.contains("did you mean `openapi`?")), "{said:#?}");
}

#[test]
fn a_file_is_read_once_until_it_changes() {
    let folder = std::env::temp_dir().join(format!("mighty-documents-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let write = |text: &str| fs::write(folder.join("a.json"), text).unwrap();
    let read = || document_file::read_in(&folder, "a.json").unwrap();
    write(r#"{"openapi": "3.1.0"}"#);
    let first = read();
    assert!(Arc::ptr_eq(&first, &read()));
    // A clock may be coarse; the length is compared as well.
    thread::sleep(time::Duration::from_millis(20));
    write(r#"{"openapi": "3.1.0", "paths": {"/a": {"get": {}}}}"#);
    let second = read();
    assert_eq!(second.operations().len(), 1);
    assert!(Arc::ptr_eq(&second, &read()));
    fs::remove_dir_all(&folder).unwrap();
}
