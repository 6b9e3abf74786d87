//! `multipart/form-data` (RFC 7578) taken apart: its boundary is another each time.

use memchr::memmem;

use super::body::{Content, binary, body};
use super::line::{BodyLine, PartLine};
use super::media::Media;
use super::secrets::redactor::Redactor;
use super::secrets::word::WORD;

/// The parts of a body, or `None` if it is none of that kind.
pub(super) fn parts(redactor: &mut Redactor<'_>, boundary: &str, bytes: &[u8]) -> Option<Vec<PartLine>> {
    let line = [b"--", boundary.as_bytes()].concat();
    let begins = memmem::find_iter(bytes, &line).collect::<Vec<_>>();
    let mut parts = Vec::new();
    for pair in begins.windows(2) {
        let [begin, end] = pair else { continue };
        let part = bytes.get(begin + line.len()..*end)?;
        parts.push(part_of(redactor, part.strip_prefix(b"\r\n")?.strip_suffix(b"\r\n")?)?);
    }
    (!parts.is_empty()).then_some(parts)
}

fn part_of(redactor: &mut Redactor<'_>, part: &[u8]) -> Option<PartLine> {
    let split = memmem::find(part, b"\r\n\r\n")?;
    let (head, content) = part.split_at_checked(split)?;
    let content = content.strip_prefix(b"\r\n\r\n")?;
    let head = std::str::from_utf8(head).ok()?;
    let header = |wanted: &str| {
        let lines = head.lines().filter_map(|line| line.split_once(':'));
        lines.into_iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value.trim().to_owned())
    };
    let disposition = header("content-disposition")?;
    let name = parameter(&disposition, "name")?;
    let media_type = header("content-type");
    let body = if redactor.names.is_secret(&name) {
        redactor.learned.learn(content);
        Some(BodyLine::Text(WORD.to_owned()))
    } else {
        let media = media_type.as_deref().map_or(Media::Other, Media::named);
        // A part of parts stays as it is.
        if matches!(media, Media::Parts(_)) {
            Some(binary(redactor, content))
        } else {
            body(redactor, &media, Content::whole(content))
        }
    };
    let file = parameter(&disposition, "filename").map(|file| redactor.text(&file));
    Some(PartLine { name, file, media_type, body })
}

fn parameter(disposition: &str, name: &str) -> Option<String> {
    let (_, rest) = disposition.split_once(&format!("; {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value.to_owned())
}
