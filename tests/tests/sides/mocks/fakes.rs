//! The trait implemented by hand, and by `mockall`.

use std::future::Future;

use mighty_runtime::{Api, Fault, Problem, endpoints};
use mockall::mock;
use mockall::predicate::eq;

pub(super) enum Library {}

impl Api for Library {
    const BASE_URL: &'static str = "https://library.example";
    type ErrorBody = Problem;
}

#[endpoints(api = Library, errors(5xx), error = BooksError, testing)]
pub(super) trait Books {
    #[endpoint(method = GET, path = "/books/{id}", errors(404))]
    async fn title(&self, id: u64) -> Result<u64, TitleError>;
    #[endpoint(method = GET, path = "/books")]
    async fn find(&self, #[query] text: &str) -> Result<Vec<u64>, FindError>;
}

/// What an application does with it.
async fn first(books: &impl Books, text: &str) -> Result<Option<u64>, BooksError> {
    match books.find(text).await?.first() {
        Some(id) => match books.title(*id).await {
            Ok(title) => Ok(Some(title)),
            Err(TitleError::NotFound(_)) => Ok(None),
            Err(error) => Err(error.into()),
        },
        None => Ok(None),
    }
}

struct Fake;

impl Books for Fake {
    async fn title(&self, id: u64) -> Result<u64, TitleError> {
        if id == 1 { Ok(7) } else { Err(TitleError::not_found(Problem::default())) }
    }

    async fn find(&self, text: &str) -> Result<Vec<u64>, FindError> {
        match text {
            "broken" => Err(FindError::server_error::<503>(Problem::default())),
            "slow" => Err(FindError::unexpected(Fault::timeout())),
            "rust" => Ok(vec![1]),
            _ => Ok(vec![2]),
        }
    }
}

#[tokio::test]
async fn a_fake_is_an_implementation() {
    assert_eq!(first(&Fake, "rust").await.unwrap(), Some(7));
    assert_eq!(first(&Fake, "go").await.unwrap(), None);
    assert!(matches!(first(&Fake, "broken").await, Err(BooksError::ServerError(_))));
    assert!(matches!(first(&Fake, "slow").await, Err(BooksError::Unexpected(_))));
}

mock! {
    Shelf {}

    impl Books for Shelf {
        fn title(&self, id: u64) -> impl Future<Output = Result<u64, TitleError>> + Send;
        fn find(&self, text: &str) -> impl Future<Output = Result<Vec<u64>, FindError>> + Send;
    }
}

#[tokio::test]
async fn mockall_implements_the_trait() {
    let mut shelf = MockShelf::new();
    shelf.expect_find().with(eq("rust")).times(1).returning(|_| Box::pin(async { Ok(vec![1]) }));
    shelf.expect_title().returning(|_| Box::pin(async { Err(TitleError::not_found(Problem::default())) }));
    assert_eq!(first(&shelf, "rust").await.unwrap(), None);
}
