//! A compile-fail case: what is wrong, what the compiler says, and what is right.

use std::fs;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

/// Themes whose cases show several mistakes or none of the macro's own: no one line of theirs has to be right.
const WITHOUT_RIGHT_LINES: [&str; 3] = ["callers", "several", "types"];

/// One file of `tests/ui`, and the output beside it.
pub(crate) struct Case {
    /// Its folder.
    pub theme: String,
    /// Its name: the rule's, with more words where a rule has several cases.
    pub name: String,
    /// The program, without the comment at its end.
    pub source: String,
    /// The errors that it gives.
    pub errors: Vec<CompileError>,
    /// Whether all of them are the macro's own, which have no code.
    pub is_of_the_macro: bool,
    /// What would be right.
    pub right: Option<Right>,
}

/// An error as the compiler prints it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct CompileError {
    /// The line that it begins on, counted from one.
    pub line: usize,
    /// What it says.
    pub message: String,
}

/// Lines that take the place of wrong ones.
pub(crate) struct Right {
    /// The wrong ones, counted from one.
    pub replaced: RangeInclusive<usize>,
    /// The right ones.
    pub lines: Vec<String>,
}

impl Case {
    fn read(file: &Path) -> Self {
        let text = |part: Option<&std::ffi::OsStr>| part.unwrap().to_str().unwrap().to_owned();
        let written = fs::read_to_string(file).unwrap();
        // A case that was just written has no output yet; it fails for want of an error.
        let printed = fs::read_to_string(file.with_extension("stderr")).unwrap_or_default();
        let is_of_the_macro = !printed.contains("error[E");
        let errors = errors(&printed);
        let (source, comment) = match written.split_once("\n\n// right") {
            Some((source, comment)) => (format!("{source}\n"), Some(format!("// right{comment}"))),
            None => (written, None),
        };
        let first_line = errors.first().map_or(1, |error| error.line);
        let right = comment.map(|comment| Right::read(&comment, first_line, file));
        let (theme, name) = (text(file.parent().unwrap().file_name()), text(file.file_stem()));
        let is_of_the_macro = is_of_the_macro && (theme == "several" || !WITHOUT_RIGHT_LINES.contains(&theme.as_str()));
        Self { theme, name, source, errors, is_of_the_macro, right }
    }

    /// `theme/name`
    pub(crate) fn path(&self) -> String {
        format!("{}/{}", self.theme, self.name)
    }

    /// The lines that are wrong.
    pub(crate) fn wrong_lines(&self) -> Vec<&str> {
        let Some(right) = &self.right else { return Vec::new() };
        let (first, last) = (*right.replaced.start(), *right.replaced.end());
        self.source.lines().skip(first - 1).take(last + 1 - first).collect()
    }

    /// The program with what is right instead of what is wrong.
    pub(crate) fn corrected(&self) -> Option<String> {
        let right = self.right.as_ref()?;
        let before = self.source.lines().take(right.replaced.start() - 1);
        let after = self.source.lines().skip(*right.replaced.end());
        let lines: Vec<&str> = before.chain(right.lines.iter().map(String::as_str)).chain(after).collect();
        Some(lines.join("\n"))
    }
}

impl Right {
    /// `// right: …` for the line of the error, `// right (11-12): …` for others; a comment per line.
    fn read(comment: &str, first_error: usize, file: &Path) -> Self {
        let mut replaced = first_error..=first_error;
        let mut lines = Vec::new();
        for line in comment.lines() {
            let unclear = || panic!("{}: write `// right: …` or `// right (11-12): …`: {line}", file.display());
            let (which, right) =
                line.strip_prefix("// right").and_then(|rest| rest.split_once(':')).unwrap_or_else(unclear);
            if let Some(range) = which.trim().strip_prefix('(').and_then(|which| which.strip_suffix(')')) {
                let (first, last) = range.split_once('-').unwrap_or((range, range));
                replaced = first.parse().unwrap()..=last.parse().unwrap();
            }
            lines.push(right.strip_prefix(' ').unwrap_or(right).to_owned());
        }
        Self { replaced, lines }
    }
}

/// The errors in what the compiler printed: a line with the message, then one with the place.
fn errors(printed: &str) -> Vec<CompileError> {
    let mut found = Vec::new();
    let mut lines = printed.lines();
    while let Some(line) = lines.next() {
        let Some(message) = line.strip_prefix("error").and_then(|rest| rest.split_once(": ")) else { continue };
        let place = lines.next().unwrap_or_default();
        let Some(number) = place.rsplit(':').nth(1).and_then(|number| number.parse().ok()) else { continue };
        found.push(CompileError { line: number, message: message.1.to_owned() });
    }
    found
}

/// All cases, by theme and name.
pub(crate) fn all() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui");
    let themes = entries(&folder).into_iter().filter(|theme| theme.is_dir());
    let files = themes.flat_map(|theme| entries(&theme));
    files.filter(|file| file.extension().is_some_and(|end| end == "rs")).map(|file| Case::read(&file)).collect()
}

/// Where the documents are that cases compare their traits with.
pub(crate) fn documents() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/openapi")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries
}

#[test]
fn every_case_of_one_mistake_says_what_is_right() {
    let has_one_mistake = |case: &Case| !WITHOUT_RIGHT_LINES.contains(&case.theme.as_str());
    for case in all().iter().filter(|case| has_one_mistake(case)) {
        assert!(case.right.is_some(), "{}: say what is right in `// right: …` at the end", case.path());
        assert_eq!(case.errors.len(), 1, "{}: bless its output first", case.path());
    }
}
