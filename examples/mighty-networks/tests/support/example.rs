// Included by the examples of the documentation, hidden there: what they need to run.

/// Runs an example against a server that is driven by the API's document: it has to succeed, and to ask for nothing that the
/// document does not have.
fn example<F>(run: F)
where
    F: AsyncFnOnce(mighty_networks::MightyClient, mighty_networks::NetworkId) -> Result<(), mighty_runtime::Error>,
{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let population = mighty_networks_fake::Population { members: 2, faults: mighty_networks_fake::Faults::None };
        let server = mighty_networks_fake::FakeServer::populated(population).await.unwrap();
        let builder = mighty_networks::MightyClient::builder().base_url(server.base_url());
        let mighty = builder.bearer(mighty_networks_fake::TOKEN).build().unwrap();
        run(mighty, mighty_networks::NetworkId::from(17)).await.unwrap();
        assert_eq!(server.violations(), Vec::<String>::new());
    });
}
