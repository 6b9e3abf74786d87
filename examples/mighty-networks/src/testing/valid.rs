//! What is valid, and the body of a 422 about what is not.

use crate::MightyError;

use super::refusals::refused;

/// What is valid, or why it is not.
pub(super) type Valid = Result<(), MightyError>;

/// The server's own: the document only says that a name can be too long.
const LONGEST: usize = 255;

/// `is_valid`, or the sentence.
pub(super) fn valid(is_valid: bool, sentence: &str) -> Valid {
    if is_valid { Ok(()) } else { Err(refused(sentence)) }
}

/// A title, a name or a text that must say something.
pub(super) fn filled(field: &str, text: &str) -> Valid {
    valid(!text.trim().is_empty(), &format!("{field} can't be blank"))
}

/// The same, and short.
pub(super) fn name(field: &str, text: &str) -> Valid {
    filled(field, text)?;
    valid(text.chars().count() <= LONGEST, &format!("{field} is too long (maximum is {LONGEST} characters)"))
}

/// One of the values that the document lists.
pub(super) fn known<T: PartialEq>(field: &str, value: Option<&T>, known: &[T]) -> Valid {
    valid(value.is_none_or(|value| known.contains(value)), &format!("{field} is not included in the list"))
}

/// `a@b`
pub(super) fn email(address: &str) -> Valid {
    let is_address = address.split_once('@').is_some_and(|(user, host)| !user.is_empty() && !host.is_empty());
    valid(is_address && !address.contains(char::is_whitespace), "Email is invalid")
}

/// `#ff8800`
pub(super) fn color(color: Option<&str>) -> Valid {
    let is_color = |color: &str| {
        color.strip_prefix('#').is_some_and(|hex| hex.len() == 6 && hex.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    valid(color.is_none_or(is_color), "Color is invalid")
}

/// An emoji: as far as it can be told without a table of them, what has no letters, digits or gaps.
pub(super) fn emoji(text: &str) -> Valid {
    let is_none = |letter: char| letter.is_alphanumeric() || letter.is_whitespace() || letter.is_ascii_punctuation();
    valid(!text.is_empty() && !text.contains(is_none), "Emoji is invalid")
}

/// `UTC`, `Europe/Berlin`
pub(super) fn time_zone(zone: Option<&str>) -> Valid {
    let is_zone = |zone: &str| {
        zone == "UTC" || zone.split_once('/').is_some_and(|(area, place)| !area.is_empty() && !place.is_empty())
    };
    valid(zone.is_none_or(is_zone), "Time zone is invalid")
}
