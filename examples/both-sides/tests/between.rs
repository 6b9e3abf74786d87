//! Client and server of one trait over a socket, and Prism between them, which finds what is wrong with a document.
#![allow(clippy::print_stderr, reason = "who has no Prism is told that nothing was tested")]

#[path = "../examples/both_sides/prism.rs"]
mod prism;

use both_sides::{NewOrder, Orders, Shop, ShowOrderError, document, router};
use mighty_runtime::Client;
use prism::Prism;
use tokio::net::TcpListener;

async fn served() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router("s3cret")).await });
    url
}

/// Asks through Prism for an order, and for one that is not there; gives what Prism found, or `None` without Prism.
async fn found_with(document: &str) -> Option<Vec<String>> {
    let url = served().await;
    let Some(prism) = Prism::between(&url, document).await.unwrap() else {
        eprintln!("SKIPPED: Prism is not on the path (npm install @stoplight/prism-cli)");
        return None;
    };
    let shop = Client::<Shop>::builder().base_url(prism.url()).bearer("s3cret").build().unwrap();
    let order = shop.create_order(&NewOrder { sku: "anvil".to_owned(), quantity: 1 }).await.unwrap();
    assert_eq!(shop.show_order(order.id).await.unwrap(), *order);
    shop.show_order(9).await.unwrap_err();
    Some(prism.violations().await.unwrap())
}

#[tokio::test]
async fn the_document_says_what_both_sides_do() {
    if let Some(found) = found_with(&document()).await {
        assert!(found.is_empty(), "{found:#?}");
    }
}

#[tokio::test]
async fn a_document_that_says_something_else_is_found_out() {
    // It declares a 410 where the server answers 404.
    if let Some(found) = found_with(&document().replace("\"404\"", "\"410\"")).await {
        assert!(!found.is_empty());
    }
}

#[tokio::test]
async fn a_client_without_the_token_is_told_so() {
    let shop = Client::<Shop>::builder().base_url(served().await).build().unwrap();
    assert!(matches!(shop.show_order(1).await, Err(ShowOrderError::Unauthorized(_))));
}
