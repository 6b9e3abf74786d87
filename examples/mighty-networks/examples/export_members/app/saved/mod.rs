//! What is on disk: a table, and a position that says how much of the table counts, and what comes next.
//!
//! A page is written in this order: its rows to the table, and the table to the disk; then the new position beside the old one, and
//! to the disk; then in its place. Whenever the process or the machine dies, the position on disk is the old one or the new
//! one, and the table has at least the rows that it speaks of. What the table has beyond them, the next run cuts off.

mod position;
mod table;

use std::io;
use std::path::{Path, PathBuf};

use mighty_networks::NetworkId;
use mighty_networks::members::Member;

pub(crate) use self::position::{Next, SavedPosition};
pub(crate) use self::table::Table;

/// A table and its position.
pub(crate) struct Saved {
    out: PathBuf,
    path: PathBuf,
    table: Table,
    position: SavedPosition,
}

impl Saved {
    /// Goes on with what is at `out`, or begins there.
    ///
    /// # Errors
    /// Where there is a table without a position, a shorter table than the position says, or one of another network.
    pub(crate) fn open(out: &Path, network: &NetworkId) -> io::Result<Self> {
        let path = position_path(out);
        let position = match SavedPosition::read(&path).map_err(of(&path))? {
            Some(position) => position,
            None if out.exists() => return Err(no_position(out, &path)),
            None => SavedPosition::beginning(network),
        };
        if position.network != *network {
            let (of, path) = (&position.network, path.display());
            return Err(io::Error::other(format!("{path} is of an export of the network {of}, not {network}")));
        }
        // The position comes first: a table without one could be anybody's.
        position.write(&path).map_err(of(&path))?;
        let table = Table::open(out, position.length).map_err(of(out))?;
        Ok(Self { out: out.to_owned(), path, table, position })
    }

    /// Members in the table.
    pub(crate) fn rows(&self) -> u64 {
        self.position.rows
    }

    /// What comes after them.
    pub(crate) fn next(&self) -> &Next {
        &self.position.next
    }

    pub(crate) fn is_complete(&self) -> bool {
        self.position.next == Next::Nothing
    }

    /// Adds those members who are not there yet, after whom comes `next`. When it returns, both are on the disk.
    ///
    /// # Errors
    /// When the disk cannot be written to. What was saved before stays as it is.
    pub(crate) fn append(&mut self, members: &[Member], next: Next) -> io::Result<()> {
        self.table.append(members).map_err(of(&self.out))?;
        let (length, rows) = (self.table.length(), self.table.rows());
        let position = SavedPosition { length, rows, next, ..self.position.clone() };
        position.write(&self.path).map_err(of(&self.path))?;
        self.position = position;
        Ok(())
    }
}

/// `members.csv.position.json` for `members.csv`.
pub(crate) fn position_path(out: &Path) -> PathBuf {
    let mut path = out.as_os_str().to_owned();
    path.push(".position.json");
    path.into()
}

/// Says which file an error is of; the system does not.
fn of(path: &Path) -> impl FnOnce(io::Error) -> io::Error {
    move |error| io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

fn no_position(out: &Path, path: &Path) -> io::Error {
    let (out, path) = (out.display(), path.display());
    io::Error::other(format!("{out} is there, but not {path}: bring it, or name another file with `--out`"))
}
