//! Secrets in paths and queries.

use super::redactor::Redactor;
use super::word::WORD;
use crate::describe::endpoint::Endpoint;

impl Redactor<'_> {
    /// Path and query: what a placeholder or a parameter with the name of a secret holds is taken out.
    pub(crate) fn target(&mut self, endpoint: Option<&Endpoint>, path: &str, query: Option<&str>) -> String {
        let mut target = self.path(endpoint, path);
        if let Some(query) = query {
            target.push('?');
            target.push_str(&self.pairs(query).unwrap_or_else(|| query.to_owned()));
        }
        self.learned.scrub(&target).unwrap_or(target)
    }

    fn path(&mut self, endpoint: Option<&Endpoint>, path: &str) -> String {
        let pieces = endpoint.map_or(&[][..], |endpoint| endpoint.template().0);
        if !pieces.iter().any(|(_, name)| self.names.is_secret(name)) {
            return path.to_owned();
        }
        let Some((base, values)) = arguments(pieces, path) else { return path.to_owned() };
        let mut redacted = base.to_owned();
        for ((fixed, name), value) in pieces.iter().zip(values) {
            redacted.push_str(fixed);
            if self.names.is_secret(name) && !value.is_empty() {
                self.learn_encoded(value);
                redacted.push_str(WORD);
            } else {
                redacted.push_str(value);
            }
        }
        redacted
    }
}

/// The base's path, and what stands in each placeholder. A base has a path that the transport is not told of: the template begins at the
/// first slash from which it fits.
fn arguments<'a>(pieces: &[(&str, &str)], path: &'a str) -> Option<(&'a str, Vec<&'a str>)> {
    let starts = path.match_indices('/').map(|(at, _)| at);
    let fits = |allows_slashes: bool| {
        starts.clone().find_map(|at| {
            let (base, rest) = path.split_at_checked(at)?;
            Some((base, values(pieces, rest, allows_slashes)?))
        })
    };
    fits(false).or_else(|| fits(true))
}

fn values<'a>(pieces: &[(&str, &str)], path: &'a str, allows_slashes: bool) -> Option<Vec<&'a str>> {
    let mut rest = path;
    let mut found = Vec::new();
    for (number, (fixed, name)) in pieces.iter().enumerate() {
        rest = rest.strip_prefix(fixed)?;
        let end = match pieces.get(number + 1) {
            _ if name.is_empty() => 0,
            Some((next, _)) if !next.is_empty() => rest.find(next)?,
            _ => rest.len(),
        };
        let (value, behind) = rest.split_at_checked(end)?;
        if value.contains('/') && !allows_slashes {
            return None;
        }
        found.push(value);
        rest = behind;
    }
    rest.is_empty().then_some(found)
}
