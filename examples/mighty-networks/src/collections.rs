//! Collections of spaces.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
//! # fn main() { example(async |mighty, network| {
//! use mighty_networks::collections::{CollectionOrder, NewCollection, SpacePosition};
//! use mighty_networks::prelude::*;
//!
//! let collection = NewCollection::builder().name("Engines").visible_to_members(true).build();
//! let collection = mighty.create_collection(&network, &collection).await?;
//! let spaces = [SpaceId::new(7), SpaceId::new(5)].into_iter().zip(1..);
//! let places = spaces.map(|(space, position)| SpacePosition::builder().space_id(space).position(position).build());
//! let order = CollectionOrder::builder().spaces(places).build();
//! mighty.reorder_collection_spaces(&network, collection.id, None, None, &order).await?;
//! # Ok(()) }) }
//! ```

use bon::Builder;
use jiff::Timestamp;
use mighty_runtime::endpoints;
use sdk_support::null_as_default;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use crate::ids::{CollectionId, SpaceId};
use crate::{MightyNetworks, NetworkId, Page};

/// The collections of spaces, as the network's menu shows them.
#[endpoints(
    api = MightyNetworks,
    openapi = "openapi.json",
    errors(401 { "token_expired" => TokenExpired, _ => Unauthorized }, 403, 429, 5xx),
    error = CollectionsError,
    testing = "testing",
    server = "testing"
)]
pub trait Collections {
    /// Returns one page of the collections of the network.
    #[endpoint(method = GET, path = "/networks/{network_id}/collections", success = 200, paginate)]
    async fn list_collections(
        &self,
        network_id: &NetworkId,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Page<Collection>, ListCollectionsError>;

    /// Creates a collection.
    ///
    /// - 400: the body is malformed.
    /// - 422: the name is empty or too long.
    #[endpoint(method = POST, path = "/networks/{network_id}/collections", success = 201, errors(400, 422))]
    async fn create_collection(
        &self,
        network_id: &NetworkId,
        #[body] new: &NewCollection,
    ) -> Result<Collection, CreateCollectionError>;

    /// Returns one collection.
    ///
    /// - 404: the network has no such collection.
    #[endpoint(method = GET, path = "/networks/{network_id}/collections/{collection_id}/", success = 200, errors(404))]
    async fn get_collection(
        &self,
        network_id: &NetworkId,
        collection_id: CollectionId,
    ) -> Result<Collection, GetCollectionError>;

    /// Changes a collection.
    ///
    /// - 400: the body is malformed.
    /// - 404: the network has no such collection.
    /// - 422: the name is empty or too long.
    #[endpoint(
        method = PATCH,
        path = "/networks/{network_id}/collections/{collection_id}/",
        success = 200,
        errors(400, 404, 422),
        idempotent
    )]
    async fn update_collection(
        &self,
        network_id: &NetworkId,
        collection_id: CollectionId,
        #[body] changes: &CollectionUpdate,
    ) -> Result<Collection, UpdateCollectionError>;

    /// Replaces what can be changed about a collection.
    ///
    /// What is not set may be set back: the document does not say. [`update_collection`](Self::update_collection)
    /// leaves it as it is.
    ///
    /// - 400: the body is malformed.
    /// - 404: the network has no such collection.
    /// - 422: the name is empty or too long.
    #[endpoint(
        method = PUT,
        path = "/networks/{network_id}/collections/{collection_id}/",
        success = 200,
        errors(400, 404, 422)
    )]
    async fn replace_collection(
        &self,
        network_id: &NetworkId,
        collection_id: CollectionId,
        #[body] changes: &CollectionUpdate,
    ) -> Result<Collection, ReplaceCollectionError>;

    /// Deletes a collection.
    ///
    /// - 404: the network has no such collection.
    /// - 422: this collection cannot be deleted, as one with spaces in it.
    #[endpoint(
        method = DELETE,
        path = "/networks/{network_id}/collections/{collection_id}/",
        success = 204,
        errors(404, 422)
    )]
    async fn delete_collection(
        &self,
        network_id: &NetworkId,
        collection_id: CollectionId,
    ) -> Result<(), DeleteCollectionError>;

    /// Orders the spaces of a collection, and returns one page of the new order.
    ///
    /// - 400: the body is malformed.
    /// - 404: the network has no such collection.
    /// - 422: a space is not in the collection, or two are to have one place.
    #[endpoint(
        method = PUT,
        path = "/networks/{network_id}/collections/{collection_id}/order",
        success = 200,
        errors(400, 404, 422),
        paginate
    )]
    async fn reorder_collection_spaces(
        &self,
        network_id: &NetworkId,
        collection_id: CollectionId,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
        #[body] order: &CollectionOrder,
    ) -> Result<Page<CollectionOrderItem>, ReorderCollectionSpacesError>;
}

/// A collection of spaces, as the network's menu shows it.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collection {
    /// Which collection.
    pub id: CollectionId,
    /// When the collection was created.
    pub created_at: Option<Timestamp>,
    /// When the collection was last changed.
    pub updated_at: Option<Timestamp>,
    /// The name.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: String,
    /// The text about it.
    pub description: Option<String>,
    /// Whether members see it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub visible_to_members: bool,
    /// Its place in the menu.
    #[serde(default, deserialize_with = "null_as_default")]
    pub position: u64,
    /// Whether members can look for spaces in it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub explorable: bool,
}

/// A space, and its place in a collection.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectionOrderItem {
    /// Which space.
    pub id: SpaceId,
    /// The space's name.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: String,
    /// Its place in the collection.
    #[serde(default, deserialize_with = "null_as_default")]
    pub position: u64,
}

/// A collection to be created.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct NewCollection {
    /// The name.
    pub name: String,
    /// The text about it.
    pub description: Option<String>,
    /// Whether members see it.
    pub visible_to_members: Option<bool>,
}

/// What to change about a collection; what is not set stays as it is.
#[skip_serializing_none]
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Builder)]
#[builder(on(String, into))]
pub struct CollectionUpdate {
    /// The name.
    pub name: Option<String>,
    /// The text about it.
    pub description: Option<String>,
    /// Whether members see it.
    pub visible_to_members: Option<bool>,
}

/// Where the spaces of a collection are to stand.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Builder)]
pub struct CollectionOrder {
    /// The place of each space.
    #[builder(with = FromIterator::from_iter)]
    pub spaces: Vec<SpacePosition>,
}

/// Where one space is to stand.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Builder)]
pub struct SpacePosition {
    /// The space.
    pub space_id: SpaceId,
    /// Its place in the collection.
    pub position: u64,
}
