//! Files of which each leads to each: the strongly connected components of the imports.

use std::collections::BTreeSet;

use super::imports::Edges;

/// Each circle in a line, its files in order, with the imports that close it.
pub fn of(edges: &Edges) -> Vec<String> {
    let reach = edges.keys().map(|file| (file, reached(edges, file))).collect::<std::collections::BTreeMap<_, _>>();
    let mut told = BTreeSet::new();
    let mut circles = Vec::new();
    for (file, from_here) in &reach {
        let circle = from_here.iter().filter(|other| reach[other].contains(*file)).collect::<BTreeSet<_>>();
        if circle.len() > 1 && told.insert(circle.clone()) {
            let steps = circle.iter().map(|file| {
                let next = edges[*file].iter().filter(|next| circle.contains(next));
                format!("  {file} -> {}", next.cloned().collect::<Vec<_>>().join(", "))
            });
            circles.push(steps.collect::<Vec<_>>().join("\n"));
        }
    }
    circles
}

fn reached(edges: &Edges, from: &str) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from.to_owned()];
    while let Some(file) = open.pop() {
        for next in &edges[&file] {
            if reached.insert(next.clone()) {
                open.push(next.clone());
            }
        }
    }
    reached
}
