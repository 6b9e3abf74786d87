//! The members as a table, in a file.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use mighty_networks::members::Member;
use mighty_networks::prelude::MemberId;

use super::position::sync_folder_of;

const COLUMNS: [&str; 9] =
    ["id", "email", "first_name", "last_name", "member_type", "location", "time_zone", "created_at", "permalink"];

/// A CSV file (RFC 4180), written from its end.
pub(crate) struct Table {
    file: File,
    length: u64,
    /// Who is in it. The API counts pages, so that a member who joins in the meantime moves others to pages that are yet to come.
    written: HashSet<MemberId>,
}

impl Table {
    /// Opens the file, of which so many bytes count, and cuts off the rest.
    ///
    /// # Errors
    /// When it has fewer, or they are no such table.
    pub(crate) fn open(path: &Path, length: u64) -> io::Result<Self> {
        let mut file = File::options().read(true).write(true).create(true).truncate(false).open(path)?;
        let found = file.metadata()?.len();
        if found < length {
            return Err(io::Error::other(format!("it has {found} bytes, but its position counts {length} of it")));
        }
        let written = ids(&file, length)?;
        file.set_len(length)?;
        file.seek(SeekFrom::Start(length))?;
        file.sync_all()?;
        sync_folder_of(path)?;
        Ok(Self { file, length, written })
    }

    /// Adds rows for those who are not in it yet, the names of the columns before the first one. When it returns they are on
    /// the disk.
    pub(crate) fn append(&mut self, members: &[Member]) -> io::Result<()> {
        let mut rows = csv::Writer::from_writer(Vec::new());
        if self.length == 0 {
            rows.write_record(COLUMNS)?;
        }
        let mut new = HashSet::new();
        for member in members {
            if !self.written.contains(&member.id) && new.insert(member.id) {
                rows.write_record(cells(member))?;
            }
        }
        let rows = rows.into_inner().map_err(csv::IntoInnerError::into_error)?;
        self.file.write_all(&rows)?;
        self.file.sync_data()?;
        self.length += rows.len() as u64;
        self.written.extend(new);
        Ok(())
    }

    /// Its size in bytes.
    pub(crate) fn length(&self) -> u64 {
        self.length
    }

    /// How many members are in it.
    pub(crate) fn rows(&self) -> u64 {
        self.written.len() as u64
    }
}

/// Who is in the first bytes of a table.
fn ids(file: &File, length: u64) -> io::Result<HashSet<MemberId>> {
    let no_table = |error: &dyn std::fmt::Display| io::Error::other(format!("it is no table of members: {error}"));
    let mut rows = csv::Reader::from_reader(io::BufReader::new(file).take(length));
    let id = |row: csv::Result<csv::StringRecord>| {
        let row = row.map_err(|error| no_table(&error))?;
        row.get(0).unwrap_or_default().parse().map_err(|error| no_table(&error))
    };
    rows.records().map(id).collect()
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
