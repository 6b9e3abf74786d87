//! Half-typed traits, as an editor shows them to the macro while they are written: what is complete stays.
//!
//! The compiler refuses such text before any macro runs; rust-analyzer does not, and completes from what the macro
//! emits. It hands over token trees, so what is open is closed, as [`closed`] does it: a string without its second quote
//! goes on to the next quote, or to the end of the file; a delimiter that is open when one around it is closed, or at the
//! end, is closed there; one that was never opened is left out.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{File, ImplItem, Item, TraitItem};

use super::split;
use crate::diagnostics::Diagnostic;
use crate::endpoints;
use crate::setup::Setup;

/// Where the author types, there is a complete method before and behind.
fn in_trait(typed: &str) -> String {
    format!(
        r#"#[endpoints(api = Mighty, errors(401), error = MembersError)]
pub trait Members {{
    #[endpoint(method = GET, path = "/members")]
    async fn list(&self) -> Result<Vec<Member>, ListError>;

    {typed}

    #[endpoint(method = DELETE, path = "/members/{{id}}", errors(404))]
    async fn remove(&self, id: u64) -> Result<(), RemoveError>;
}}
"#
    )
}

/// A method whose attribute is being typed.
fn with_keys(keys: &str) -> String {
    in_trait(&format!("#[endpoint({keys})]\n    async fn show(&self, id: u64) -> Result<Member, ShowError>;"))
}

/// A method whose signature is being typed.
fn with_signature(signature: &str) -> String {
    in_trait(&format!("#[endpoint(method = GET, path = \"/members/{{id}}\")]\n    {signature}"))
}

/// A trait whose own attribute is being typed.
fn with_attribute(attribute: &str) -> String {
    format!(
        r#"{attribute}
pub trait Members {{
    #[endpoint(method = GET, path = "/members")]
    async fn list(&self) -> Result<Vec<Member>, ListError>;
}}
"#
    )
}

/// The text with every string and every delimiter closed.
fn closed(text: &str) -> String {
    let (mut closed, mut open) = (String::new(), Vec::new());
    let mut is_in_string = false;
    for c in text.chars() {
        match c {
            '"' => is_in_string = !is_in_string,
            _ if is_in_string => {}
            '(' => open.push(')'),
            '[' => open.push(']'),
            '{' => open.push('}'),
            ')' | ']' | '}' => {
                if !open.contains(&c) {
                    continue;
                }
                while let Some(inner) = open.pop().filter(|inner| *inner != c) {
                    closed.push(inner);
                }
            }
            _ => {}
        }
        closed.push(c);
    }
    if is_in_string {
        closed.push('"');
    }
    closed.extend(open.into_iter().rev());
    closed
}

/// The names of what is emitted, and what is said.
fn shown(source: &str) -> String {
    let (attribute, item) = split(&closed(source));
    let (code, diagnostics) = endpoints::run(Setup::default(), attribute, item);
    let said = |found: &Diagnostic| format!("- `{}`: {}", first_line(&found.source()), found.message().text);
    let messages: Vec<String> = diagnostics.into_sorted().iter().map(said).collect();
    format!("{source}\n── emitted ──\n{}\n── said ──\n{}\n", outline(code), messages.join("\n"))
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

/// The items by name; what is no item as it is.
fn outline(code: TokenStream) -> String {
    match syn::parse2::<File>(without_bodies(code.clone(), 0)) {
        Ok(file) => file.items.iter().filter_map(named).collect::<Vec<_>>().join("\n"),
        Err(_) => format!("no items: {}", words(code)),
    }
}

/// The code without what is in functions: a half-written body is the author's own, and stays.
fn without_bodies(code: TokenStream, depth: usize) -> TokenStream {
    let trees = code.into_iter().map(|tree| match tree {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
            let inside = if depth == 0 { without_bodies(group.stream(), 1) } else { TokenStream::new() };
            TokenTree::Group(Group::new(Delimiter::Brace, inside))
        }
        other => other,
    });
    trees.collect()
}

fn words(code: TokenStream) -> String {
    let words = code.into_iter().map(|token| match token {
        TokenTree::Group(_) => "(…)".to_owned(),
        other => other.to_string(),
    });
    words.collect::<Vec<_>>().join(" ")
}

fn named(item: &Item) -> Option<String> {
    let list = |names: Vec<String>| names.join(", ");
    match item {
        Item::Trait(item) => {
            let names = item.items.iter().filter_map(|item| match item {
                TraitItem::Fn(method) if method.default.is_some() => Some(format!("{} by default", method.sig.ident)),
                TraitItem::Fn(method) => Some(method.sig.ident.to_string()),
                _ => None,
            });
            Some(format!("trait {} {{ {} }}", item.ident, list(names.collect())))
        }
        Item::Enum(item) => {
            let variants = item.variants.iter().map(|variant| variant.ident.to_string()).collect();
            Some(format!("enum {} {{ {} }}", item.ident, list(variants)))
        }
        Item::Impl(item) => {
            let of_trait = item.trait_.as_ref().map(|of_trait| of_trait.0.to_token_stream().to_string())?;
            let names = item.items.iter().filter_map(|item| match item {
                ImplItem::Fn(method) => Some(method.sig.ident.to_string()),
                _ => None,
            });
            (of_trait == "Members").then(|| format!("impl Members for a client {{ {} }}", list(names.collect())))
        }
        Item::Struct(item) => Some(format!("struct {}", item.ident)),
        _ => None,
    }
}

/// Takes the snapshot, and makes sure that the methods are there, in the trait and for the client, with their enums.
fn assert_keeps(name: &str, source: &str, methods: &[(&str, &str)]) {
    let shown = shown(source);
    let (_, emitted) = shown.split_once("── emitted ──").unwrap();
    let line = |begin: &str| emitted.lines().find(|line| line.starts_with(begin)).unwrap_or_default();
    let expected: Vec<&str> = methods.iter().map(|(method, _)| *method).collect();
    for begin in ["trait Members ", "impl Members "] {
        let names = line(begin).trim_start_matches(begin).trim_start_matches("for a client ");
        let names = names.trim_matches(|c| "{} ".contains(c)).split(", ");
        let names: Vec<&str> = names.filter(|name| !name.is_empty() && !name.ends_with(" by default")).collect();
        assert_eq!(names, expected, "{name}: {begin}\n{shown}");
    }
    for (_, error) in methods {
        assert!(!line(&format!("enum {error} ")).is_empty(), "{name}: no {error}\n{shown}");
    }
    assert!(!line("struct MembersEndpoints").is_empty(), "{name}: no descriptors\n{shown}");
    let settings = {
        let mut settings = insta::Settings::clone_current();
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.set_snapshot_path("snapshots/half_typed");
        settings
    };
    settings.bind(|| insta::assert_snapshot!(name, shown));
}

const LIST: (&str, &str) = ("list", "ListError");
const SHOW: (&str, &str) = ("show", "ShowError");
const SHOW_STREAM: (&str, &str) = ("show_stream", "ShowError");
const REMOVE: (&str, &str) = ("remove", "RemoveError");

#[test]
fn the_attribute_of_the_trait() {
    for (name, attribute) in [
        ("endpoints_bare", "#[endpoints]"),
        ("endpoints_opened", "#[endpoints()]"),
        ("api_half", "#[endpoints(ap)]"),
        ("api_without_value", "#[endpoints(api = )]"),
        ("trait_errors_opened", "#[endpoints(api = Mighty, errors()]"),
        ("trait_status_half", "#[endpoints(api = Mighty, errors(40))]"),
        ("union_without_name", "#[endpoints(api = Mighty, error = )]"),
    ] {
        assert_keeps(name, &with_attribute(attribute), &[LIST]);
    }
}

#[test]
fn the_attribute_of_a_method() {
    for (name, keys) in [
        ("endpoint_opened", ""),
        ("key_half", "meth"),
        ("method_without_value", "method = "),
        ("method_half", "method = GE"),
        ("path_without_value", "method = GET, path = "),
        ("placeholder_opened", "method = GET, path = \"/members/{\""),
        ("placeholder_empty", "method = GET, path = \"/members/{}\""),
        ("comma_missing", "method = GET path = \"/members/{id}\""),
        ("comma_at_the_end", "method = GET, path = \"/members/{id}\","),
        ("errors_opened", "method = GET, path = \"/members/{id}\", errors("),
        ("status_half", "method = GET, path = \"/members/{id}\", errors(4)"),
        ("variant_opened", "method = GET, path = \"/members/{id}\", errors(409 =>)"),
        ("body_type_opened", "method = GET, path = \"/members/{id}\", errors(422())"),
        ("split_opened", "method = GET, path = \"/members/{id}\", errors(409 {"),
        ("split_code", "method = GET, path = \"/members/{id}\", errors(409 { \"taken\"}, 410)"),
        ("split_arrow", "method = GET, path = \"/members/{id}\", errors(409 { \"taken\" =>}, 410)"),
        ("split_bar", "method = GET, path = \"/members/{id}\", errors(409 { \"taken\" | => Taken, _ => Conflict })"),
        ("split_rest_half", "method = GET, path = \"/members/{id}\", errors(409 { \"taken\" => Taken, _ })"),
        ("split_word", "method = GET, path = \"/members/{id}\", errors(409 { \"taken\" => Taken, st })"),
        ("retry_opened", "method = GET, path = \"/members/{id}\", retry()"),
        ("retry_on_opened", "method = GET, path = \"/members/{id}\", retry(on = [)"),
        ("timeout_opened", "method = GET, path = \"/members/{id}\", timeout = \"\""),
    ] {
        assert_keeps(name, &with_keys(keys), &[LIST, SHOW, REMOVE]);
    }
}

#[test]
fn the_signature_of_a_method() {
    for (name, signature) in [
        ("semicolon_missing", "async fn show(&self, id: u64) -> Result<Member, ShowError>"),
        ("argument_mark_half", "async fn show(&self, id: u64, #[que] page: u32) -> Result<Member, ShowError>;"),
        ("comma_between_arguments", "async fn show(&self, id: u64,) -> Result<Member, ShowError>;"),
    ] {
        assert_keeps(name, &with_signature(signature), &[LIST, SHOW, REMOVE]);
    }
    // Without an error's name there is no enum.
    let without_enum = ("show", "MembersError");
    for (name, signature) in [
        ("return_type_missing", "async fn show(&self, id: u64);"),
        ("result_of_one_type", "async fn show(&self, id: u64) -> Result<Member>;"),
        ("result_with_a_comma", "async fn show(&self, id: u64) -> Result<Member, >;"),
    ] {
        assert_keeps(name, &with_signature(signature), &[LIST, without_enum, REMOVE]);
    }
    // What cannot be parsed costs only itself.
    for (name, signature) in [
        ("argument_mark_opened", "async fn show(&self, id: u64, #[] page: u32) -> Result<Member, ShowError>;"),
        ("argument_without_type", "async fn show(&self, id) -> Result<Member, ShowError>;"),
        ("argument_with_a_colon", "async fn show(&self, id: ) -> Result<Member, ShowError>;"),
        ("arrow_alone", "async fn show(&self, id: u64) -> ;"),
        ("arrow_and_no_semicolon", "async fn show(&self, id: u64) ->"),
        ("result_opened", "async fn show(&self, id: u64) -> Result<;"),
        ("name_missing", "async fn"),
        ("parentheses_missing", "async fn show"),
        ("async_alone", "async"),
        ("attribute_alone", ""),
    ] {
        assert_keeps(name, &with_signature(signature), &[LIST, REMOVE]);
    }
}

/// The method that gives the stream is there as soon as the word is.
#[test]
fn the_pages_of_a_method() {
    for (name, keys) in [
        ("paginate_half", "method = GET, path = \"/members/{id}\", paginat"),
        ("paginate_opened", "method = GET, path = \"/members/{id}\", paginate("),
        ("paginate_key_half", "method = GET, path = \"/members/{id}\", paginate(lin"),
        ("paginate_key_without_value", "method = GET, path = \"/members/{id}\", paginate(link"),
        ("paginate_value_missing", "method = GET, path = \"/members/{id}\", paginate(link =)"),
        ("paginate_value_half", "method = GET, path = \"/members/{id}\", paginate(link = \"links.\")"),
        ("paginate_equals", "method = GET, path = \"/members/{id}\", paginate ="),
    ] {
        assert_keeps(name, &with_keys(keys), &[LIST, SHOW, SHOW_STREAM, REMOVE]);
    }
}

#[test]
fn between_methods() {
    for (name, typed) in [
        ("hash_alone", "#"),
        ("hash_and_bracket", "#[]"),
        ("attribute_name_half", "#[endp]"),
        ("word_alone", "asy"),
        ("documentation_alone", "/// Returns"),
    ] {
        assert_keeps(name, &in_trait(typed), &[LIST, REMOVE]);
    }
    let body = in_trait("async fn helper(&self) -> u8 { self.list().await. }");
    assert_keeps("body_half", &body, &[LIST, REMOVE]);
}

#[test]
fn what_is_left_open_takes_in_what_follows() {
    for (name, typed) in [
        ("endpoint_left_open", "#[endpoint("),
        ("errors_left_open", "#[endpoint(method = GET, path = \"/members/{id}\", errors(404"),
        ("path_left_open", "#[endpoint(method = GET, path = \"/members/"),
        ("arguments_left_open", "#[endpoint(method = GET, path = \"/members/{id}\")]\n    async fn show(&self, id"),
        ("body_left_open", "async fn helper(&self) -> u8 { let x = "),
        ("bracket_left_open", "#["),
    ] {
        assert_keeps(name, &in_trait(typed), &[LIST]);
    }
}

#[test]
fn the_trait_itself() {
    let whole = in_trait("");
    assert_keeps("brace_missing", whole.trim_end().trim_end_matches('}'), &[LIST, REMOVE]);
    assert_keeps("brace_opened", "#[endpoints(api = Mighty)]\npub trait Members {", &[]);
    for (name, source) in [
        ("body_missing", "#[endpoints(api = Mighty)]\npub trait Members"),
        ("trait_alone", "#[endpoints(api = Mighty)]\npub trait"),
    ] {
        // Without a body it is no trait yet: what was written stays, and one error says what is missing.
        let shown = shown(source);
        assert!(shown.contains("no items: pub trait") && shown.matches("\n- `").count() == 1, "{shown}");
        let mut settings = insta::Settings::clone_current();
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.set_snapshot_path("snapshots/half_typed");
        settings.bind(|| insta::assert_snapshot!(name, shown));
    }
}
