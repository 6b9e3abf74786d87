//! A registry that takes uploads, over a line that breaks.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use mighty_runtime::testing::{InProcess, Recorded, Reply, World};
use registry::prelude::*;

use super::header;

/// What a registry does with an upload that was broken off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Manner {
    /// As the specification has it: it can be asked how far it has come, and a wrong range is refused.
    #[default]
    Keeps,
    /// As distribution 2.8 has it, and Azure's: a location that is older than the last byte names nothing any more, and no range is read.
    Forgets,
}

/// A registry of one repository: what it has, and how often the connection breaks.
#[derive(Default)]
pub(super) struct Kept {
    pub(super) manner: Manner,
    /// What has arrived, by session.
    pub(super) sessions: BTreeMap<usize, Vec<u8>>,
    pub(super) begun: usize,
    /// What arrives when nobody expects it any more.
    pub(super) late: Option<(String, Vec<u8>)>,
    pub(super) blob: Option<Vec<u8>>,
    /// Of the requests that push something, in order from behind.
    pub(super) breaks: Vec<Break>,
    /// Every one that came, with the length of its body.
    pub(super) requests: Vec<(String, usize)>,
    pub(super) shortest_chunk: Option<usize>,
    /// A request that it refuses, and how.
    pub(super) refused: Option<(&'static str, u16, &'static str)>,
    /// How many uploads it forgets when they are about to end.
    pub(super) expiring: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Break {
    /// The request did not arrive.
    Before,
    /// Half of its body did.
    Within,
    /// Half of it is still on its way when the upload goes on: distribution's registry does not lock one.
    Late,
    /// It did, and nobody is told.
    Behind,
    /// It goes well.
    None,
}

pub(super) fn registry(kept: Kept) -> (RegistryClient<InProcess>, Arc<Mutex<Kept>>) {
    let kept = Arc::new(Mutex::new(kept));
    let state = kept.clone();
    let server = InProcess::from_fn(move |request| state.lock().unwrap().answer(request));
    let client = RegistryClient::over(server).environment(World::new(0.0)).bearer("secret").build().unwrap();
    (client, kept)
}

impl Kept {
    fn answer(&mut self, request: &Recorded) -> Reply {
        let method = request.method.as_str();
        self.requests.push((method.to_owned(), request.body.len()));
        if let "HEAD" = method {
            return Reply::status(if self.blob.is_some() { 200 } else { 404 });
        }
        let pushes = matches!(method, "POST" | "PATCH" | "PUT");
        let fault = if pushes { self.breaks.pop().unwrap_or(Break::None) } else { Break::None };
        if fault == Break::Late && self.manner == Manner::Forgets {
            let session = session_of(request).0.to_owned();
            self.late = Some((session, request.body.slice(..request.body.len() / 2).to_vec()));
        }
        if matches!(fault, Break::Before | Break::Late) {
            return Reply::reset();
        }
        let arrives = if fault == Break::Within { request.body.len() / 2 } else { request.body.len() };
        let reply = self.take(request, &request.body.slice(..arrives), fault == Break::Within);
        if fault == Break::None { reply } else { Reply::reset() }
    }

    fn take(&mut self, request: &Recorded, body: &[u8], is_cut: bool) -> Reply {
        if request.method == "POST" {
            self.begun += 1;
            self.sessions.insert(self.begun, Vec::new());
            return self.at(202, self.begun);
        }
        let (session, offset) = session_of(request);
        let session: usize = session.parse().unwrap();
        if request.method == "PUT" && self.expiring > 0 {
            self.expiring -= 1;
            self.sessions.remove(&session);
        }
        let Some(arrived) = self.sessions.get(&session).map(Vec::len) else { return Reply::status(404) };
        if self.manner == Manner::Forgets && offset.parse() != Ok(arrived) {
            self.sessions.remove(&session);
            return Reply::status(404);
        }
        let range = header(&request.headers, "content-range").split_once('-').map(|(first, _)| first.parse().unwrap());
        if self.manner == Manner::Keeps && range.is_some_and(|first: usize| first != arrived) {
            return self.at(416, session);
        }
        if let Some((method, status, code)) = self.refused
            && request.method == method
        {
            return Reply::json(status, &serde_json::json!({ "errors": [{ "code": code }] }));
        }
        let is_late = |late: &mut (String, Vec<u8>)| late.0 == session.to_string() && !body.is_empty();
        let (_, late) = self.late.take_if(is_late).unwrap_or_default();
        self.sessions.get_mut(&session).unwrap().extend(late.iter().chain(body));
        match request.method.as_str() {
            "GET" => self.at(204, session),
            "PUT" if !is_cut => self.finish(session, request.uri.query().unwrap()),
            "PATCH" | "PUT" => self.at(202, session),
            method => {
                assert_eq!(method, "DELETE");
                self.sessions.remove(&session);
                Reply::status(204)
            }
        }
    }

    fn finish(&mut self, session: usize, query: &str) -> Reply {
        let blob = self.sessions.remove(&session).unwrap();
        if !query.contains(&Digest::of(&blob).as_str().replace(':', "%3A")) {
            return Reply::json(400, &serde_json::json!({ "errors": [{ "code": "DIGEST_INVALID" }] }));
        }
        self.blob = Some(blob);
        Reply::status(201)
    }

    /// Where the upload goes on; nothing and one byte look alike (`0-0`), as they do at distribution's.
    fn at(&self, status: u16, session: usize) -> Reply {
        let arrived = self.sessions.get(&session).map_or(0, Vec::len);
        let reply = Reply::status(status)
            .header("Location", format!("/v2/app/blobs/uploads/{session}-{arrived}"))
            .header("Range", format!("0-{}", arrived.saturating_sub(1)));
        match self.shortest_chunk {
            Some(shortest) if status == 202 => reply.header("OCI-Chunk-Min-Length", shortest.to_string()),
            _ => reply,
        }
    }

    pub(super) fn methods(&self) -> Vec<&str> {
        self.requests.iter().map(|(method, _)| method.as_str()).collect()
    }
}

/// Which upload a request belongs to, and how far that was when its location was given.
fn session_of(request: &Recorded) -> (&str, &str) {
    let place = request.uri.path().rsplit('/').next().unwrap();
    place.split_once('-').unwrap_or_default()
}
