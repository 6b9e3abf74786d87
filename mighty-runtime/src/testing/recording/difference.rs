//! A request that is not in the recording, for a person to read.

use std::fmt;

use super::line::RequestLine;

/// So many differences are shown, and so much of each side.
const MOST: usize = 12;
const LONGEST: usize = 200;

/// One place in which a request is another.
#[derive(Clone, Debug)]
pub(super) struct Difference {
    place: String,
    recorded: Option<String>,
    sent: Option<String>,
}

impl Difference {
    pub(super) fn new(place: String, recorded: Option<String>, sent: Option<String>) -> Self {
        Self { place, recorded, sent }
    }

    /// How far apart it puts two requests.
    pub(super) fn weight(&self) -> usize {
        if ["method", "path", "host"].contains(&self.place.as_str()) { 100 } else { 1 }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (recorded, sent) = (side(self.recorded.as_deref()), side(self.sent.as_deref()));
        write!(f, "\n  {}\n    - {recorded}\n    + {sent}", self.place)
    }
}

fn side(value: Option<&str>) -> String {
    let Some(value) = value else { return "(none)".to_owned() };
    if value.is_empty() {
        return "(empty)".to_owned();
    }
    let shown: String = value.chars().take(LONGEST).collect();
    let more = if shown.len() < value.len() { "…" } else { "" };
    format!("{}{more}", shown.escape_debug().to_string().replace("\\\"", "\"").replace("\\'", "'"))
}

/// The exchange that a request is nearest to.
#[derive(Clone, Debug)]
pub(super) struct Nearest {
    pub(super) request: String,
    pub(super) line: usize,
    /// Why it is not the answer, beside the differences: it is used already.
    pub(super) note: &'static str,
    pub(super) differences: Vec<Difference>,
}

/// A request that has no exchange.
#[derive(Clone, Debug)]
pub(super) struct Mismatch {
    /// The name of the file.
    pub(super) file: String,
    pub(super) request: String,
    pub(super) nearest: Option<Nearest>,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the recording `{}` has no exchange for this request\n  sent:    {}", self.file, self.request)?;
        let Some(nearest) = &self.nearest else { return f.write_str("\n  nearest: none, it has no exchange left") };
        write!(f, "\n  nearest: {} (line {}{})", nearest.request, nearest.line, nearest.note)?;
        for difference in nearest.differences.iter().take(MOST) {
            write!(f, "{difference}")?;
        }
        match nearest.differences.len() {
            0 => Ok(()),
            all if all > MOST => write!(f, "\n  and {} more\n  (- recorded, + sent)", all - MOST),
            _ => f.write_str("\n  (- recorded, + sent)"),
        }
    }
}

/// `GET /v2/orders?item=tea`
pub(super) fn told(request: &RequestLine) -> String {
    let host = request.host.as_deref().map(|host| format!("//{host}")).unwrap_or_default();
    format!("{} {host}{}", request.method, request.target)
}
