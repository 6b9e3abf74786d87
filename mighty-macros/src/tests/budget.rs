//! How much code an endpoint costs besides its enum: at most 25 lines.
//!
//! Counted are the lines of the method's body in the impl and of its constant in the descriptors, as
//! prettyplease formats them, without documentation. Not counted: the signature, which is the
//! author's own and only repeated; the enum with its impls; and what a trait has once (`__new`, `ALL`).
//! Each argument costs two lines, so that an endpoint of very many arguments costs more.
//!
//! The method that `paginate` adds is counted by itself: it has the same statements, and no constant. Not counted either is
//! what `paginate` says in the constant: a line or two for each way that the author lists.

use super::{expand, traits};

const LINES: usize = 25;

/// The lines of the impl of the trait for the client.
fn implementation(code: &str) -> Vec<&str> {
    let lines: Vec<&str> = code.lines().collect();
    let begin = lines.iter().position(|line| line.starts_with("impl<")).unwrap();
    let end = lines[begin..].iter().position(|line| *line == "}").unwrap();
    lines[begin..begin + end].to_vec()
}

/// The lines behind the signature: from the line behind the one that ends in `{` to the closing one.
fn body(implementation: &[&str], method: &str) -> usize {
    let begin = implementation.iter().position(|line| {
        let rest = line.trim_start().strip_prefix("fn ").and_then(|line| line.strip_prefix(method));
        rest.is_some_and(|rest| rest.starts_with(['(', '<']))
    });
    let method = &implementation[begin.unwrap()..];
    let open = method.iter().position(|line| line.ends_with('{')).unwrap();
    let close = method.iter().position(|line| *line == "    }").unwrap();
    close - open
}

/// The names of the methods in the impl.
fn methods<'a>(implementation: &[&'a str]) -> Vec<&'a str> {
    let name = |line: &&'a str| line.strip_prefix("    fn ").and_then(|line| line.split(['(', '<']).next());
    implementation.iter().filter_map(name).collect()
}

#[test]
fn an_endpoint_costs_at_most_25_lines() {
    for (file, source) in traits::ALL {
        let code = expand(source);
        let lines: Vec<&str> = code.lines().collect();
        let implementation = implementation(&code);
        let methods = methods(&implementation);
        assert!(!methods.is_empty(), "{file}");
        for method in methods {
            let name = method.trim_start_matches("r#").to_uppercase();
            let constant = ["pub const", "pub(crate) const", "const"]
                .iter()
                .map(|word| format!("{word} {name}:"))
                .find(|begin| lines.iter().any(|line| line.trim_start().starts_with(begin.as_str())));
            let is_stream =
                method.strip_suffix("_stream").is_some_and(|listed| code.contains(&format!("(Self::{listed})")));
            assert!(constant.is_some() != is_stream, "{file}: `{method}`");
            let descriptor = constant.map_or(0, |constant| constant_lines(&lines, &constant));
            let total = body(&implementation, method) + descriptor;
            assert!(total <= LINES, "{file}: `{method}` costs {total} lines");
        }
    }
}

/// A constant ends with the first line that ends in `;`.
fn constant_lines(lines: &[&str], begin: &str) -> usize {
    let first = lines.iter().position(|line| line.trim_start().starts_with(begin)).unwrap();
    let constant = &lines[first..];
    let pagination = constant.iter().position(|line| line.trim_start().starts_with(".with_pagination("));
    let end = constant.iter().position(|line| line.ends_with(';')).unwrap();
    pagination.filter(|begin| *begin <= end).unwrap_or(end + 1)
}
