//! The library, renamed in `Cargo.toml`.

use rt::{Api, Problem, endpoints};
use serde::{Deserialize, Serialize};

/// A library of books.
#[derive(Debug)]
pub enum Library {}

impl Api for Library {
    const BASE_URL: &'static str = "https://books.example/v1";
    type ErrorBody = Problem;
}

/// A book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    /// Its title.
    pub title: String,
}

/// Books. Another crate must expect more variants than these.
#[endpoints(api = Library, crate = rt, errors(404, 5xx), error = BooksError, non_exhaustive, retry(attempts = 2))]
pub trait Books {
    /// Returns a book.
    #[endpoint(method = GET, path = "/books/{isbn}")]
    async fn show_book(&self, isbn: &str) -> Result<Book, ShowBookError>;

    /// Adds a book.
    #[endpoint(method = POST, path = "/books", success = 201, errors(409 => AlreadyThere(Problem)))]
    async fn add_book(&self, #[body] book: &Book, #[query] tags: &[&str]) -> Result<(), AddBookError>;
}
