//! References within a document: a JSON pointer (RFC 6901) as the fragment of a URL.

/// The names on the way, `["components", "parameters", "Page"]`; `None` for a reference to another document.
pub(super) fn names(reference: &str) -> Option<Vec<String>> {
    let pointer = reference.strip_prefix("#/")?;
    pointer.split('/').map(|name| Some(percent_decoded(name)?.replace("~1", "/").replace("~0", "~"))).collect()
}

/// `None` for what is not UTF-8 afterwards. A `%` without two digits stays.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let digits = behind.split_at_checked(2).filter(|_| *first == b'%');
        let decoded = digits.and_then(|(digits, behind)| Some((hex(digits)?, behind)));
        let (byte, behind) = decoded.unwrap_or((*first, behind));
        bytes.push(byte);
        rest = behind;
    }
    String::from_utf8(bytes).ok()
}

fn hex(digits: &[u8]) -> Option<u8> {
    let digits =
        std::str::from_utf8(digits).ok().filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
    u8::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn names_are_unescaped() {
        let read = |reference: &str| names(reference).map(|names| names.join(" | "));
        assert_eq!(read("#/paths/~1a~1%7Bid%7D/get").as_deref(), Some("paths | /a/{id} | get"));
        assert_eq!(read("#/a~01/%C3%A9/100%/%zz").as_deref(), Some("a~1 | é | 100% | %zz"));
        assert_eq!(read("#/%FF"), None);
        assert_eq!(read("other.json#/a"), None);
    }
}
