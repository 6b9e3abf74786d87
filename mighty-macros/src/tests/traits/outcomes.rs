#[endpoints(api = Shop, errors(200 { "limited" | 7 => Limited, _ => NotOk }, 429))]
pub trait Assets {
    /// The asset, or the job that makes it.
    #[endpoint(method = GET, path = "/assets/{id}", success(200(Asset) => Ready, 202(Job) => Queued, 304 => Unchanged, derive(Clone)))]
    async fn asset(&self, id: u64) -> Result<AssetOutcome, AssetError>;
    #[endpoint(method = PUT, path = "/assets/{id}", success = [200, 201], errors(302))]
    async fn replace(&self, id: u64) -> Result<Asset, ReplaceError>;
}
