//! Two values of which one was expected, for a person to read.

use std::fmt;

/// Lines of a value that are compared; the rest is cut off.
const MOST: usize = 200;

/// An argument that is not as expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Difference {
    pub(super) name: String,
    pub(super) expected: String,
    pub(super) got: String,
}

impl Difference {
    /// Of two values that can be shown: on one line each if that is enough.
    pub(super) fn of(name: &str, expected: &dyn fmt::Debug, got: &dyn fmt::Debug) -> Self {
        let (short, others) = (format!("{expected:?}"), format!("{got:?}"));
        if short.len().max(others.len()) <= 100 {
            return Self { name: name.to_owned(), expected: short, got: others };
        }
        Self { name: name.to_owned(), expected: format!("{expected:#?}"), got: format!("{got:#?}") }
    }
}

/// `id: expected 7, got 9`; of a value of many lines, those that differ.
impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, expected, got } = self;
        if !expected.contains('\n') && !got.contains('\n') {
            return write!(f, "{name}: expected {expected}, got {got}");
        }
        write!(f, "{name}: - expected, + got")?;
        for line in lines(expected, got) {
            match line {
                Line::Both(text) => write!(f, "\n    {text}")?,
                Line::Expected(text) => write!(f, "\n  - {text}")?,
                Line::Got(text) => write!(f, "\n  + {text}")?,
            }
        }
        Ok(())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line<'a> {
    Both(&'a str),
    Expected(&'a str),
    Got(&'a str),
}

/// The lines of both, as few of them apart as can be: by their longest common subsequence.
fn lines<'a>(expected: &'a str, got: &'a str) -> Vec<Line<'a>> {
    let (expected, got): (Vec<&str>, Vec<&str>) =
        (expected.lines().take(MOST).collect(), got.lines().take(MOST).collect());
    let common = common(&expected, &got);
    let length = |one: usize, other: usize| common.get(one).and_then(|row| row.get(other)).copied().unwrap_or(0);
    let (mut one, mut other, mut lines) = (0, 0, Vec::new());
    loop {
        match (expected.get(one), got.get(other)) {
            (None, None) => return lines,
            (Some(text), Some(same)) if text == same => {
                lines.push(Line::Both(text));
                (one, other) = (one + 1, other + 1);
            }
            (Some(text), rest) if rest.is_none() || length(one + 1, other) >= length(one, other + 1) => {
                lines.push(Line::Expected(text));
                one += 1;
            }
            (_, Some(text)) => {
                lines.push(Line::Got(text));
                other += 1;
            }
            (Some(_), None) => one += 1,
        }
    }
}

/// How many lines two texts have in common from each pair of places on.
fn common(expected: &[&str], got: &[&str]) -> Vec<Vec<usize>> {
    let mut rows = vec![vec![0; got.len() + 1]];
    for text in expected.iter().rev() {
        let below = rows.last().cloned().unwrap_or_default();
        let mut row = vec![0];
        for (place, other) in got.iter().enumerate().rev() {
            let at = |row: &[usize], place: usize| row.get(place).copied().unwrap_or(0);
            let right = row.last().copied().unwrap_or(0);
            row.push(if text == other { at(&below, place + 1) + 1 } else { right.max(at(&below, place)) });
        }
        row.reverse();
        rows.push(row);
    }
    rows.reverse();
    rows
}
