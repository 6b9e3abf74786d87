//! The exchange of what a client has for a token.

use std::borrow::Cow;

use oauth2::basic::{BasicClient, BasicErrorResponse, BasicTokenResponse, BasicTokenType};
use oauth2::{
    AuthType, ClientId, ClientSecret, EndpointNotSet, EndpointSet, RefreshToken, RequestTokenError, Scope,
    TokenResponse, TokenUrl,
};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::Mutex;

use super::error::OAuth2Error;
use super::fetch::Server;
use crate::caller::token_source::Token;

type TokenClient = BasicClient<EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointSet>;

/// Is told of each refresh token that takes the place of the one before.
pub(super) type OnRotation = Box<dyn Fn(&SecretString) + Send + Sync>;

/// What a token is asked with.
pub(super) enum Grant {
    ClientCredentials,
    /// The refresh token, which the server may exchange for another each time.
    Refresh(Mutex<SecretString>),
}

/// All that the token server is told.
pub(super) struct Exchange {
    pub(super) url: TokenUrl,
    pub(super) client_id: String,
    pub(super) client_secret: Option<SecretString>,
    pub(super) in_body: bool,
    pub(super) scopes: Vec<String>,
    pub(super) parameters: Vec<(String, String)>,
    pub(super) grant: Grant,
    pub(super) on_rotation: Option<OnRotation>,
    pub(super) server: Server,
}

impl Exchange {
    /// A token.
    pub(super) async fn token(&self) -> Result<Token, OAuth2Error> {
        let answer = match &self.grant {
            Grant::ClientCredentials => self.by_client_credentials().await?,
            Grant::Refresh(kept) => self.by_refresh_token(kept).await?,
        };
        // RFC 6749, 7.1: what is not understood is not used.
        if *answer.token_type() != BasicTokenType::Bearer {
            return Err(OAuth2Error::malformed("the token is not of the type `Bearer`"));
        }
        let token = Token::from(answer.access_token().secret().as_str());
        Ok(match answer.expires_in() {
            Some(lifetime) => token.expires_in(lifetime),
            None => token,
        })
    }

    async fn by_client_credentials(&self) -> Result<BasicTokenResponse, OAuth2Error> {
        let client = self.client();
        let mut request = client.exchange_client_credentials().add_scopes(self.scopes());
        for (name, value) in &self.parameters {
            request = request.add_extra_param(name, value);
        }
        request.request_async(&self.server).await.map_err(failed)
    }

    /// One at a time: a refresh token that is used twice may end all that came of it.
    async fn by_refresh_token(&self, kept: &Mutex<SecretString>) -> Result<BasicTokenResponse, OAuth2Error> {
        let mut kept = kept.lock().await;
        let (client, token) = (self.client(), RefreshToken::new(kept.expose_secret().to_owned()));
        let mut request = client.exchange_refresh_token(&token).add_scopes(self.scopes());
        for (name, value) in &self.parameters {
            request = request.add_extra_param(name, value);
        }
        let answer = request.request_async(&self.server).await.map_err(failed)?;
        if let Some(rotated) = answer.refresh_token().filter(|rotated| rotated.secret() != token.secret()) {
            *kept = SecretString::from(rotated.secret().as_str());
            if let Some(on_rotation) = &self.on_rotation {
                on_rotation(&kept);
            }
        }
        Ok(answer)
    }

    fn client(&self) -> TokenClient {
        let mut client = BasicClient::new(ClientId::new(self.client_id.clone())).set_token_uri(self.url.clone());
        if let Some(secret) = &self.client_secret {
            client = client.set_client_secret(ClientSecret::new(secret.expose_secret().to_owned()));
        }
        client.set_auth_type(if self.in_body { AuthType::RequestBody } else { AuthType::BasicAuth })
    }

    fn scopes(&self) -> impl Iterator<Item = Scope> {
        self.scopes.iter().cloned().map(Scope::new)
    }
}

/// What the crate says may hold the answer, and so the token.
fn failed(error: RequestTokenError<OAuth2Error, BasicErrorResponse>) -> OAuth2Error {
    match error {
        RequestTokenError::ServerResponse(answer) => {
            let code: Cow<'_, str> = Cow::from(answer.error().as_ref());
            OAuth2Error::refused(&code, answer.error_description().cloned())
        }
        RequestTokenError::Request(error) => error,
        RequestTokenError::Parse(..) => OAuth2Error::malformed("its body cannot be read"),
        RequestTokenError::Other(_) => OAuth2Error::malformed("it has no body, or another media type"),
    }
}
