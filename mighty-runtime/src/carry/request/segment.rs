//! What a segment of a path looks like before it is encoded: only as much of it as says whether it leads elsewhere.

/// A segment, as far as it has been written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Segment {
    /// So many dots, each perhaps as `%2e`, and nothing else.
    Dots(u8),
    /// The same, and the first byte of `%2e`.
    Percent(u8),
    /// The same, and the first two.
    PercentTwo(u8),
    /// Something else, which no dot makes relative.
    Other,
}

impl Default for Segment {
    fn default() -> Self {
        Self::Dots(0)
    }
}

impl Segment {
    /// Appends text.
    pub(super) fn push(&mut self, text: &str) {
        for byte in text.bytes() {
            if *self == Self::Other {
                return;
            }
            *self = self.after(byte);
        }
    }

    fn after(self, byte: u8) -> Self {
        match (self, byte) {
            (Self::Dots(dots @ ..2), b'.') | (Self::PercentTwo(dots @ ..2), b'e' | b'E') => Self::Dots(dots + 1),
            (Self::Dots(dots), b'%') => Self::Percent(dots),
            (Self::Percent(dots), b'2') => Self::PercentTwo(dots),
            _ => Self::Other,
        }
    }

    /// Whether there is nothing in it.
    pub(super) fn is_empty(self) -> bool {
        self == Self::Dots(0)
    }

    /// Whether it is `.` or `..`, each dot also as `%2e`.
    pub(super) fn is_relative(self) -> bool {
        matches!(self, Self::Dots(1..))
    }
}

#[cfg(test)]
mod tests {
    use super::Segment;

    #[test]
    fn dots_are_told_from_all_else() {
        let table = [
            ("", true, false),
            (".", false, true),
            ("..", false, true),
            ("%2e", false, true),
            ("%2E.", false, true),
            (".%2e", false, true),
            ("%2e%2E", false, true),
            ("...", false, false),
            ("..%2e", false, false),
            ("%", false, false),
            ("%2", false, false),
            ("%2f", false, false),
            ("%%2e", false, false),
            (".a", false, false),
            ("a..", false, false),
        ];
        for (text, is_empty, is_relative) in table {
            for cut in 0..=text.len() {
                let mut segment = Segment::default();
                let (before, behind) = text.split_at(cut);
                segment.push(before);
                segment.push(behind);
                assert_eq!((segment.is_empty(), segment.is_relative()), (is_empty, is_relative), "{text}");
            }
        }
    }
}
