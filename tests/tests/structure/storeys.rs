//! The storeys of each crate, lowest first. A file belongs to the longest place that its path begins with; a storey may
//! import itself and what is below.

use super::imports::Edges;

type Table = &'static [&'static [&'static str]];

pub static STOREYS: &[(&str, Table)] =
    &[("mighty-openapi", OPENAPI), ("mighty-macros", MACROS), ("mighty-runtime", RUNTIME)];

static OPENAPI: Table = &[&["path", "operation"], &["document"], &["json"], &["lib"]];

static RUNTIME: Table = &[
    &["base"],
    &["base/decode_error", "base/misfit", "base/unknown_fields"],
    &["describe"],
    &["author"],
    // What a call gives back, from the record of its attempts to the errors that hold it.
    &["caller"],
    &["caller/errors"],
    &["limits"],
    &["author/page"],
    // What a call needs on its way, and then the way itself, from its end to its beginning.
    &["carry/mod", "carry/request", "carry/response", "carry/retry", "carry/transport"],
    &["carry/token", "carry/site", "carry/dispatch/follow", "carry/dispatch/propagate", "carry/dispatch/sign"],
    &["carry/connection"],
    &["carry/attempt"],
    &["carry/dispatch"],
    &["carry/exchange"],
    &["carry/opened"],
    &["carry/trace"],
    &["carry/retry/run"],
    &["carry/call"],
    &["carry/request/builder"],
    // What begins calls.
    &["caller/client", "caller/download", "caller/oauth2", "caller/pagination", "caller/stream"],
    &["describe/openapi", "describe/reference"],
    // The other side: what a request and an answer are to whoever is asked, and who that is.
    &["serve"],
    &["server", "testing"],
    &["lib"],
];

/// What writes code knows the model, and neither the parser nor the checks: it stands below them.
static MACROS: Table = &[
    &["messages", "suggest", "header_names"],
    &["diagnostics", "once"],
    &["setup", "document_file"],
    &["model"],
    &["expand/docs"],
    &["expand"],
    &["parse"],
    &["check/ground"],
    &["check/values"],
    &["check/signature"],
    &["check/rules"],
    &["check/interface"],
    &["check/document"],
    &["check"],
    &["endpoint", "endpoints", "from_answer"],
    &["lib"],
];

pub struct Storeys(pub Table);

impl Storeys {
    fn of(&self, file: &str) -> Option<usize> {
        let place = |place: &&str| begins_with(file, place).then_some(place.len());
        let best = |storey: &&[&str]| storey.iter().filter_map(place).max();
        let (number, _) = self
            .0
            .iter()
            .enumerate()
            .filter_map(|(number, storey)| Some((number, best(storey)?)))
            .max_by_key(|(_, length)| *length)?;
        Some(number)
    }

    /// `file (place) imports file (place)`, for every import of a higher storey.
    pub fn climbs(&self, edges: &Edges) -> Vec<String> {
        let pairs = edges.iter().flat_map(|(file, imported)| imported.iter().map(move |other| (file, other)));
        let higher = pairs.filter(|(file, other)| self.of(file) < self.of(other));
        higher.map(|(file, other)| format!("  {file} imports {other}")).collect()
    }

    pub fn homeless<'a>(&self, files: &[&'a str]) -> Vec<&'a str> {
        files.iter().copied().filter(|file| self.of(file).is_none()).collect()
    }

    pub fn empty(&self, files: &[&str]) -> Vec<&'static str> {
        let places = self.0.iter().flat_map(|storey| storey.iter().copied());
        places.filter(|place| !files.iter().any(|file| begins_with(file, place))).collect()
    }
}

fn begins_with(file: &str, place: &str) -> bool {
    file.strip_prefix(place).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
}
