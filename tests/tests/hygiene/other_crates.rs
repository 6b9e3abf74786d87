//! SDKs from other crates: one that has renamed the library, one behind a facade, one under the strictest lints.

use mighty_renamed::local_module::{Clock, Time};
use mighty_renamed::through_facade::{Gallery, HangError, Pictures, PicturesEndpoints, PicturesError};
use mighty_renamed::under_new_name::{AddBookError, Book, Books, BooksError, Library, ShowBookError};
use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{Api, Client, Endpoint, Part, RetryPolicy};
use mighty_tests::strict::{Filter, Thing, Things, ThingsEndpoints, ThingsError};
use mighty_tests::{Acme, client};

fn over<A: Api>(reply: Reply) -> (Client<A, InProcess>, InProcess) {
    let server = InProcess::from_fn(move |_| reply.clone());
    (Client::over(server.clone()).retry(RetryPolicy::new().never()).build().unwrap(), server)
}

#[tokio::test]
async fn a_renamed_library_works() {
    let (library, server) = over::<Library>(Reply::status(200).body(r#"{"title":"t"}"#));
    let book = library.show_book("978").await.unwrap();
    assert_eq!(book, Book { title: "t".to_owned() });
    library.add_book(&book, &["a"]).await.unwrap_err();
    let requests = server.requests();
    assert_eq!(requests[0].uri, "https://books.example/v1/books/978");
    assert_eq!(requests[1].target(), "/v1/books?tags=a");
    // The SDK is the crate with the trait, not the one that calls it.
    assert!(requests[0].header("user-agent").unwrap().starts_with("mighty-renamed/0.1.0 mighty-runtime/"));
}

#[tokio::test]
async fn another_crate_has_to_expect_more_variants_of_a_non_exhaustive_trait() {
    let (library, _) = over::<Library>(Reply::status(404));
    // Without the last arms this does not compile, and with them no arm is unreachable.
    let name = match library.show_book("978").await.unwrap_err() {
        ShowBookError::NotFound(_) => "not found",
        ShowBookError::ServerError(_) | ShowBookError::Unexpected(_) => "failed",
        _ => "new",
    };
    assert_eq!(name, "not found");
    let error = library.add_book(&Book { title: String::new() }, &[]).await.unwrap_err();
    assert!(matches!(error, AddBookError::NotFound(_)));
    assert!(matches!(BooksError::from(error), BooksError::NotFound(_)));
}

#[tokio::test]
async fn a_library_behind_a_facade_works() {
    let (gallery, server) = over::<Gallery>(Reply::status(413));
    let error: HangError = gallery.hang(7, Part::text("p"), vec!["a".to_owned()]).await.unwrap_err();
    let name = match PicturesError::from(error) {
        PicturesError::PayloadTooLarge(_) => "too large",
        PicturesError::ClientError(_) | PicturesError::ServerError(_) | PicturesError::Unexpected(_) => "other",
    };
    assert_eq!(name, "too large");
    assert_eq!(server.requests()[0].uri, "https://gallery.example/pictures/7");
    let endpoint: &Endpoint = PicturesEndpoints::HANG;
    assert_eq!(endpoint.timeouts().call.unwrap().as_secs(), 60);
}

#[tokio::test]
async fn a_library_in_a_module_works() {
    let (clock, server) = over::<Clock>(Reply::status(200).body("noon"));
    assert_eq!(clock.now(Some("en")).await.unwrap(), "noon");
    assert_eq!(server.requests()[0].header("accept-language"), Some("en"));
}

#[tokio::test]
async fn a_trait_under_the_strictest_lints_works() {
    let server = InProcess::from_fn(|request| match request.method.as_str() {
        "POST" => Reply::status(409),
        "DELETE" | "HEAD" => Reply::status(204),
        _ => Reply::status(200).body(r#"[{"name":"a"}]"#),
    });
    let acme = client(&server);
    let filter = Filter { colour: None, size: vec![1] };
    let listed = acme.list_things(&filter, Some(2), &["x"], None).await.unwrap();
    assert_eq!(*listed, [Thing { name: "a".to_owned() }]);
    assert_eq!(server.requests()[0].target(), "/v1/things?size=1&page=2&tag%5B%5D=x");
    let error = acme.create_thing(Thing { name: "a".to_owned() }).await.unwrap_err();
    assert!(matches!(ThingsError::from(error), ThingsError::AlreadyThere(_)));
    acme.delete_thing(1).await.unwrap();
    acme.check_thing(1).await.unwrap();
    assert_eq!(ThingsEndpoints::ALL.len(), 9);
    drop(acme.ask_thing(1).await.unwrap());
}

#[test]
fn the_api_of_a_sdk_needs_no_traits_of_its_own() {
    let (acme, _) = over::<Acme>(Reply::status(204));
    assert!(format!("{:?}", acme.clone()).starts_with("Client"));
}
