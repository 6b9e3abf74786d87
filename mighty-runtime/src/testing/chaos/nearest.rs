//! Which name was meant.

use crate::describe::endpoint::Endpoint;

/// The advice for a name that none of them has.
pub(super) fn advice(name: &str, endpoints: &[&'static Endpoint]) -> String {
    let names = endpoints.iter().map(|endpoint| endpoint.name());
    let nearest = names.clone().map(|other| (distance(name, other), other)).min();
    match nearest {
        Some((distance, other)) if distance <= 2.max(name.len() / 4) => format!("did you mean `{other}`?"),
        Some(_) => {
            let all: Vec<String> = names.map(|name| format!("`{name}`")).collect();
            format!("it is one of {}", all.join(", "))
        }
        None => "the list of endpoints is empty".to_owned(),
    }
}

/// How many letters are to be put in, taken out or replaced (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let mut above: Vec<usize> = (0..=other.chars().count()).collect();
    for (row, letter) in one.chars().enumerate() {
        let mut left = row + 1;
        let mut current = vec![left];
        for (pair, wanted) in above.windows(2).zip(other.chars()) {
            let [diagonal, top] = pair else { continue };
            left = (diagonal + usize::from(letter != wanted)).min(top + 1).min(left + 1);
            current.push(left);
        }
        above = current;
    }
    above.last().copied().unwrap_or_default()
}
