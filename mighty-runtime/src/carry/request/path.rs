//! A path template filled with values that cannot leave their place.

use std::fmt::{self, Display, Write};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::segment::Segment;
use crate::caller::errors::argument::ArgumentError;
use crate::describe::endpoint::Endpoint;
use crate::describe::template::Template;

/// All but RFC 3986's unreserved characters.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// How many bytes there is room for beside base and template, before more is asked for: values, and the query behind them.
const VALUES: usize = 64;

/// A path being filled, from its template, placeholder by placeholder, and the query behind it.
#[derive(Debug)]
pub(super) struct Path {
    /// The pieces of the template that are left.
    template: &'static [(&'static str, &'static str)],
    /// The path so far, encoded, and the query; what it begins with is the base URL's.
    encoded: String,
    /// The segment that is being written; checked when it ends.
    segment: Segment,
    /// The last placeholder in that segment.
    parameter: Option<&'static str>,
    /// Where what fills it begins; of several segments, the last.
    value: usize,
    /// Where the query begins; the path has ended then.
    query: Option<usize>,
}

impl Path {
    pub(super) fn new(base: &str, endpoint: &Endpoint) -> Self {
        let Template(template) = endpoint.template();
        let mut encoded = String::with_capacity(base.len() + endpoint.path().len() + VALUES);
        encoded.push_str(base);
        Self { template, encoded, segment: Segment::default(), parameter: None, value: 0, query: None }
    }

    /// Fills the next placeholder; `keeps_slashes` says that it may be several segments.
    pub(super) fn fill(&mut self, value: &dyn Display, keeps_slashes: bool) -> Result<(), ArgumentError> {
        // The macro has seen to it that there is one for each argument.
        let [(before, name), rest @ ..] = self.template else { return Ok(()) };
        self.template = rest;
        self.fixed(before)?;
        // Behind text without a slash, an earlier parameter is in the same segment.
        let earlier = self.parameter.map(|earlier| (earlier, self.value));
        let begin = self.encoded.len();
        (self.parameter, self.value) = (Some(*name), begin);
        let mut filling = Filling { path: self, name, keeps_slashes, error: None };
        let printed = write!(filling, "{value}");
        match (filling.error, printed) {
            (Some(error), _) => Err(error),
            (None, Err(_)) => Err(ArgumentError::unprintable(name)),
            (None, Ok(())) => self.check_apart(earlier, before, (name, begin)),
        }
    }

    /// Refuses two values in one segment that a server could part at another place: `a..b` and `c` of `{x}..{y}`. What is reserved in a path is encoded within a value and cannot be taken for the text between two; what is
    /// not, a dot, a dash or a letter, may be decoded by whoever passes the request on (RFC 3986, 6.2.2.2), so that encoding does
    /// not save it. `begin` is where the value begins.
    fn check_apart(
        &self,
        earlier: Option<(&'static str, usize)>,
        between: &str,
        (name, begin): (&'static str, usize),
    ) -> Result<(), ArgumentError> {
        let problem = |name, problem| Err(ArgumentError::new("the path parameter", name, problem));
        let Some((earlier, earlier_begin)) = earlier else { return Ok(()) };
        // A value that keeps its slashes may go on in other segments.
        let both = self.encoded.get(earlier_begin..).unwrap_or_default().split('/').next().unwrap_or_default();
        if count(both, between) == 1 {
            return Ok(());
        }
        let is_in_earlier = count(self.encoded.get(earlier_begin..begin).unwrap_or_default(), between) > 1;
        problem(
            if is_in_earlier { earlier } else { name },
            "cannot be parted from another one in its segment: the text between the two occurs more than once",
        )
    }

    /// Ends the path, unless it has ended.
    pub(super) fn end(&mut self) -> Result<(), ArgumentError> {
        if self.query.is_some() {
            return Ok(());
        }
        if let [(rest, _), ..] = self.template {
            self.fixed(rest)?;
        }
        self.end_segment()
    }

    /// Where the next parameter of the query goes, behind its separator. The path has to have ended.
    pub(super) fn query(&mut self) -> &mut String {
        self.encoded.push(if self.query.is_none() { '?' } else { '&' });
        self.query.get_or_insert(self.encoded.len());
        &mut self.encoded
    }

    /// The query, as far as it is written.
    pub(super) fn written_query(&self) -> &str {
        self.query.and_then(|begin| self.encoded.get(begin..)).unwrap_or_default()
    }

    /// The finished path, with its query.
    pub(super) fn finish(mut self) -> Result<String, ArgumentError> {
        self.end()?;
        Ok(self.encoded)
    }

    /// Appends text of the template. Of the segments in it only the first may have a parameter before it.
    fn fixed(&mut self, text: &'static str) -> Result<(), ArgumentError> {
        // Mostly the slash is the first byte, and another the last.
        let slash = text.bytes().position(|byte| byte == b'/');
        if let Some(end) = slash.and_then(|slash| text.get(..slash)) {
            self.segment.push(end);
            self.end_segment()?;
        }
        let begin = text.bytes().rposition(|byte| byte == b'/').map_or(0, |slash| slash + 1);
        self.segment.push(text.get(begin..).unwrap_or_default());
        self.encoded.push_str(text);
        Ok(())
    }

    /// Appends a piece of a value.
    fn append(&mut self, piece: &str, name: &'static str) -> Result<(), ArgumentError> {
        if piece.bytes().all(is_plain) {
            self.segment.push(piece);
            self.encoded.push_str(piece);
            return Ok(());
        }
        if piece.chars().any(char::is_control) {
            return Err(ArgumentError::new("the path parameter", name, "has a control character"));
        }
        self.segment.push(piece);
        self.encoded.extend(utf8_percent_encode(piece, ENCODED));
        Ok(())
    }

    /// Refuses a segment that a parameter has made empty or relative. Encoding cannot save `..`: a dot is unreserved, and
    /// parsers take `%2e` for one.
    fn end_segment(&mut self) -> Result<(), ArgumentError> {
        let segment = std::mem::take(&mut self.segment);
        let Some(name) = self.parameter.take() else { return Ok(()) };
        let problem = if segment.is_empty() {
            "is empty"
        } else if segment.is_relative() {
            "makes a relative path segment"
        } else {
            return Ok(());
        };
        Err(ArgumentError::new("the path parameter", name, problem))
    }
}

/// How often `part` occurs in `text`, overlaps included.
fn count(text: &str, part: &str) -> usize {
    text.as_bytes().windows(part.len().max(1)).filter(|window| *window == part.as_bytes()).count()
}

/// Whether the byte stands for itself, and in no segment for anything else.
const fn is_plain(byte: u8) -> bool {
    matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_')
}

/// What a value is printed into.
struct Filling<'a> {
    path: &'a mut Path,
    name: &'static str,
    keeps_slashes: bool,
    error: Option<ArgumentError>,
}

impl Filling<'_> {
    fn write(&mut self, piece: &str) -> Result<(), ArgumentError> {
        if !self.keeps_slashes {
            return self.path.append(piece, self.name);
        }
        for (index, segment) in piece.split('/').enumerate() {
            if index > 0 {
                self.path.end_segment()?;
                self.path.encoded.push('/');
                (self.path.parameter, self.path.value) = (Some(self.name), self.path.encoded.len());
            }
            self.path.append(segment, self.name)?;
        }
        Ok(())
    }
}

impl Write for Filling<'_> {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        self.write(piece).map_err(|error| {
            self.error = Some(error);
            fmt::Error
        })
    }
}
