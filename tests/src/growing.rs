//! A trait that may declare more statuses later, as another crate's callers see it.

use mighty_runtime::endpoints;

use crate::Acme;

/// What the API keeps.
#[endpoints(api = Acme, errors(401), non_exhaustive)]
pub trait Records {
    /// Deletes a record.
    #[endpoint(method = DELETE, path = "/records/{id}", errors(404))]
    async fn delete_record(&self, id: u64) -> Result<(), DeleteRecordError>;
}
