//! A download into a file.

use std::error::Error as StdError;
use std::ffi::OsString;
use std::fmt;
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};

use tokio::fs::{self, File};
use tokio::io::AsyncWriteExt;
use tokio::task::spawn_blocking;

use super::bulk::Download;
use crate::caller::errors::unexpected::Unexpected;

/// Why a download is not in its file.
#[non_exhaustive]
#[derive(Debug)]
pub enum SaveError {
    /// It broke off.
    Download(Unexpected),
    /// The file could not be written.
    File(io::Error),
}

impl Download {
    /// Writes all bytes to a file, and gives their number. The file appears when it is complete: until then they are in another one
    /// beside it, which goes when the download fails or is dropped. A file that is there is replaced
    /// by one with its permissions; so is a link, and not what it leads to.
    ///
    /// # Errors
    /// When the download broke off or the file could not be written; a file that was there is as it was.
    pub async fn save_to(mut self, path: impl AsRef<Path>) -> Result<u64, SaveError> {
        let path = path.as_ref();
        let mut partial = Partial::create(path).await.map_err(SaveError::File)?;
        while let Some(chunk) = self.chunk().await {
            let chunk = chunk.map_err(SaveError::Download)?;
            partial.file.write_all(&chunk).await.map_err(SaveError::File)?;
        }
        partial.complete(path).await.map_err(SaveError::File)?;
        Ok(self.received())
    }
}

/// The longest name of a file that is part of the name of the one beside it, in bytes: file systems take 255 in all.
const MAX_NAME: usize = 200;

/// A file that is not complete, and goes when it is dropped.
struct Partial {
    file: File,
    path: Option<PathBuf>,
}

impl Partial {
    /// A new file beside `path`, so that it can take its place in one step.
    async fn create(path: &Path) -> io::Result<Self> {
        let name =
            path.file_name().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "not the path of a file"))?;
        // Before all of it is here: it could not take the place of a folder.
        let there = fs::metadata(path).await.ok();
        if there.as_ref().is_some_and(Metadata::is_dir) {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        let mut beside = OsString::from(".");
        if name.len() <= MAX_NAME {
            beside.push(name);
        }
        beside.push(format!(".{:016x}.part", fastrand::u64(..)));
        let path = path.with_file_name(beside);
        // What comes of it is dropped where nobody waits for it any more, and with it the file.
        spawn_blocking(move || {
            let file = std::fs::File::options().write(true).create_new(true).open(&path)?;
            let this = Self { file: File::from_std(file), path: Some(path) };
            if let (Some(there), Some(path)) = (there, &this.path) {
                std::fs::set_permissions(path, there.permissions())?;
            }
            Ok(this)
        })
        .await?
    }

    async fn complete(mut self, path: &Path) -> io::Result<()> {
        self.file.flush().await?;
        self.file.sync_all().await?;
        if let Some(partial) = &self.path {
            fs::rename(partial, path).await?;
            self.path = None;
        }
        Ok(())
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        if let Some(path) = &self.path {
            // It is of no use to anyone; that it stays is no reason to fail.
            let _ = std::fs::remove_file(path);
        }
    }
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Download(error) => fmt::Display::fmt(error, f),
            Self::File(_) => f.write_str("the file could not be written"),
        }
    }
}

impl StdError for SaveError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            // Its words are this error's.
            Self::Download(error) => error.source(),
            Self::File(error) => Some(error),
        }
    }
}

impl From<SaveError> for io::Error {
    fn from(error: SaveError) -> Self {
        match error {
            SaveError::Download(error) => Self::other(error),
            SaveError::File(error) => error,
        }
    }
}
