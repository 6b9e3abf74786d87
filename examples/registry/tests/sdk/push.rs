//! An upload that is broken off, at every place, by a registry that keeps it and by one that does not.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use mighty_runtime::http::StatusCode;
use mighty_runtime::testing::{InProcess, Recorded, Reply, World};
use registry::prelude::*;

use super::{content, header};

/// What a registry does with an upload that was broken off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Manner {
    /// As the specification has it: it can be asked how far it has come, and a wrong range is refused.
    #[default]
    Keeps,
    /// As distribution 2.8 has it, and Azure's: a location that is older than the last byte names nothing any more, and no range is read.
    Forgets,
}

/// A registry of one repository: what it has, and how often the connection breaks.
#[derive(Default)]
struct Kept {
    manner: Manner,
    /// What has arrived, by session.
    sessions: BTreeMap<usize, Vec<u8>>,
    begun: usize,
    blob: Option<Vec<u8>>,
    /// Of the requests that push something, in order from behind.
    breaks: Vec<Break>,
    /// Every one that came, with the length of its body.
    requests: Vec<(String, usize)>,
    shortest_chunk: Option<usize>,
    refused: Option<u16>,
    /// How many uploads it forgets when they are about to end.
    expiring: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Break {
    /// The request did not arrive.
    Before,
    /// Half of its body did.
    Within,
    /// It did, and nobody is told.
    Behind,
    /// It goes well.
    None,
}

fn registry(kept: Kept) -> (RegistryClient<InProcess>, Arc<Mutex<Kept>>) {
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
        if fault == Break::Before {
            return Reply::reset();
        }
        let arrives = if fault == Break::Within { request.body.len() / 2 } else { request.body.len() };
        let reply = self.take(request, &request.body[..arrives], fault == Break::Within);
        if fault == Break::None { reply } else { Reply::reset() }
    }

    fn take(&mut self, request: &Recorded, body: &[u8], is_cut: bool) -> Reply {
        if request.method == "POST" {
            self.begun += 1;
            self.sessions.insert(self.begun, Vec::new());
            return self.at(202, self.begun);
        }
        let place = request.uri.path().rsplit('/').next().unwrap();
        let (session, offset) = place.split_once('-').unwrap();
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
        if let (Some(status), "PATCH") = (self.refused, request.method.as_str()) {
            return Reply::status(status);
        }
        self.sessions.get_mut(&session).unwrap().extend_from_slice(body);
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

    fn methods(&self) -> Vec<&str> {
        self.requests.iter().map(|(method, _)| method.as_str()).collect()
    }
}

const FAULTS: [Break; 4] = [Break::None, Break::Before, Break::Within, Break::Behind];

#[tokio::test(start_paused = true)]
async fn an_upload_goes_on_wherever_it_was_broken_off() {
    for manner in [Manner::Keeps, Manner::Forgets] {
        for (length, chunk) in [(1, 1), (2, 1), (2, 1_000), (3, 2), (100, 7), (100, 50), (100, 100), (100, 1_000)] {
            for number in 0..256 {
                let breaks: Vec<Break> = [64, 16, 4, 1].map(|place| FAULTS[number / place % 4]).into();
                let case = format!("{manner:?}, {length} bytes in chunks of {chunk}, from behind {breaks:?}");
                let (registry, kept) = registry(Kept { manner, breaks, ..Kept::default() });
                let whole = content(length);
                let digest =
                    push_blob(&registry, "app", &whole, chunk).await.unwrap_or_else(|error| panic!("{case}: {error}"));
                let kept = kept.lock().unwrap();
                assert_eq!(kept.blob.as_deref(), Some(&whole[..]), "{case}");
                assert!(digest.names(&whole), "{case}");
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn one_that_never_gets_on_is_given_up() {
    let mut breaks = vec![Break::Before; 100];
    breaks.push(Break::None);
    let (registry, kept) = registry(Kept { breaks, ..Kept::default() });
    let error = push_blob(&registry, "app", &content(100), 10).await.unwrap_err();
    assert!(error.to_string().contains("upload_chunk"), "{error}");
    assert_eq!(kept.lock().unwrap().breaks.len(), 94, "one and five more");
}

#[tokio::test(start_paused = true)]
async fn one_whose_end_nobody_was_told_of_is_not_sent_again() {
    let (registry, kept) = registry(Kept { breaks: vec![Break::Behind, Break::None], ..Kept::default() });
    push_blob(&registry, "app", &content(100), 100).await.unwrap();
    assert_eq!(kept.lock().unwrap().methods(), ["HEAD", "POST", "PUT", "HEAD"]);
}

/// Registries tidy up ("the server SHOULD eventually timeout unfinished uploads").
#[tokio::test(start_paused = true)]
async fn one_that_has_expired_begins_anew() {
    for chunk in [10, 100] {
        let (registry, kept) = registry(Kept { expiring: 2, ..Kept::default() });
        push_blob(&registry, "app", &content(100), chunk).await.unwrap();
        let kept = kept.lock().unwrap();
        assert_eq!((kept.begun, kept.blob.as_deref()), (3, Some(&content(100)[..])));
    }
}

/// A large blob over a bad line: what counts is whether it gets on.
#[tokio::test(start_paused = true)]
async fn one_that_gets_on_is_not_given_up() {
    let mut breaks = [Break::Before, Break::Behind, Break::Before, Break::None].repeat(10);
    breaks.push(Break::None);
    let (registry, kept) = registry(Kept { breaks, ..Kept::default() });
    push_blob(&registry, "app", &content(200), 10).await.unwrap();
    assert_eq!(kept.lock().unwrap().blob.as_deref(), Some(&content(200)[..]));
}

#[tokio::test(start_paused = true)]
async fn what_fits_into_one_chunk_is_one_request() {
    for length in [0, 1, 99, 100] {
        let (registry, kept) = registry(Kept::default());
        push_blob(&registry, "app", &content(length), 100).await.unwrap();
        let kept = kept.lock().unwrap();
        assert_eq!(kept.methods(), ["HEAD", "POST", "PUT"]);
        assert_eq!(kept.requests.last().unwrap().1, length);
        assert_eq!(kept.blob.as_deref(), Some(&content(length)[..]));
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_there_is_not_sent() {
    let (registry, kept) = registry(Kept { blob: Some(content(100).to_vec()), ..Kept::default() });
    push_blob(&registry, "app", &content(100), 10).await.unwrap();
    assert_eq!(kept.lock().unwrap().methods(), ["HEAD"]);
}

/// "Pushing a blob in chunks": no chunk but the last one may be shorter than the registry says.
#[tokio::test(start_paused = true)]
async fn chunks_are_as_long_as_the_registry_wants_them() {
    let (registry, kept) = registry(Kept { shortest_chunk: Some(40), ..Kept::default() });
    push_blob(&registry, "app", &content(100), 10).await.unwrap();
    let kept = kept.lock().unwrap();
    let chunks: Vec<usize> =
        kept.requests.iter().filter(|(method, _)| method == "PATCH").map(|(_, length)| *length).collect();
    assert_eq!(chunks, [40, 40, 20]);
}

/// "Cancel a blob upload": whoever gives one up says so, and that it cannot be is nobody's concern.
#[tokio::test(start_paused = true)]
async fn one_that_is_refused_is_cancelled() {
    let (registry, kept) = registry(Kept { refused: Some(403), ..Kept::default() });
    let error = push_blob(&registry, "app", &content(100), 10).await.unwrap_err();
    let PushError::Call(error) = error else { panic!("{error}") };
    assert_eq!(error.status(), Some(StatusCode::FORBIDDEN));
    let kept = kept.lock().unwrap();
    assert_eq!(kept.methods(), ["HEAD", "POST", "PATCH", "DELETE"]);
    assert!(kept.sessions.is_empty());
}
