#[endpoints(api = MightyNetworks, errors(401, 403, 429, 5xx), error = MembersError)]
/// The members of a network.
pub trait Members {
    /// Returns one member of the network.
    #[endpoint(method = GET, path = "/networks/{network_id}/members/{member_id}/", errors(404))]
    async fn show_member(&self, network_id: &NetworkId, member_id: u64) -> Result<Member, ShowMemberError>;

    /// Creates a member.
    #[endpoint(method = POST, path = "/networks/{network_id}/members",
               errors(409 => AlreadyMember, 422(ValidationError)))]
    async fn create_member(&self, network_id: &NetworkId, #[body] new: &NewMember) -> Result<Member, CreateMemberError>;

    /// Removes a member from the network.
    #[endpoint(method = DELETE, path = "/networks/{network_id}/members/{member_id}/", success = 204, errors(404))]
    async fn remove_member(&self, network_id: &NetworkId, member_id: u64) -> Result<(), RemoveMemberError>;
}
