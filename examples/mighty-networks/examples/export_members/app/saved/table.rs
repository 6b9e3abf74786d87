//! The members as a table, in a file.

use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;

use mighty_networks::members::Member;

use super::position::sync_folder_of;

const COLUMNS: [&str; 9] =
    ["id", "email", "first_name", "last_name", "member_type", "location", "time_zone", "created_at", "permalink"];

/// A CSV file (RFC 4180), written from its end.
pub(crate) struct Table {
    file: File,
    length: u64,
}

impl Table {
    /// Opens the file, of which so many bytes count, and cuts off the rest.
    ///
    /// # Errors
    /// When it has fewer.
    pub(crate) fn open(path: &Path, length: u64) -> io::Result<Self> {
        let mut file = File::options().read(true).write(true).create(true).truncate(false).open(path)?;
        let found = file.metadata()?.len();
        if found < length {
            return Err(io::Error::other(format!("it has {found} bytes, but its position counts {length} of it")));
        }
        file.set_len(length)?;
        file.seek(SeekFrom::Start(length))?;
        file.sync_all()?;
        sync_folder_of(path)?;
        Ok(Self { file, length })
    }

    /// Adds rows, the names of the columns before the first one. When it returns they are on the disk; the length with them
    /// is given back.
    pub(crate) fn append(&mut self, members: &[Member]) -> io::Result<u64> {
        let mut rows = csv::Writer::from_writer(Vec::new());
        if self.length == 0 {
            rows.write_record(COLUMNS)?;
        }
        for member in members {
            rows.write_record(cells(member))?;
        }
        let rows = rows.into_inner().map_err(csv::IntoInnerError::into_error)?;
        self.file.write_all(&rows)?;
        self.file.sync_data()?;
        self.length += rows.len() as u64;
        Ok(self.length)
    }
}

/// What is not known is empty.
fn cells(member: &Member) -> [String; 9] {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    [
        member.id.to_string(),
        member.email.clone(),
        text(&member.first_name),
        text(&member.last_name),
        member.member_type.as_ref().map(ToString::to_string).unwrap_or_default(),
        text(&member.location),
        text(&member.time_zone),
        member.created_at.as_ref().map(ToString::to_string).unwrap_or_default(),
        member.permalink.clone(),
    ]
}
