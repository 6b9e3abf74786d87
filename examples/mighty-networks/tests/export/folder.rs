//! A folder for one test, and what an export has left in it.

use std::fs;
use std::path::{Path, PathBuf};

use mighty_networks_fake::Population;
use serde_json::Value;

/// A folder that is gone with its test.
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// An empty one.
    pub(crate) fn new(test: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("export-{test}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn table(&self) -> PathBuf {
        self.0.join("members.csv")
    }

    pub(crate) fn position(&self) -> PathBuf {
        self.0.join("members.csv.position.json")
    }

    /// The position as JSON; `None` if there is none.
    pub(crate) fn saved(&self) -> Option<Value> {
        Some(serde_json::from_slice(&fs::read(self.position()).ok()?).unwrap())
    }

    /// The table has all members of a population once, in order.
    pub(crate) fn assert_has_all(&self, members: u64) {
        let mut table = csv::Reader::from_path(self.table()).unwrap();
        let rows = table.records().map(|row| row.unwrap().iter().take(3).map(str::to_owned).collect::<Vec<_>>());
        let expected = (0..members).map(|index| {
            vec![Population::id(index).to_string(), Population::email(index), Population::first_name(index)]
        });
        assert!(rows.eq(expected), "{}", fs::read_to_string(self.table()).unwrap());
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let _ = fs::remove_dir_all(&self.0);
        }
    }
}
