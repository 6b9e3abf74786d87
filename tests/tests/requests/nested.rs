//! Fields within fields: `style = brackets`, `style = deep_object`, `#[query(flatten, nested)]`, `#[form(nested)]`.

use std::collections::BTreeMap;

use mighty_runtime::{Endpoint, ListStyle, Nesting, endpoints};
use mighty_tests::{Acme, client};
use serde::Serialize;
use serde_json::Value;

use super::{Price, sent, target, values, yes};

#[derive(Clone, Default, Serialize)]
struct Charge {
    amount: Option<u64>,
    metadata: BTreeMap<&'static str, &'static str>,
    items: Vec<Line>,
    expand: Vec<&'static str>,
    #[serde(rename = "kind of")]
    kind: Option<Kind>,
    rate: Option<f64>,
    pair: Option<(u8, u8)>,
    nothing: (),
}

#[derive(Clone, Default, Serialize)]
struct Line {
    sku: &'static str,
    tags: Option<Vec<&'static str>>,
}

#[derive(Clone, Serialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Plain,
    Of(u8),
    With { days: u8, rate: f64 },
    Both(u8, Option<u8>),
}

#[endpoints(api = Acme)]
trait Nests {
    #[endpoint(method = GET, path = "/q")]
    async fn brackets(
        &self,
        #[query(style = brackets)] tag: &[&str],
        #[query(style = brackets, name = "filter[id]")] ids: Option<Vec<u32>>,
        #[query(style = repeated)] plain: &[Price],
    ) -> Result<(), QueryError>;
    #[endpoint(method = GET, path = "/q")]
    async fn deep(
        &self,
        #[query(style = deep_object)] filter: &BTreeMap<&str, &str>,
        #[query(style = deep_object, name = "the order")] order: Option<Charge>,
        #[query] after: u8,
    ) -> Result<(), QueryError>;
    #[endpoint(method = GET, path = "/q")]
    async fn deep_any(&self, #[query(style = deep_object)] any: &Value) -> Result<(), QueryError>;
    #[endpoint(method = GET, path = "/q")]
    async fn flattened(
        &self,
        #[query] before: Option<u8>,
        #[query(flatten, nested)] charge: &Charge,
    ) -> Result<(), QueryError>;
    #[endpoint(method = GET, path = "/q")]
    async fn flattened_brackets(
        &self,
        #[query(flatten, nested, brackets)] charge: Option<&Charge>,
    ) -> Result<(), QueryError>;
    #[endpoint(method = POST, path = "/f")]
    async fn form(&self, #[form(nested)] charge: &Charge) -> Result<(), QueryError>;
    #[endpoint(method = POST, path = "/f")]
    async fn form_any(&self, #[form(nested)] any: &Value) -> Result<(), QueryError>;
    #[endpoint(method = POST, path = "/f")]
    async fn form_brackets(&self, #[form(nested, brackets)] charge: Option<&Charge>) -> Result<(), QueryError>;
    #[endpoint(method = POST, path = "/f")]
    async fn form_untyped(&self, #[form(brackets, untyped, nested)] charge: Charge) -> Result<(), QueryError>;
    #[endpoint(method = POST, path = "/f")]
    async fn form_untyped_option(&self, #[form(untyped, nested)] charge: Option<Charge>) -> Result<(), QueryError>;
}

fn charge() -> Charge {
    Charge {
        amount: Some(2000),
        metadata: BTreeMap::from([("order id", "6&7"), ("x[y]", "é")]),
        items: vec![Line { sku: "a", tags: Some(vec!["t", "u"]) }, Line { sku: "", tags: None }],
        expand: vec!["customer", "invoice.lines"],
        ..Charge::default()
    }
}

fn kind(kind: Kind) -> Charge {
    Charge { kind: Some(kind), ..Charge::default() }
}

/// The body of a form, decoded: the names are what a server splits at brackets.
async fn pairs(charge: &Charge) -> String {
    decoded(&sent(async |acme| acme.form(charge).await).await.text())
}

fn decoded(form: &str) -> String {
    let pairs: Vec<String> =
        url::form_urlencoded::parse(form.as_bytes()).map(|(name, value)| format!("{name}={value}")).collect();
    pairs.join("\n")
}

#[tokio::test]
async fn brackets_stand_behind_the_name_of_a_list() {
    let some = target(async |acme| acme.brackets(&["a", "b&c"], Some(vec![1, 2]), &[Price(100)]).await).await;
    assert_eq!(some, "/q?tag%5B%5D=a&tag%5B%5D=b%26c&filter%5Bid%5D%5B%5D=1&filter%5Bid%5D%5B%5D=2&plain=1.00+EUR");
    assert_eq!(target(async |acme| acme.brackets(&[], None, &[]).await).await, "/q");
    assert_eq!(target(async |acme| acme.brackets(&[], Some(vec![]), &[]).await).await, "/q");
}

#[tokio::test]
async fn an_object_has_a_pair_for_each_property() {
    let filter = BTreeMap::from([("a", "1 2"), ("b", "")]);
    let some = target(async |acme| acme.deep(&filter, Some(charge()), 9).await).await;
    let expected = "filter[a]=1 2\nfilter[b]=\nthe order[amount]=2000\nthe order[metadata][order id]=6&7\n\
                    the order[metadata][x[y]]=é\nthe order[items][0][sku]=a\nthe order[items][0][tags][0]=t\n\
                    the order[items][0][tags][1]=u\nthe order[items][1][sku]=\nthe order[expand][0]=customer\n\
                    the order[expand][1]=invoice.lines\nafter=9";
    assert_eq!(decoded(some.strip_prefix("/q?").unwrap()), expected);
    assert!(!some.contains(['[', ']', ' ']), "{some}");
    assert_eq!(target(async |acme| acme.deep(&BTreeMap::new(), None, 9).await).await, "/q?after=9");
    assert_eq!(target(async |acme| acme.deep(&BTreeMap::new(), Some(Charge::default()), 9).await).await, "/q?after=9");
}

#[tokio::test]
async fn a_form_names_fields_within_fields() {
    let expected = "amount=2000\nmetadata[order id]=6&7\nmetadata[x[y]]=é\nitems[0][sku]=a\nitems[0][tags][0]=t\n\
                    items[0][tags][1]=u\nitems[1][sku]=\nexpand[0]=customer\nexpand[1]=invoice.lines";
    assert_eq!(pairs(&charge()).await, expected);
    let bare = sent(async |acme| acme.form_brackets(Some(&charge())).await).await;
    let expected = "amount=2000\nmetadata[order id]=6&7\nmetadata[x[y]]=é\nitems[][sku]=a\nitems[][tags][]=t\n\
                    items[][tags][]=u\nitems[][sku]=\nexpand[]=customer\nexpand[]=invoice.lines";
    assert_eq!(decoded(&bare.text()), expected);
    assert_eq!(values(&bare, "content-type"), ["application/x-www-form-urlencoded"]);
    assert!(!bare.text().contains(['[', ']', ' ']), "{}", bare.text());
}

#[tokio::test]
async fn what_is_absent_or_empty_is_no_pair() {
    let empty = Charge { items: vec![Line { sku: "a", tags: Some(vec![]) }], ..Charge::default() };
    assert_eq!(pairs(&empty).await, "items[0][sku]=a");
    assert_eq!(pairs(&Charge::default()).await, "");
    assert_eq!(
        pairs(&Charge { rate: Some(0.5), pair: Some((1, 2)), ..Charge::default() }).await,
        "rate=0.5\npair[0]=1\npair[1]=2"
    );
    let none = sent(async |acme| acme.form_brackets(None).await).await;
    assert_eq!((none.text().as_str(), values(&none, "content-type").len()), ("", 0));
}

#[tokio::test]
async fn variants_are_a_value_or_a_field() {
    assert_eq!(pairs(&kind(Kind::Plain)).await, "kind of=plain");
    assert_eq!(pairs(&kind(Kind::Of(3))).await, "kind of[of]=3");
    assert_eq!(pairs(&kind(Kind::With { days: 3, rate: 1.0 })).await, "kind of[with][days]=3\nkind of[with][rate]=1.0");
    assert_eq!(pairs(&kind(Kind::Both(1, None))).await, "kind of[both][0]=1");
}

#[tokio::test]
async fn a_flattened_struct_may_have_fields_within_fields() {
    let some = target(async |acme| acme.flattened(Some(1), &charge()).await).await;
    assert!(some.starts_with("/q?before=1&amount=2000&metadata%5Border%20id%5D=6%267&"), "{some}");
    let some = target(async |acme| acme.flattened_brackets(Some(&charge())).await).await;
    assert!(some.ends_with("&expand%5B%5D=customer&expand%5B%5D=invoice.lines"), "{some}");
    assert_eq!(target(async |acme| acme.flattened(None, &Charge::default()).await).await, "/q");
    assert_eq!(target(async |acme| acme.flattened_brackets(None).await).await, "/q");
}

#[tokio::test]
async fn nested_and_untyped_go_together() {
    let charge = Charge { expand: vec!["a"], ..Charge::default() };
    let untyped = sent(async |acme| acme.form_untyped(charge.clone()).await).await;
    assert_eq!((untyped.text().as_str(), values(&untyped, "content-type").len()), ("expand%5B%5D=a", 0));
    let untyped = sent(async |acme| acme.form_untyped_option(Some(charge.clone())).await).await;
    assert_eq!((untyped.text().as_str(), values(&untyped, "content-type").len()), ("expand%5B0%5D=a", 0));
    assert_eq!(sent(async |acme| acme.form_untyped_option(None).await).await.text(), "");
}

#[tokio::test]
async fn a_number_that_is_none_is_refused_by_its_place() {
    let server = yes();
    let acme = client(&server);
    let charge = kind(Kind::With { days: 1, rate: f64::NAN });
    let errors = [
        acme.form(&charge).await.unwrap_err(),
        acme.form_untyped(charge.clone()).await.unwrap_err(),
        acme.flattened(None, &charge).await.unwrap_err(),
        acme.deep(&BTreeMap::new(), Some(charge.clone()), 0).await.unwrap_err(),
    ];
    for error in errors {
        let QueryError::Unexpected(error) = error;
        assert_eq!(error.argument().unwrap().member(), Some("kind of.with.rate"));
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn what_has_no_names_is_refused() {
    let server = yes();
    let acme = client(&server);
    for nameless in ["1", "\"a\"", "[]", "[1]", "[[\"a\", 1]]", "true", "1.5"] {
        let any = serde_json::from_str(nameless).unwrap();
        for error in [acme.form_any(&any).await.unwrap_err(), acme.deep_any(&any).await.unwrap_err()] {
            let QueryError::Unexpected(error) = error;
            let argument = error.argument().unwrap();
            assert!(argument.to_string().contains("`any` cannot be serialized"), "{argument}");
        }
    }
    assert!(server.requests().is_empty());
    let null = Value::Null;
    assert_eq!(sent(async |acme| acme.form_any(&null).await).await.text(), "");
    assert_eq!(target(async |acme| acme.deep_any(&null).await).await, "/q");
}

#[tokio::test]
async fn a_field_of_any_depth_is_written() {
    let mut any = serde_json::json!("x");
    for _ in 0..40 {
        any = serde_json::json!({ "a": any });
    }
    assert_eq!(sent(async |acme| acme.form_any(&any).await).await.text(), format!("a{}=x", "%5Ba%5D".repeat(39)));
}

#[test]
fn descriptors_say_how_it_is_written() {
    let parameter = |endpoint: &'static Endpoint, index: usize| endpoint.parameters()[index];
    assert_eq!(parameter(NestsEndpoints::BRACKETS, 0).name(), "tag[]");
    assert_eq!(parameter(NestsEndpoints::DEEP, 0).list_style(), ListStyle::DeepObject);
    assert_eq!(parameter(NestsEndpoints::FLATTENED, 1).nesting(), Some(Nesting::Indices));
    assert_eq!(parameter(NestsEndpoints::FORM_UNTYPED, 0).nesting(), Some(Nesting::Brackets));
    assert_eq!(parameter(NestsEndpoints::FORM_UNTYPED, 0).media_type(), Some("*/*"));
    assert_eq!(parameter(NestsEndpoints::FORM, 0).media_type(), Some("application/x-www-form-urlencoded"));
}
