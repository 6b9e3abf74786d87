//! A piece of an upload, as a server sends it to whoever asks for a range.

use super::Upload;
use super::source::Source;

impl Upload {
    /// How many bytes there are, where that is known without opening anything.
    pub(crate) fn known_length(&self) -> Option<u64> {
        match &self.source {
            Source::Bytes(bytes) => Some(bytes.len() as u64),
            _ => self.length,
        }
    }

    /// So many bytes of it from `begin` on, which lie within it. `None` of what can only be read from its beginning.
    pub(crate) fn piece(&self, begin: u64, length: u64) -> Option<Self> {
        match &self.source {
            Source::Bytes(bytes) => {
                let (begin, end) = (usize::try_from(begin).ok()?, usize::try_from(begin.checked_add(length)?).ok()?);
                (end <= bytes.len()).then(|| Self::bytes(bytes.slice(begin..end)))
            }
            #[cfg(feature = "fs")]
            Source::File(path) => {
                let path = path.clone();
                Some(Self::opener(move || super::file::open_piece(path.clone(), begin, length)).length(length))
            }
            Source::Once(_) | Source::Anew(_) => None,
        }
    }
}
