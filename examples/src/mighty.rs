//! The Mighty Networks Admin API, as far as the examples need it: what an SDK author writes.
//!
//! One file per part of the API; each has the types of that part and the trait that lists its endpoints. What is not
//! here is the request code, the error enums and the retry loop: those come from the attributes.

mod account;
mod assets;
mod error;
mod members;
mod network_id;
mod page;
mod posts;
mod spaces;

pub use account::*;
pub use assets::*;
pub use error::{MightyError, ValidationError};
pub use members::*;
pub use network_id::NetworkId;
pub use page::{Links, Page, Paging};
pub use posts::*;
pub use spaces::*;

use mighty_runtime::{Api, NextPage, Pagination};

/// The Mighty Networks Admin API.
///
/// There is no value of this type; it names the API in `Client<MightyNetworks>`.
#[derive(Debug)]
pub enum MightyNetworks {}

impl Api for MightyNetworks {
    const BASE_URL: &'static str = "https://api.mn.co/admin/v1";
    type ErrorBody = MightyError;
    const NAME: &'static str = "Mighty Networks";
    const PAGINATION: Option<Pagination> = Some(
        Pagination::new(&[NextPage::link("links.next"), NextPage::page_number("page").total_pages("meta.total_pages")])
            .page_size("per_page"),
    );
}
