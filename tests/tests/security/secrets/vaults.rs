//! The same endpoints for each place where a token can be, every argument a secret.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use mighty_runtime::testing::World;
use mighty_runtime::{Api, Client, Problem, TokenPlacement};
use mighty_runtime::{ClientBuilder, Error, Part, Token, TokenRequest, TokenSource, endpoints};
use mighty_tests::everything;

use super::failures::{Place, Through};
use super::{BODY, CLIENT, HEADER, PATH, QUERY, TOKEN};

/// What a call that failed can be made to say.
pub(super) type Said = Pin<Box<dyn Future<Output = Vec<String>>>>;

/// Makes every call of a vault at a place where it fails.
pub(super) type Visit = fn(&Place) -> Said;

/// Every vault.
pub(super) const VAULTS: [(&str, Visit); 4] = [
    ("bearer", |place| bearer::visit(place, |builder| builder.token(TOKEN))),
    ("header", |place| header::visit(place, |builder| builder.token(TOKEN))),
    ("query", |place| query::visit(place, |builder| builder.token(TOKEN))),
    ("source", |place| bearer::visit(place, |builder| builder.token_source(Source))),
];

struct Source;

impl TokenSource for Source {
    async fn token(&self, _: &TokenRequest<'_>) -> Result<Token, Box<dyn std::error::Error + Send + Sync>> {
        Ok(TOKEN.into())
    }
}

macro_rules! vault {
    ($module:ident, $placement:expr) => {
        pub(super) mod $module {
            use super::*;

            pub(crate) enum Vault {}

            impl Api for Vault {
                const BASE_URL: &'static str = "https://vault.example";
                const NAME: &'static str = "Vault";
                const TOKEN: TokenPlacement = $placement;
                type ErrorBody = Problem;
            }

            #[endpoints(api = Vault, errors(404, 5xx), error = VaultError)]
            pub(crate) trait Vaults {
                #[endpoint(method = GET, path = "/boxes/{id}")]
                async fn show(
                    &self,
                    id: &str,
                    #[query] pin: &str,
                    #[header("X-Pin")] pin_header: &str,
                ) -> Result<u64, ShowError>;
                #[endpoint(method = GET, path = "/boxes")]
                async fn list(&self, #[query(flatten)] filter: &BTreeMap<&str, &str>) -> Result<u64, ListError>;
                #[endpoint(method = POST, path = "/boxes/{id}")]
                async fn change(&self, id: &str, #[body(json)] content: &str) -> Result<u64, ChangeError>;
                #[endpoint(method = POST, path = "/boxes")]
                async fn fill(&self, #[form] fields: &BTreeMap<&str, &str>) -> Result<u64, FillError>;
                #[endpoint(method = POST, path = "/boxes/files")]
                async fn upload(&self, #[part] file: Part) -> Result<u64, UploadError>;
            }

            pub(in super::super) fn builder(place: &Place) -> ClientBuilder<Vault, Through> {
                Client::<Vault>::over(place.transport.clone())
                    .base_url(&place.url)
                    .header("X-Client-Key", CLIENT)
                    .environment(World::new(0.0))
                    .attempt_timeout(place.attempt)
                    .timeout(Duration::from_secs(60))
                    .max_body(64)
            }

            pub(in super::super) async fn failures(client: &Client<Vault, Through>) -> Vec<VaultError> {
                let fields = BTreeMap::from([("pin", QUERY)]);
                let file = Part::text(BODY).file_name(BODY);
                let results: [Result<u64, VaultError>; 5] = [
                    client.show(PATH, QUERY, HEADER).await.map_err(Into::into),
                    client.list(&fields).await.map_err(Into::into),
                    client.change(PATH, BODY).await.map_err(Into::into),
                    client.fill(&BTreeMap::from([("pin", BODY)])).await.map_err(Into::into),
                    client.upload(file).await.map_err(Into::into),
                ];
                results.into_iter().filter_map(Result::err).collect()
            }

            #[allow(dead_code, reason = "not every vault is visited")]
            pub(super) fn visit(
                place: &Place,
                token: fn(ClientBuilder<Vault, Through>) -> ClientBuilder<Vault, Through>,
            ) -> Said {
                let client = token(builder(place)).build().unwrap();
                Box::pin(async move {
                    let failures = failures(&client).await.into_iter();
                    failures.map(|error| everything(&error) + &everything(&Error::from(error))).collect()
                })
            }
        }
    };
}

vault!(bearer, TokenPlacement::Bearer);
vault!(header, TokenPlacement::Header("X-Api-Key"));
vault!(query, TokenPlacement::Query("key"));
