//! The modules of a crate, and which paths each of them names: in `use` lines, in the code, and in the arguments of macros.
//! What stands under `#[cfg(test)]` is left out, and links in documentation are not code.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, ExprLit, Item, Lit, UseTree};

pub type Segments = Vec<String>;

/// One module: a file, or a block inside of one.
#[derive(Default)]
pub struct Module {
    pub file: String,
    pub items: BTreeSet<String>,
    /// What `use` brings in, by the name that it has here.
    pub names: BTreeMap<String, Segments>,
    /// `use path::*`.
    pub globs: Vec<Segments>,
    /// Paths as they are written, of at least two segments.
    pub paths: Vec<Segments>,
}

#[derive(Default)]
pub struct Crate {
    pub modules: BTreeMap<Segments, Module>,
}

impl Crate {
    /// Starts at `lib.rs`; `text` gives a file of the source directory.
    pub fn read(text: &dyn Fn(&str) -> Option<String>) -> Self {
        let mut source = Self::default();
        source.file(Vec::new(), "lib.rs", "", text);
        source
    }

    pub fn files(&self) -> BTreeSet<&str> {
        self.modules.values().map(|module| module.file.as_str()).collect()
    }

    /// `directory` is where the children of the module are looked for, with a slash at its end.
    fn file(&mut self, at: Segments, file: &str, directory: &str, text: &dyn Fn(&str) -> Option<String>) {
        let content = text(file).unwrap_or_else(|| panic!("{file} is not there"));
        let parsed = syn::parse_file(&content).unwrap_or_else(|error| panic!("{file}: {error}"));
        self.module(at, file, directory, &parsed.items, text);
    }

    fn module(
        &mut self,
        at: Segments,
        file: &str,
        directory: &str,
        items: &[Item],
        text: &dyn Fn(&str) -> Option<String>,
    ) {
        let mut module = Module { file: file.to_owned(), ..Module::default() };
        for item in items.iter().filter(|item| !attributes(item).iter().any(is_for_tests)) {
            module.add(item);
            let Item::Mod(child) = item else { continue };
            let name = child.ident.to_string();
            let path = self.free(at.iter().cloned().chain([name.clone()]).collect());
            let below = format!("{directory}{name}/");
            match (&child.content, named_file(file, &child.attrs)) {
                (Some((_, items)), _) => self.module(path, file, &below, items, text),
                (None, Some(named)) => self.file(path, &named, &below, text),
                (None, None) => self.file(path, &child_file(directory, &name, text), &below, text),
            }
        }
        self.modules.insert(at, module);
    }

    /// The path, or another one where it is taken: by a module of that name under another `cfg`.
    fn free(&self, mut path: Segments) -> Segments {
        while self.modules.contains_key(&path) {
            path.last_mut().expect("the root is read once").push('\'');
        }
        path
    }
}

/// What `#[path = "…"]` says, from the source directory.
fn named_file(of: &str, attributes: &[Attribute]) -> Option<String> {
    let said = attributes.iter().find(|attribute| attribute.path().is_ident("path"))?;
    let Expr::Lit(ExprLit { lit: Lit::Str(name), .. }) = &said.meta.require_name_value().ok()?.value else {
        return None;
    };
    let folder = of.rfind('/').map_or("", |slash| &of[..=slash]);
    Some(format!("{folder}{}", name.value()))
}

fn child_file(directory: &str, name: &str, text: &dyn Fn(&str) -> Option<String>) -> String {
    let flat = format!("{directory}{name}.rs");
    if text(&flat).is_some() { flat } else { format!("{directory}{name}/mod.rs") }
}

impl Module {
    fn add(&mut self, item: &Item) {
        match item {
            Item::Use(line) => return self.add_use(&line.tree, Vec::new()),
            Item::Mod(_) => return,
            Item::Fn(item) => self.items.insert(item.sig.ident.to_string()),
            Item::Struct(item) => self.items.insert(item.ident.to_string()),
            Item::Enum(item) => self.items.insert(item.ident.to_string()),
            Item::Union(item) => self.items.insert(item.ident.to_string()),
            Item::Trait(item) => self.items.insert(item.ident.to_string()),
            Item::Type(item) => self.items.insert(item.ident.to_string()),
            Item::Const(item) => self.items.insert(item.ident.to_string()),
            Item::Static(item) => self.items.insert(item.ident.to_string()),
            Item::Macro(item) => item.ident.as_ref().is_some_and(|name| self.items.insert(name.to_string())),
            _ => false,
        };
        Paths(&mut self.paths).visit_item(item);
    }

    fn add_use(&mut self, tree: &UseTree, mut before: Segments) {
        match tree {
            UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.add_use(&path.tree, before);
            }
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.add_use(tree, before.clone())),
            UseTree::Glob(_) => self.globs.push(before),
            UseTree::Name(name) => self.add_name(before, name.ident.to_string(), None),
            UseTree::Rename(name) => self.add_name(before, name.ident.to_string(), Some(name.rename.to_string())),
        }
    }

    fn add_name(&mut self, mut path: Segments, name: String, renamed: Option<String>) {
        if name != "self" {
            path.push(name);
        }
        let here = renamed.or_else(|| path.last().cloned()).expect("a use line names something");
        // `as _` brings in a trait without a name, and there may be many.
        let here = if here == "_" { path.join("::") } else { here };
        // One name may stand for two things, each under another `cfg`.
        if let Some(other) = self.names.insert(here, path) {
            self.paths.push(other);
        }
    }
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Use(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        _ => &[],
    }
}

fn is_for_tests(attribute: &Attribute) -> bool {
    let words = |tokens: TokenStream| tokens.to_string();
    attribute.path().is_ident("cfg")
        && attribute
            .meta
            .require_list()
            .is_ok_and(|list| matches!(words(list.tokens.clone()).as_str(), "test" | "all(test, loom)"))
}

/// Collects the paths of code.
struct Paths<'a>(&'a mut Vec<Segments>);

impl<'ast> Visit<'ast> for Paths<'_> {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.leading_colon.is_none() && path.segments.len() > 1 {
            self.0.push(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        }
        visit::visit_path(self, path);
    }

    fn visit_item_use(&mut self, line: &'ast syn::ItemUse) {
        // Of a `use` inside of a function.
        let mut inner = Module::default();
        inner.add_use(&line.tree, Vec::new());
        self.0.extend(inner.names.into_values().chain(inner.globs));
    }

    /// Where a macro is defined, only what it says from the root on is meant: the rest is looked up where it is called.
    fn visit_item_macro(&mut self, item: &'ast syn::ItemMacro) {
        let mut paths = Vec::new();
        visit::visit_item_macro(&mut Paths(&mut paths), item);
        self.0.extend(paths.into_iter().filter(|path| item.ident.is_none() || path[0] == "crate"));
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        visit::visit_macro(self, call);
        self.tokens(call.tokens.clone());
    }

    fn visit_attribute(&mut self, _: &'ast Attribute) {}
}

impl Paths<'_> {
    /// Words with `::` between them, unless something stands before the first that makes it the end of a longer path.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path = Segments::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                TokenTree::Ident(word) if colons == 2 && !path.is_empty() => {
                    path.push(word.to_string());
                    colons = 0;
                }
                TokenTree::Ident(word) => {
                    self.end(&mut path);
                    path.push(if colons == 2 { String::from("::") } else { word.to_string() });
                    colons = 0;
                }
                other => {
                    self.end(&mut path);
                    colons = 0;
                    if let TokenTree::Group(group) = other {
                        self.tokens(group.stream());
                    }
                }
            }
        }
        self.end(&mut path);
    }

    fn end(&mut self, path: &mut Segments) {
        let path = std::mem::take(path);
        if path.len() > 1 {
            self.0.push(path);
        }
    }
}
