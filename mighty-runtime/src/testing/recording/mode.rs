//! When a session is recorded, and when it is replayed.

use std::env::VarError;
use std::fmt;

use super::error::RecordingError;

/// The environment variable that goes before the mode in the code.
pub(super) const VARIABLE: &str = "MIGHTY_RECORD";

/// When requests go to the server, in the words of the VCR family. The environment variable `MIGHTY_RECORD`, one of
/// `none`, `once`, `new_episodes` and `all`, goes before what the code says.
///
/// | mode | a request that is in the file | one that is not | without a file |
/// |---|---|---|---|
/// | `None` | is replayed | is an error | is an error |
/// | `Once` | is replayed | is an error | everything is recorded |
/// | `NewEpisodes` | is replayed | is recorded behind the others | everything is recorded |
/// | `All` | is recorded anew | is recorded | everything is recorded |
///
/// The file that `All` writes has what its session did, and nothing of the file before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RecordMode {
    /// Only replays: nothing is ever sent.
    None,
    /// Records where there is no file yet, and replays where there is. The default.
    #[default]
    Once,
    /// Replays what is there, and records what is not.
    NewEpisodes,
    /// Records everything anew.
    All,
}

const ALL: [RecordMode; 4] = [RecordMode::None, RecordMode::Once, RecordMode::NewEpisodes, RecordMode::All];

impl RecordMode {
    const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Once => "once",
            Self::NewEpisodes => "new_episodes",
            Self::All => "all",
        }
    }

    /// What the environment says, if it says anything.
    pub(super) fn of_environment() -> Result<Option<Self>, RecordingError> {
        match std::env::var(VARIABLE) {
            Ok(word) if word.is_empty() => Ok(None),
            Ok(word) => Self::named(&word).map(Some),
            Err(VarError::NotPresent) => Ok(None),
            Err(VarError::NotUnicode(word)) => Self::named(&word.to_string_lossy()).map(Some),
        }
    }

    fn named(word: &str) -> Result<Self, RecordingError> {
        let mode = ALL.into_iter().find(|mode| mode.as_str() == word);
        mode.ok_or_else(|| {
            RecordingError::new(format!(
                "the environment variable {VARIABLE} is `{}`; it is one of `none`, `once`, `new_episodes` and `all`",
                word.escape_debug(),
            ))
        })
    }
}

impl fmt::Display for RecordMode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
