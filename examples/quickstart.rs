//! The library end to end: a trait becomes a client, and the client meets good and bad days.
//!
//! `cargo run --example quickstart` talks to a server that it starts itself, on loopback. With `MIGHTY_API_TOKEN` and
//! `MIGHTY_NETWORK_ID` set it makes reading calls, and only those, to the real API instead.
#![allow(clippy::print_stdout)]

use std::env;
use std::error::Error;

use mighty_examples::report::Report;
use mighty_examples::server::{self, LOCKED_NETWORK, RESET_EMAIL, Server, member};
use mighty_networks::ids::MemberId;
use mighty_networks::members::{Member, MemberUpdate, NewMember};
use mighty_networks::spaces::Space;
use mighty_networks::{MightyClient, MightyNetworks, NetworkId, Page};
use mighty_runtime::{Api, Response, endpoints};

/// The members of a network. This trait is all there is to write; the attribute writes the client and the errors.
///
/// Every endpoint returns `Response<T>` here, which adds status, headers and number of attempts to a success, so that
/// there is something to show. An SDK would say `Member`, as the trait of this name in `mighty_networks` does, which has the
/// types and the rest of the API.
#[endpoints(api = MightyNetworks, errors(401, 403, 429, 5xx), error = MembersError)]
trait Members {
    /// Returns one page of the network's members.
    #[endpoint(method = GET, path = "/networks/{network_id}/members")]
    async fn list_members(
        &self,
        network_id: &NetworkId,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Response<Page<Member>>, ListMembersError>;

    /// Returns one member of the network.
    #[endpoint(method = GET, path = "/networks/{network_id}/members/{member_id}/", errors(404))]
    async fn show_member(
        &self,
        network_id: &NetworkId,
        member_id: MemberId,
    ) -> Result<Response<Member>, ShowMemberError>;

    /// Returns the member with this email address.
    #[endpoint(method = GET, path = "/networks/{network_id}/members/by_email", errors(404))]
    async fn show_member_by_email(
        &self,
        network_id: &NetworkId,
        #[query] email: &str,
    ) -> Result<Response<Member>, ShowMemberError>;

    /// Creates a member.
    #[endpoint(
        method = POST,
        path = "/networks/{network_id}/members",
        success = 201,
        errors(422)
    )]
    async fn create_member(
        &self,
        network_id: &NetworkId,
        #[body] new: &NewMember,
    ) -> Result<Response<Member>, CreateMemberError>;

    /// Changes a member.
    #[endpoint(
        method = PATCH,
        path = "/networks/{network_id}/members/{member_id}/",
        errors(404, 422),
        idempotent
    )]
    async fn update_member(
        &self,
        network_id: &NetworkId,
        member_id: MemberId,
        #[body] changes: &MemberUpdate,
    ) -> Result<Response<Member>, ChangeMemberError>;

    /// Deletes a member.
    #[endpoint(
        method = DELETE,
        path = "/networks/{network_id}/members/{member_id}/",
        success = 204,
        errors(404, 422)
    )]
    async fn delete_member(
        &self,
        network_id: &NetworkId,
        member_id: MemberId,
    ) -> Result<Response<()>, ChangeMemberError>;

    /// Sends the member an email with a link to set a new password.
    #[endpoint(
        method = POST,
        path = "/networks/{network_id}/members/{member_id}/password_resets",
        success = 204,
        errors(404)
    )]
    async fn create_password_reset(
        &self,
        network_id: &NetworkId,
        member_id: MemberId,
    ) -> Result<Response<()>, ShowMemberError>;

    /// Returns one page of the spaces that the member is in.
    #[endpoint(method = GET, path = "/networks/{network_id}/members/{member_id}/spaces", errors(404))]
    async fn list_member_spaces(
        &self,
        network_id: &NetworkId,
        member_id: MemberId,
        #[query] page: Option<u64>,
        #[query] per_page: Option<u64>,
    ) -> Result<Response<Page<Space>>, ShowMemberError>;
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut report = Report::new();
    let set = |name| env::var(name).ok().filter(|value| !value.is_empty());
    match (set("MIGHTY_API_TOKEN"), set("MIGHTY_NETWORK_ID")) {
        (Some(token), Some(network)) => {
            println!("Reading from {}", MightyNetworks::BASE_URL);
            let mighty = MightyClient::builder().bearer(token).build()?;
            read_only(&mut report, &mighty, &NetworkId::try_from(network)?).await;
        }
        (None, None) => embedded(&mut report).await?,
        _ => return Err("set both MIGHTY_API_TOKEN and MIGHTY_NETWORK_ID, or neither".into()),
    }
    println!();
    report.table(MembersEndpoints::ALL);
    Ok(())
}

/// Every kind of day, with a server that knows them all.
async fn embedded(report: &mut Report) -> Result<(), Box<dyn Error>> {
    let server = server::start().await?;
    let mighty = MightyClient::builder().base_url(server.base_url()).bearer(server.network().token()).build()?;
    let home = server.network().id();
    println!("A network in memory answers for the Mighty Networks Admin API at {}", server.base_url());
    good_day(report, &mighty, &home).await;
    refusals(report, &mighty, &home, &server).await?;
    bad_day(report, &mighty, &home).await;
    println!("\nThe server saw {} requests.", server.requests());
    Ok(())
}

/// Calls that change nothing.
async fn read_only(report: &mut Report, mighty: &MightyClient, network: &NetworkId) {
    report.section("Reading calls");
    let members = mighty.list_members(network, Some(1), Some(5)).await;
    let first = members.as_ref().ok().and_then(|page| page.items.first()).map(|member| member.id);
    report.call(members, |page| format!("{} members on the first page", page.items.len()));
    if let Some(id) = first {
        report.call(mighty.show_member(network, id).await, |member| format!("member {}", member.id));
        let spaces = mighty.list_member_spaces(network, id, Some(1), Some(5)).await;
        report.call(spaces, |page| format!("in {} spaces", page.items.len()));
    }
    report.call(mighty.show_member(network, MemberId::new(u64::MAX)).await, |member| format!("member {}", member.id));
}

/// Everything works.
async fn good_day(report: &mut Report, mighty: &MightyClient, home: &NetworkId) {
    report.section("A good day");
    report.call(mighty.show_member(home, member::KATHERINE).await, name);
    report.call(mighty.list_members(home, Some(1), Some(3)).await, |page| {
        page.items.iter().map(name).collect::<Vec<_>>().join(", ")
    });
    report.call(mighty.list_member_spaces(home, member::ADA, Some(1), Some(3)).await, |page| {
        page.items.iter().map(|space| space.name.as_str()).collect::<Vec<_>>().join(", ")
    });

    let mary = new("mary@example.com", "Mary", "Winston");
    let created = mighty.create_member(home, &mary).await;
    let id = created.as_ref().map_or(member::MISSING, |member| member.id);
    report.call(created, |member| format!("{}, member {}", name(member), member.id));
    let changes = MemberUpdate::builder().last_name("Jackson").build();
    report.call(mighty.update_member(home, id, &changes).await, name);
    report.call(mighty.show_member_by_email(home, "mary@example.com").await, name);
    report.call(mighty.create_password_reset(home, id).await, |()| "()".to_owned());
    report.call(mighty.delete_member(home, id).await, |()| "()".to_owned());
}

/// The server understands, and says no.
async fn refusals(
    report: &mut Report,
    mighty: &MightyClient,
    home: &NetworkId,
    server: &Server,
) -> Result<(), Box<dyn Error>> {
    report.section("The server says no");
    let guessed = MightyClient::builder().base_url(server.base_url()).bearer("a-guess").build()?;
    report.call(guessed.show_member(home, member::ADA).await, name);

    // The gateway's page for browsers: not the API's format, and `Forbidden` all the same.
    let locked = NetworkId::try_from(LOCKED_NETWORK)?;
    report.call(mighty.show_member(&locked, member::ADA).await, name);
    report.call(mighty.show_member(home, member::MISSING).await, name);

    // Which of the two it is, a 422 says in words only.
    report.call(mighty.create_member(home, &new("ada@example.com", "Ada", "Lovelace")).await, name);
    report.call(mighty.create_member(home, &new("nobody", "No", "Body")).await, name);
    report.call(mighty.delete_member(home, member::GRACE).await, |()| "()".to_owned());
    Ok(())
}

/// The server would if it could.
async fn bad_day(report: &mut Report, mighty: &MightyClient, home: &NetworkId) {
    report.section("A bad day");
    report.call(mighty.show_member(home, member::THROTTLED).await, |member| {
        format!("{}, after 429 with Retry-After: 1", name(member))
    });
    report.call(mighty.show_member(home, member::FLAKY).await, |member| format!("{}, after 503 and 503", name(member)));
    report.call(mighty.show_member(home, member::FAILING).await, name);
    report.call(mighty.show_member(home, member::RESETTING).await, name);

    // The same under a POST: the library does not ask again, because the server may have done it. Here it has.
    let reset = new(RESET_EMAIL, "Lynn", "Conway");
    report.call(mighty.create_member(home, &reset).await, name);
    report.call(mighty.show_member_by_email(home, RESET_EMAIL).await, name);

    // A status that the endpoint does not declare has no variant of its own.
    report.call(mighty.show_member(home, member::TEAPOT).await, name);
}

fn new(email: &str, first_name: &str, last_name: &str) -> NewMember {
    NewMember::builder().email(email).first_name(first_name).last_name(last_name).build()
}

fn name(member: &Member) -> String {
    let names = [member.first_name.as_deref(), member.last_name.as_deref()];
    names.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
