//! From the paths of modules to the files that they lead to.

use std::collections::{BTreeMap, BTreeSet};

use super::reader::{Crate, Module, Segments};

pub type Edges = BTreeMap<String, BTreeSet<String>>;

pub struct Imports {
    /// Each file, with the files that it imports.
    pub edges: Edges,
    /// `file: path` for paths that lead through a re-export of the crate's root.
    pub of_the_root: Vec<String>,
}

pub fn imports(source: &Crate) -> Imports {
    let mut found = Imports {
        edges: source.files().iter().map(|file| ((*file).to_owned(), BTreeSet::new())).collect(),
        of_the_root: Vec::new(),
    };
    for (at, module) in &source.modules {
        let written = module.names.values().chain(&module.globs).chain(&module.paths);
        for path in written.filter_map(|path| source.absolute(at, module, path)) {
            found.add(source, module, &path);
        }
    }
    found
}

impl Imports {
    fn add(&mut self, source: &Crate, module: &Module, path: &Segments) {
        if module.file != "lib.rs" && source.is_of_the_root(path) {
            self.of_the_root.push(format!("{}: crate::{}", module.file, path.join("::")));
        }
        let file = source.file_of(path, 0);
        if file != module.file {
            self.edges.entry(module.file.clone()).or_default().insert(file);
        }
    }
}

impl Crate {
    /// From the root of the crate; none when the path leads out of it.
    fn absolute(&self, at: &Segments, module: &Module, path: &Segments) -> Option<Segments> {
        let mut base = at.clone();
        let mut rest = path.as_slice();
        match rest.first()?.as_str() {
            "crate" => {
                base.clear();
                rest = &rest[1..];
            }
            "self" => rest = &rest[1..],
            "super" => {
                while rest.first().is_some_and(|word| word == "super") {
                    base.pop();
                    rest = &rest[1..];
                }
            }
            first => {
                let child = at.iter().cloned().chain([first.to_owned()]).collect::<Segments>();
                let start = match module.names.get(first) {
                    // Beside `use first::first;` the word still names a child, or another crate.
                    Some(target) if target[0] != first => self.absolute(at, module, target),
                    _ => self.modules.contains_key(&child).then_some(child),
                };
                return Some([&start?, &rest[1..]].concat());
            }
        }
        base.extend(rest.iter().cloned());
        Some(base)
    }

    /// The module that the path goes through to its end or to the first word that is none, and the rest.
    fn walk<'a>(&self, path: &'a [String]) -> (&Module, &'a [String]) {
        let length = (0..=path.len()).rev().find(|length| self.modules.contains_key(&path[..*length])).unwrap_or(0);
        (&self.modules[&path[..length]], &path[length..])
    }

    fn is_of_the_root(&self, path: &Segments) -> bool {
        let root = &self.modules[&Vec::new()];
        path.first().is_some_and(|word| !self.modules.contains_key(&path[..1]) && root.names.contains_key(word))
    }

    /// The file in which the thing stands that the path names, through re-exports.
    fn file_of(&self, path: &[String], depth: usize) -> String {
        let (module, rest) = self.walk(path);
        let Some(name) = rest.first().filter(|name| !module.items.contains(*name)) else { return module.file.clone() };
        if depth > 20 {
            return module.file.clone();
        }
        let at = path[..path.len() - rest.len()].to_vec();
        if let Some(target) = module.names.get(name).and_then(|target| self.absolute(&at, module, target)) {
            return self.file_of(&[&target, &rest[1..]].concat(), depth + 1);
        }
        let globs = module.globs.iter().filter_map(|glob| self.absolute(&at, module, glob));
        let named = globs.map(|glob| [&glob[..], rest].concat()).find(|path| self.is_there(path));
        named.map_or_else(|| module.file.clone(), |path| self.file_of(&path, depth + 1))
    }

    fn is_there(&self, path: &[String]) -> bool {
        let (module, rest) = self.walk(path);
        rest.first().is_none_or(|name| module.items.contains(name) || module.names.contains_key(name))
    }
}
