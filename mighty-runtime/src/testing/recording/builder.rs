//! How a session is asked for.

use std::path::PathBuf;

use http::Uri;

use super::error::RecordingError;
use super::file::{self, Subject};
use super::matching::RequestPart;
use super::mode::{RecordMode, VARIABLE};
use super::recorder::{NoServer, Recorder};
use super::secrets::names::Names;
use super::tape::{Asked, Tape};
use super::written::Hosts;
use crate::author::api::Api;
use crate::author::base::Base;
use crate::author::facts::ApiFacts;
use crate::carry::transport::contract::Transport;

/// A recording of an API in a file: see the [module](super).
///
/// ```no_run
/// # use mighty_runtime::testing::{RecordingError, Recording};
/// # use mighty_runtime::{Api, Problem, Transport};
/// # enum Shop {}
/// # impl Api for Shop {
/// #     const BASE_URL: &'static str = "https://api.shop.example";
/// #     type ErrorBody = Problem;
/// # }
/// # fn open(server: impl Transport) -> Result<(), RecordingError> {
/// // Recorded where the file is not there yet, or MIGHTY_RECORD says so; else replayed.
/// let session = Recording::of::<Shop>("tests/recordings/orders.jsonl").over(server)?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[must_use = "a recording does nothing before it is a transport"]
pub struct Recording {
    asked: Asked,
    mode: RecordMode,
}

impl Recording {
    /// The recording of `A` at `path`, of one session at a time. The folder is made when something is written.
    pub fn of<A: Api>(path: impl Into<PathBuf>) -> Self {
        let urls = A::BASES.iter().map(Base::url).chain([A::BASE_URL]);
        let hosts = urls.filter_map(|url| Some(url.parse::<Uri>().ok()?.host()?.to_owned())).collect();
        let asked = Asked {
            path: path.into(),
            subject: Subject { api: ApiFacts::of::<A>().name, base_url: A::BASE_URL },
            hosts: Hosts(hosts),
            names: Names::of::<A>(),
            parts: vec![RequestPart::Method, RequestPart::Path, RequestPart::Query, RequestPart::Body],
            is_in_order: false,
            is_repeating: false,
            max_body: 32 << 20,
        };
        Self { asked, mode: RecordMode::default() }
    }

    /// When requests go to the server. The environment variable `MIGHTY_RECORD` goes before it.
    pub fn mode(mut self, mode: RecordMode) -> Self {
        self.mode = mode;
        self
    }

    /// Replays strictly in order: each request has to be the next exchange, which answers once. Calls at the same time have no order.
    pub fn in_order(mut self) -> Self {
        self.asked.is_in_order = true;
        self
    }

    /// An exchange answers as often as it is asked for. Of several with one request each answers once, and the last one from then on.
    pub fn repeating(mut self) -> Self {
        self.asked.is_repeating = true;
        self
    }

    /// What of a request has to be as it was recorded. Default: all but the headers.
    pub fn matching(mut self, parts: &[RequestPart]) -> Self {
        self.asked.parts = parts.to_vec();
        self
    }

    /// Another name of a secret, beside those that the API [names](crate::Api::SECRETS).
    pub fn secret(mut self, name: &str) -> Self {
        self.asked.names.add(name);
        self
    }

    /// How much is kept of a body, in bytes. Default: 32 MiB. A body of an answer that is longer ends with an error when it is replayed;
    /// one of a request is not compared.
    pub fn max_body(mut self, bytes: usize) -> Self {
        self.asked.max_body = bytes;
        self
    }

    /// A session over `transport`, which leads to the server.
    ///
    /// # Errors
    /// When `MIGHTY_RECORD` is none of the modes; when the file is damaged, cannot be read or is of another API; when it is not there
    /// and the mode is [`RecordMode::None`]. Nothing is written then.
    pub fn over<T: Transport>(self, transport: T) -> Result<Recorder<T>, RecordingError> {
        let mode = RecordMode::of_environment()?.unwrap_or(self.mode);
        Ok(Recorder::new(self.open(mode)?, transport))
    }

    /// A session without a server, whatever the mode.
    ///
    /// # Errors
    /// When the file is not there, is damaged, cannot be read or is of another API.
    pub fn replay(self) -> Result<Recorder<NoServer>, RecordingError> {
        Ok(Recorder::without_server(self.open(RecordMode::None)?))
    }

    fn open(self, mode: RecordMode) -> Result<Tape, RecordingError> {
        let (path, subject) = (&self.asked.path, &self.asked.subject);
        if mode == RecordMode::All {
            file::may_replace(path, subject)?;
            return Ok(Tape::new(self.asked, None, true));
        }
        let there = file::read(path, subject)?;
        if there.is_none() && mode == RecordMode::None {
            let advice = format!("record it with {VARIABLE}=once");
            return Err(RecordingError::new(format!("there is no recording {}: {advice}", path.display())));
        }
        let records = there.is_none() || mode == RecordMode::NewEpisodes;
        Ok(Tape::new(self.asked, there, records))
    }
}
