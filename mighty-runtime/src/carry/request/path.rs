//! A path template filled with values that cannot leave their place.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::caller::errors::argument::ArgumentError;

/// All but RFC 3986's unreserved characters.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A path being filled, from its template, placeholder by placeholder.
#[derive(Debug)]
pub(super) struct Path {
    /// What is left of the template.
    rest: &'static str,
    /// The path so far, encoded.
    encoded: String,
    /// The segment that is being written, not encoded; checked when it ends.
    segment: String,
    /// The placeholder in that segment.
    parameter: Option<&'static str>,
}

impl Path {
    pub(super) fn new(template: &'static str) -> Self {
        Self { rest: template, encoded: String::with_capacity(64), segment: String::new(), parameter: None }
    }

    /// The name of the placeholder that is filled next.
    pub(super) fn next_name(&self) -> &'static str {
        let after = self.rest.split_once('{').map_or("", |(_, after)| after);
        after.split_once('}').map_or("", |(name, _)| name)
    }

    /// Fills the next placeholder.
    pub(super) fn fill(&mut self, value: &str) -> Result<(), ArgumentError> {
        let (fixed, rest) = self.rest.split_once('{').unwrap_or((self.rest, ""));
        let (name, rest) = rest.split_once('}').unwrap_or((rest, ""));
        self.fixed(fixed)?;
        self.rest = rest;
        self.parameter = Some(name);
        self.append(value)
    }

    fn append(&mut self, value: &str) -> Result<(), ArgumentError> {
        let name = self.parameter.unwrap_or_default();
        if value.chars().any(char::is_control) {
            return Err(ArgumentError::new("the path parameter", name, "has a control character"));
        }
        self.segment.push_str(value);
        self.encoded.extend(utf8_percent_encode(value, ENCODED));
        Ok(())
    }

    /// Fills the next placeholder with any number of segments, the slashes between them kept.
    pub(super) fn fill_segments(&mut self, value: &str) -> Result<(), ArgumentError> {
        let mut segments = value.split('/');
        self.fill(segments.next().unwrap_or_default())?;
        let name = self.parameter;
        for segment in segments {
            self.end_segment()?;
            self.encoded.push('/');
            self.parameter = name;
            self.append(segment)?;
        }
        Ok(())
    }

    /// The finished path.
    pub(super) fn finish(mut self) -> Result<String, ArgumentError> {
        let rest = self.rest;
        self.fixed(rest)?;
        self.end_segment()?;
        Ok(self.encoded)
    }

    /// Appends text of the template.
    fn fixed(&mut self, text: &'static str) -> Result<(), ArgumentError> {
        let mut segments = text.split('/');
        self.segment.push_str(segments.next().unwrap_or_default());
        for segment in segments {
            self.end_segment()?;
            self.segment.push_str(segment);
        }
        self.encoded.push_str(text);
        Ok(())
    }

    /// Refuses a segment that a parameter has made empty or relative. Encoding cannot save `..`: a dot is unreserved, and
    /// parsers take `%2e` for one.
    fn end_segment(&mut self) -> Result<(), ArgumentError> {
        let segment = std::mem::take(&mut self.segment);
        let Some(name) = self.parameter.take() else { return Ok(()) };
        let problem = if segment.is_empty() {
            "is empty"
        } else if is_dots(&segment) {
            "makes a relative path segment"
        } else {
            return Ok(());
        };
        Err(ArgumentError::new("the path parameter", name, problem))
    }
}

/// `.` or `..`, each dot also as `%2e`.
fn is_dots(segment: &str) -> bool {
    let plain = segment.replace("%2e", ".").replace("%2E", ".");
    plain == "." || plain == ".."
}
