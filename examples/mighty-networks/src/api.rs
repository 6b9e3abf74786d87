//! The API itself.

use mighty_runtime::{Api, Client, Help, HyperTransport, NextPage, Pagination};

use crate::MightyError;
use crate::help::HELP;

/// The Mighty Networks Admin API.
///
/// There is no value of this type; it names the API in `Client<MightyNetworks>`.
#[derive(Debug)]
pub enum MightyNetworks {}

impl Api for MightyNetworks {
    const BASE_URL: &'static str = "https://api.mn.co/admin/v1";
    type ErrorBody = MightyError;
    const NAME: &'static str = "Mighty Networks";
    const HELP: &'static [Help] = HELP;
    // Of no list is it said which of the two envelopes it comes in.
    const PAGINATION: Option<Pagination> = Some(
        Pagination::new(&[NextPage::link("links.next"), NextPage::page_number("page").total_pages("meta.total_pages")])
            .page_size("per_page"),
    );
    // No `USER_AGENT`: the default, this package's name and version, is as good as any. The API refuses calls without
    // one.
}

/// The client of every trait in this crate; in tests over another transport.
///
/// ```
/// use mighty_networks::prelude::*;
///
/// # fn client(token: String) -> Result<(), mighty_runtime::BuildError> {
/// let mighty = MightyClient::builder().bearer(token).build()?;
/// # Ok(())
/// # }
/// ```
pub type MightyClient<T = HyperTransport> = Client<MightyNetworks, T>;
