//! How large errors and futures are: 16 bytes for an error and for `Result<(), E>`, 256 for the future of a method.

use mighty_networks::prelude::*;
use mighty_networks::{assets, members, posts, spaces};

use crate::call::Size;

const MAX_ERROR: usize = 16;
const MAX_FUTURE: usize = 256;

#[test]
fn every_operation_is_small() {
    let mighty = MightyClient::builder().build().unwrap();
    for (_, call) in crate::calls() {
        let Size { error, result, future } = (call.measure)(&mighty);
        assert_eq!([error, result], [MAX_ERROR; 2], "the error and the result of {}", call.name);
        assert!(future <= MAX_FUTURE, "the future of {} has {future} bytes", call.name);
    }
}

#[test]
fn the_future_of_a_caller_is_small_too() {
    async fn caller(mighty: &MightyClient, network: &NetworkId) -> Result<MemberId, members::MembersError> {
        let member = mighty.get_member(network, MemberId::new(1)).await?;
        mighty.delete_member(network, member.id).await?;
        Ok(member.id)
    }
    let (mighty, network) = (MightyClient::builder().build().unwrap(), NetworkId::from(17));
    assert!(size_of_val(&caller(&mighty, &network)) <= 2 * MAX_FUTURE);
}

#[test]
fn unions_are_small() {
    let sizes = [
        size_of::<assets::AssetsError>(),
        size_of::<members::MembersError>(),
        size_of::<posts::PostsError>(),
        size_of::<spaces::SpacesError>(),
        size_of::<Result<(), members::MembersError>>(),
    ];
    assert_eq!(sizes, [MAX_ERROR; 5]);
}
