//! Several mistakes at once: as many errors, in source order, and what users of the trait need.

use super::{expand, mistakes};

/// The mistakes as `token: rule`.
fn found(source: &str) -> Vec<String> {
    let mistakes = mistakes(source);
    mistakes.iter().map(|mistake| format!("{}: {}", mistake.source(), mistake.message().rule)).collect()
}

/// Whether the fallback still has all that code elsewhere may name.
fn assert_usable(source: &str, expected: &[&str]) {
    let code = expand(source);
    for item in expected {
        assert!(code.contains(item), "{item:?} is missing in\n{code}");
    }
    assert!(!code.contains(".__request("), "a request is built although something is wrong:\n{code}");
}

const TWO: &str = r#"
#[endpoints(api = Mighty, errors(401), error = MembersError)]
pub trait Members {
    #[endpoint(method = get, path = "/members/{id}", errors(404))]
    async fn show(&self, id: u64) -> Result<Member, ShowError>;

    #[endpoint(method = POST, path = "/members")]
    async fn create(&self, #[boddy] member: &NewMember) -> Result<Member, CreateError>;
}
"#;

#[test]
fn two_mistakes_are_two_errors() {
    assert_eq!(found(TWO), ["get: method_case", "boddy: unknown_mark"]);
    assert_usable(
        TWO,
        &[
            "pub trait Members {",
            "fn show(",
            "fn create(",
            "member: &NewMember,",
            "for ::mighty_runtime::Client<Mighty, __T>",
            "::core::future::pending()",
            "pub enum ShowError {",
            "pub enum CreateError {",
            "pub enum MembersError {",
            "NotFound(",
            "From<ShowError> for MembersError",
            "pub struct MembersEndpoints;",
            "pub const SHOW:",
            "compile_error!",
        ],
    );
}

const THREE: &str = r#"
#[endpoints(api = Mighty, errors(401, 401), timeot = "30s")]
pub trait Members {
    #[endpoint(method = GET, path = "/members/{id}")]
    async fn show(&self) -> Result<Member, ShowError>;
}
"#;

#[test]
fn three_mistakes_are_three_errors() {
    assert_eq!(found(THREE), ["401: declared_twice", "timeot: unknown_key", "\"/members/{id}\": without_argument"]);
    assert_usable(THREE, &["pub trait Members {", "Unauthorized(", "pub enum ShowError {"]);
}

const FIVE: &str = r#"
#[endpoints(errors(401, 200))]
trait Members {
    #[endpoint(method = GET, path = "members")]
    async fn list(&self) -> Result<Vec<Member>, ListError>;

    #[endpoint(method = GET, path = "/members/{id}")]
    fn show(&self, id: Option<u64>) -> Result<Member, ShowError>;
}
"#;

#[test]
fn five_mistakes_are_five_errors() {
    let rules = [
        ": missing_api",
        "200: success_as_error",
        "\"members\": path_without_slash",
        "fn: not_async",
        "Option: optional_parameter",
    ];
    assert_eq!(found(FIVE), rules);
    assert_usable(FIVE, &["trait Members {", "impl<__Api: ::mighty_runtime::Api", "::mighty_runtime::Problem"]);
}

#[test]
fn a_sound_trait_has_no_errors() {
    for (name, source) in super::traits::ALL {
        assert!(mistakes(source).is_empty(), "{name}: {:#?}", mistakes(source));
        assert!(!expand(source).contains("compile_error"), "{name}");
    }
}

/// One endpoint in a trait.
fn endpoint(keys: &str, signature: &str) -> Vec<String> {
    found(&format!("#[endpoints(api = Mighty)] trait Members {{ #[endpoint({keys})] {signature} }}"))
}

#[test]
fn a_key_that_may_be_in_the_unreadable_part_is_not_missed() {
    let signature = "async fn list(&self) -> Result<(), ListError>;";
    assert_eq!(endpoint("methd = GET, path = \"/a\"", signature), ["methd: unknown_key"]);
    assert_eq!(endpoint("GET, \"/a\"", signature), ["GET: not_a_key", "\"/a\": not_a_key"]);
    assert_eq!(endpoint("method = GET path = \"/a\"", signature), ["path: missing_comma"]);
    assert_eq!(endpoint("method = GET, path = ", signature), ["path: wrong_form"]);
    assert_eq!(
        endpoint("colour = blue, path = \"/a\"", signature),
        ["endpoint: missing_method", "colour: unknown_key"]
    );
}

#[test]
fn what_depends_on_something_wrong_is_not_reported_too() {
    // The path cannot be read, so nobody knows what `id` is.
    let show = "async fn show(&self, id: u64) -> Result<(), ShowError>;";
    assert_eq!(endpoint("method = GET, path = members", show), ["members: wrong_form"]);
    assert_eq!(endpoint("method = GET, path = \"/{id\"", show), ["\"/{id\": unbalanced"]);
    assert_eq!(endpoint("method = GET", show), ["endpoint: missing_path"]);
    // The argument's attribute cannot be read, so it may be anything but a placeholder's.
    let marked = "async fn show(&self, #[query(nme = \"x\")] id: u64) -> Result<(), ShowError>;";
    assert_eq!(endpoint("method = GET, path = \"/a\"", marked), ["nme: unknown_key"]);
    // A pattern may stand for any placeholder.
    let pattern = "async fn show(&self, (id, _): (u64, u64)) -> Result<(), ShowError>;";
    assert_eq!(endpoint("method = GET, path = \"/{id}\"", pattern), ["(id, _): pattern"]);
    // The list cannot be read, so a status that `on` names may be in it.
    let list = "async fn list(&self) -> Result<(), ListError>;";
    assert_eq!(
        endpoint("method = GET, path = \"/a\", errors(NotFound), retry(on = [503])", list),
        ["NotFound: malformed"]
    );
}

#[test]
fn an_argument_and_a_placeholder_that_belong_together_are_one_mistake() {
    let show = "async fn show(&self, member: u64, #[query] page: u32) -> Result<(), ShowError>;";
    assert_eq!(endpoint("method = GET, path = \"/{member_id}\"", show), ["member: misnamed_argument"]);
    let two = "async fn show(&self, page: u32, size: u32) -> Result<(), ShowError>;";
    let rules = ["\"/{member_id}\": without_argument", "page: argument_without_kind", "size: argument_without_kind"];
    assert_eq!(endpoint("method = GET, path = \"/{member_id}\"", two), rules);
}

#[test]
fn statuses_compare_across_trait_and_method() {
    let with = |errors: &str, keys: &str| {
        found(&format!(
            "#[endpoints(api = Mighty, errors({errors}))] trait Members {{ \
             #[endpoint(method = GET, path = \"/a\", {keys})] async fn list(&self) -> Result<(), ListError>; }}"
        ))
    };
    let none: [&str; 0] = [];
    assert_eq!(with("404, 5xx", "errors(404 => Missing, 503)"), none, "refined, and beside its class");
    assert_eq!(with("404, 5xx", "except(404), errors(410 => NotFound)"), none, "the name is free again");
    assert_eq!(with("404", "errors(404(Problem))"), none, "another body");
    assert_eq!(with("404", "errors(404)"), ["404: declared_by_trait"]);
    assert_eq!(with("404 => Missing", "errors(404 => Missing)"), ["404: declared_by_trait"]);
    assert_eq!(with("5xx", "except(503)"), ["503: except_undeclared"]);
    assert_eq!(with("4xx => Refused, 404 => Refused", ""), ["Refused: variant_twice"]);
}

#[test]
fn the_arms_of_a_status_compare_as_one() {
    let with = |errors: &str, keys: &str| {
        found(&format!(
            "#[endpoints(api = Mighty, errors({errors}))] trait Members {{ \
             #[endpoint(method = GET, path = \"/a\", {keys})] async fn list(&self) -> Result<(), ListError>; }}"
        ))
    };
    let none: [&str; 0] = [];
    let split = r#"409 { "a" => A, "b" | "c" => B, _ => Conflict }, 4xx"#;
    assert_eq!(with(split, "errors(409)"), none, "no longer split");
    assert_eq!(with(split, r#"errors(409 { "d" => B, _ => Rest })"#), none, "all arms are replaced");
    assert_eq!(with(split, r#"errors(409 { "b" => B, "a" => A, _ => Conflict })"#), none, "a code less");
    assert_eq!(with("409", r#"errors(409 { "a" => A, _ => Conflict })"#), none);
    assert_eq!(with(split, "except(409), errors(410 => A, 411 => Conflict)"), none, "the names are free again");
    assert_eq!(with(split, "retry(on = [409])"), none, "a split status is declared");
    assert_eq!(
        with(split, r#"errors(409 { "c" | "b" => B, "a" => A, _ => Conflict })"#),
        ["409: declared_by_trait"],
        "in another order"
    );
    assert_eq!(with(split, "errors(410 => B)"), ["B: variant_twice"]);
    assert_eq!(with(split, r#"errors(410 { "a" => B, _ => Gone })"#), ["B: variant_twice"]);
    assert_eq!(with(split, r#"errors(4xx { "x" => Conflict, _ => X })"#), ["Conflict: variant_twice"]);
}

#[test]
fn mistakes_in_arms_are_counted_one_by_one() {
    let split = |arms: &str| {
        endpoint(
            &format!("method = GET, path = \"/a\", errors(409 {{ {arms} }}, 410)"),
            "async fn list(&self) -> Result<(), ListError>;",
        )
    };
    assert_eq!(
        split(r#"a => A, "" => , _ => Unexpected"#),
        ["a: code_not_quoted", "\"\": empty_code", ",: variant_name_expected", "Unexpected: variant_unexpected"]
    );
    assert_eq!(
        split(r#""a" => A "a" = B, x"#),
        ["\"a\": missing_comma", "\"a\": code_twice", "=: variant_missing", "x: code_not_quoted"]
    );
    assert_eq!(split(r#"_ => A, _ => B, "c" => C, _ => D"#), ["_: rest_twice", "_: rest_twice"]);
    // What cannot be read may be the arm for the rest.
    assert_eq!(split(r#""a" => A, * => B"#), ["*: malformed_arm"]);
    assert_eq!(split(r#""a" => A(B, C) => D, _ => E"#), ["(: body_type_expected"]);
}

#[test]
fn the_variants_of_wrong_arms_are_there() {
    let of = |status: &str, variants: &[&str]| {
        let source = format!(
            "#[endpoints(api = Mighty, error = AnyError)] trait Members {{ \
             #[endpoint(method = GET, path = \"/a\", errors({status}, 410))] \
             async fn list(&self) -> Result<(), ListError>; }}"
        );
        assert_eq!(mistakes(&source).len(), 1, "{status}: {:#?}", mistakes(&source));
        let code = expand(&source);
        for variant in variants.iter().chain(&["Gone"]) {
            assert_eq!(
                code.matches(&format!("\n    {variant}(")).count(),
                2,
                "{status}: `{variant}` in both enums:\n{code}"
            );
        }
    };
    of(r#"409 { "a" => A }"#, &["A"]);
    of(r#"409 => { "a" => A, _ => B }"#, &["A", "B"]);
    of(r#"409(X) { "a" => A, _ => B }"#, &["A", "B"]);
    of(r#"409 { "a" => A, _ => B } => C"#, &["A", "B"]);
    of(r#"409 { _ => B, "a" => A }"#, &["A", "B"]);
    of("409 { a => A, _ => B }", &["A", "B"]);
    of("409 { 'a' => A, _ => B }", &["A", "B"]);
    of(r#"409 { "a" A, _ => B }"#, &["A", "B"]);
    of(r#"409 { "a" -> A, _ => B }"#, &["A", "B"]);
    of(r#"409 { "a" => A _ => B }"#, &["A", "B"]);
    of(r#"409 { "a" => A, "a" => C, _ => B }"#, &["A", "B", "C"]);
    of(r#"409 { "a" => A(), _ => B }"#, &["A", "B"]);
    of(r#"100 { "a" => A, _ => B }"#, &["A", "B"]);
    of("409 { _ => B }", &["B"]);
}

#[test]
fn retries_compare_with_what_they_are_merged_with() {
    let with = |trait_retry: &str, keys: &str| {
        found(&format!(
            "#[endpoints(api = Mighty, errors(429, 503), retry({trait_retry}))] trait Members {{ \
             #[endpoint(method = POST, path = \"/a\", {keys})] async fn list(&self) -> Result<(), ListError>; }}"
        ))
    };
    let none: [&str; 0] = [];
    assert_eq!(with("rejected = [429]", "retry(on = [429])"), none, "the trait says that 429 is harmless");
    assert_eq!(with("on = [429, 503]", "retry(attempts = 2)"), none, "the gate holds back what the trait asks for");
    assert_eq!(with("cap = \"1m\"", "retry(base = \"30s\")"), none, "the trait's cap is long enough");
    assert_eq!(with("cap = \"1s\"", "retry(base = \"5s\")"), ["\"5s\": base_over_cap"]);
    assert_eq!(with("base = \"5s\"", "retry(cap = \"1s\")"), ["\"1s\": base_over_cap"]);
    assert_eq!(with("never", "retry(attempts = 3, on = [503]), idempotent"), none);
    assert_eq!(with("attempts = 2", "retry(on = [503, 500])"), ["503: on_without_key", "500: on_undeclared"]);
}

#[test]
fn items_that_cannot_be_read_cost_only_themselves() {
    let source = r#"
        #[endpoints(api = Mighty)]
        trait Members {
            async fn broken(&self) -> ;

            #[endpoint(method = GET, path = "/members")]
            async fn list(&self) -> Result<(), ListError>;

            /// Half-written, and none of the macro's business.
            fn helper(&self) -> u8 { let x = }
        }
    "#;
    assert_eq!(found(source), [";: unreadable_item"]);
    let (_, item) = super::split(source);
    assert!(
        crate::endpoints::run(crate::setup::Setup::default(), "api = Mighty".parse().unwrap(), item)
            .0
            .to_string()
            .contains("fn list")
    );
}

#[test]
fn on_another_item_the_item_stays() {
    let source =
        "#[endpoints(api = Mighty)] impl Members { #[endpoint(method = GET)] fn list(&self, #[query] a: u8) {} }";
    assert_eq!(found(source), [": not_a_trait"]);
    let code = expand(source);
    assert!(code.contains("impl Members {\n    fn list(&self, a: u8) {}\n}"), "{code}");
}
