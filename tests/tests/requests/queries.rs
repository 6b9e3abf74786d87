//! Query parameters: scalars, options, lists, structs.

use mighty_runtime::endpoints;
use mighty_tests::Acme;
use serde::Serialize;

use super::{FILTER, Filter, Price, THING, THING_JSON, Thing, sent, target};

#[endpoints(api = Acme)]
trait Queries {
    #[endpoint(method = GET, path = "/q")]
    async fn scalars(
        &self,
        #[query] text: &str,
        #[query] number: i64,
        #[query] flag: bool,
        #[query] price: &Price,
        #[query] owned: String,
    ) -> Result<(), QueryError>;
    #[endpoint(method = GET, path = "/q")]
    async fn optional(
        &self,
        #[query] number: Option<u32>,
        #[query] text: Option<&str>,
        #[query] owned: Option<String>,
        #[query] by_reference: &Option<Price>,
    ) -> Result<(), QueryError>;
    #[endpoint(method = GET, path = "/q")]
    async fn lists(
        &self,
        #[query] slice: &[u32],
        #[query] texts: &[&str],
        #[query] vec: Vec<String>,
        #[query] by_reference: &Vec<u8>,
        #[query] array: [u8; 2],
        #[query] array_by_reference: &[char; 2],
    ) -> Result<(), QueryError>;
    #[endpoint(method = GET, path = "/q")]
    async fn optional_lists(
        &self,
        #[query] vec: Option<Vec<u32>>,
        #[query] slice: Option<&[u32]>,
        #[query] by_reference: Option<&Vec<u32>>,
        #[query] array: Option<[u32; 2]>,
        #[query] array_by_reference: Option<&[u32; 1]>,
    ) -> Result<(), QueryError>;
    #[endpoint(method = GET, path = "/q")]
    async fn renamed(
        &self,
        #[query(name = "filter[tag]")] tags: &[&str],
        #[query(name = "perPage")] per_page: Option<u32>,
        #[query] r#type: &str,
    ) -> Result<(), QueryError>;
    #[endpoint(method = GET, path = "/q")]
    async fn flattened(&self, #[query(flatten)] filter: &Filter) -> Result<(), QueryError>;
    #[endpoint(method = GET, path = "/q")]
    async fn flattened_between(
        &self,
        #[query] before: u8,
        #[query(flatten)] filter: Filter,
        #[query] after: u8,
    ) -> Result<(), QueryError>;
    #[endpoint(method = GET, path = "/q")]
    async fn flattened_option(&self, #[query(flatten)] filter: Option<Filter>) -> Result<(), QueryError>;
    #[endpoint(method = POST, path = "/q")]
    async fn beside_a_body(&self, #[query] notify: bool, #[body] thing: &Thing<'_>) -> Result<(), QueryError>;
}

#[tokio::test]
async fn query_parameters_stand_in_the_order_of_the_arguments() {
    let target = target(async |acme| acme.scalars("x", -7, true, &Price(100), "y".to_owned()).await).await;
    assert_eq!(target, "/q?text=x&number=-7&flag=true&price=1.00+EUR&owned=y");
}

#[tokio::test]
async fn query_values_can_end_neither_themselves_nor_the_query() {
    let target = target(async |acme| acme.scalars("a&b=c+d e#f%é\n", 0, false, &Price(0), String::new()).await).await;
    assert_eq!(target, "/q?text=a%26b%3Dc%2Bd+e%23f%25%C3%A9%0A&number=0&flag=false&price=0.00+EUR&owned=");
}

#[tokio::test]
async fn query_parameters_that_are_none_are_absent() {
    assert_eq!(target(async |acme| acme.optional(None, None, None, &None).await).await, "/q");
    let some = target(async |acme| acme.optional(Some(0), Some(""), None, &Some(Price(1))).await).await;
    assert_eq!(some, "/q?number=0&text=&by_reference=0.01+EUR");
}

#[tokio::test]
async fn lists_in_the_query_are_repeated_in_order() {
    let target = target(async |acme| {
        let vec = vec!["c d".to_owned(), "e".to_owned()];
        acme.lists(&[1, 2], &["a", "b"], vec, &vec![7], [8, 9], &['x', 'y']).await
    });
    let expected = "/q?slice=1&slice=2&texts=a&texts=b&vec=c+d&vec=e&by_reference=7&array=8&array=9\
                    &array_by_reference=x&array_by_reference=y";
    assert_eq!(target.await, expected);
}

#[tokio::test]
async fn empty_lists_and_absent_lists_are_absent_from_the_query() {
    let empty = target(async |acme| acme.lists(&[], &[], vec![], &vec![], [1, 2], &['a', 'b']).await).await;
    assert_eq!(empty, "/q?array=1&array=2&array_by_reference=a&array_by_reference=b");
    assert_eq!(target(async |acme| acme.optional_lists(None, None, None, None, None).await).await, "/q");
    let some = target(async |acme| {
        acme.optional_lists(Some(vec![1, 2]), Some(&[3]), Some(&vec![4]), Some([5, 6]), Some(&[7])).await
    });
    assert_eq!(some.await, "/q?vec=1&vec=2&slice=3&by_reference=4&array=5&array=6&array_by_reference=7");
    let empty = target(async |acme| acme.optional_lists(Some(vec![]), Some(&[]), Some(&vec![]), None, None).await);
    assert_eq!(empty.await, "/q");
}

#[tokio::test]
async fn query_parameters_can_have_another_name_than_their_argument() {
    let target = target(async |acme| acme.renamed(&["a", "b"], Some(3), "t").await).await;
    assert_eq!(target, "/q?filter%5Btag%5D=a&filter%5Btag%5D=b&perPage=3&type=t");
}

#[tokio::test]
async fn a_flattened_struct_becomes_its_fields() {
    let full = Filter { size: vec![1, 2], ..FILTER };
    let none = Filter { colour: None, size: vec![], in_stock: false };
    assert_eq!(
        target(async |acme| acme.flattened(&full).await).await,
        "/q?colour=dark+red&size=1&size=2&in-stock=true"
    );
    assert_eq!(target(async |acme| acme.flattened(&none).await).await, "/q?in-stock=false");
    let between = target(async |acme| acme.flattened_between(1, none.clone(), 2).await).await;
    assert_eq!(between, "/q?before=1&in-stock=false&after=2");
    assert_eq!(target(async |acme| acme.flattened_option(None).await).await, "/q");
    let some = target(async |acme| acme.flattened_option(Some(FILTER)).await).await;
    assert_eq!(some, "/q?colour=dark+red&in-stock=true");
}

#[derive(Serialize)]
struct Nothing {
    nothing: Option<u8>,
}

#[endpoints(api = Acme)]
trait EmptyFlatten {
    #[endpoint(method = GET, path = "/q")]
    async fn flattened_nothing(
        &self,
        #[query] before: Option<u8>,
        #[query(flatten)] nothing: &Nothing,
        #[query] after: Option<u8>,
    ) -> Result<(), NothingError>;
}

#[tokio::test]
async fn a_flattened_struct_without_a_field_to_send_leaves_no_separator() {
    let nothing = &Nothing { nothing: None };
    assert_eq!(target(async |acme| acme.flattened_nothing(None, nothing, None).await).await, "/q");
    assert_eq!(
        target(async |acme| acme.flattened_nothing(Some(1), nothing, Some(2)).await).await,
        "/q?before=1&after=2"
    );
}

#[tokio::test]
async fn a_query_can_stand_beside_a_body() {
    let request = sent(async |acme| acme.beside_a_body(false, &THING).await).await;
    assert_eq!((request.target(), request.text().as_str()), ("/v1/q?notify=false", THING_JSON));
}
