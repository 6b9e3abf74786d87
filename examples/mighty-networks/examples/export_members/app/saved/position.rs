//! The position of an export, in a file.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use mighty_networks::NetworkId;
use mighty_runtime::Position;
use serde::{Deserialize, Serialize};

/// How much of the table counts, and what comes next. There is no path, host or token in it, so that it means the same on
/// another machine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SavedPosition {
    pub(crate) network: NetworkId,
    /// Bytes of the table.
    pub(crate) length: u64,
    /// Members in them.
    pub(crate) rows: u64,
    pub(crate) next: Next,
}

/// What comes next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Next {
    /// The first page.
    Beginning,
    /// This page.
    Page(Position),
    /// Nothing: the table is complete.
    Nothing,
}

impl SavedPosition {
    pub(crate) fn beginning(network: &NetworkId) -> Self {
        Self { network: network.clone(), length: 0, rows: 0, next: Next::Beginning }
    }

    /// Reads a position; `None` if there is no such file.
    pub(crate) fn read(path: &Path) -> io::Result<Option<Self>> {
        let bytes = match fs::read(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            bytes => bytes?,
        };
        let position = serde_json::from_slice(&bytes);
        position.map(Some).map_err(|error| io::Error::other(format!("it is no position: {error}")))
    }

    /// Writes it in place of what is at `path`: at no time is there half a position.
    pub(crate) fn write(&self, path: &Path) -> io::Result<()> {
        // In the same folder, because a file can be moved into place only within a file system.
        let new = path.with_extension("json.new");
        let mut file = File::create(&new)?;
        serde_json::to_writer_pretty(&file, self)?;
        file.write_all(b"\n")?;
        file.sync_all()?;
        fs::rename(&new, path)?;
        sync_folder_of(path)
    }
}

/// Makes the names in the folder of `path` last, not only what the files hold.
#[cfg(unix)]
pub(super) fn sync_folder_of(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

/// A folder cannot be opened as a file here.
#[cfg(not(unix))]
pub(super) fn sync_folder_of(_: &Path) -> io::Result<()> {
    Ok(())
}
