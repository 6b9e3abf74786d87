//! The network itself, as an implementation of the traits.

use jiff::SignedDuration;
use mighty_networks::members::GetMemberError;
use mighty_networks::prelude::*;
use mighty_networks::testing::{START, TestNetwork};

use crate::world::new_member;

/// What an application writes, over whatever implements the trait.
async fn names(members: &impl Members, network: &NetworkId) -> Vec<String> {
    let mut names = Vec::new();
    let mut all = members.list_members_stream(network, None, None).page_size(1);
    while let Some(member) = all.next().await {
        names.extend(member.unwrap().first_name);
    }
    names
}

#[tokio::test]
async fn it_stands_in_for_a_client() {
    let network = TestNetwork::new();
    network.add_member(&new_member("Ada"));
    assert_eq!(names(&network, &network.id()).await, ["Grace", "Ada"]);
    assert_eq!(names(&network.client(), &network.id()).await, ["Grace", "Ada"]);
    let error = network.get_member(&network.id(), MemberId::new(9)).await.unwrap_err();
    let GetMemberError::NotFound(error) = error else { panic!("{error}") };
    assert_eq!(error.message(), "Member not found");
}

#[test]
fn each_network_is_like_the_one_before() {
    let made = || {
        let network = TestNetwork::new();
        network.advance(SignedDuration::from_hours(24));
        let ada = network.add_member(&new_member("Ada"));
        (network.members(), ada.created_at)
    };
    assert_eq!(made(), made());
    let day = START + SignedDuration::from_hours(24);
    assert_eq!(made().1, Some(day + SignedDuration::from_secs(2)));
}

#[test]
fn ids_are_not_given_again() {
    let network = TestNetwork::new();
    let first = network.add_members(3);
    assert_eq!(first.iter().map(|member| member.id.get()).collect::<Vec<_>>(), [2, 3, 4]);
}
