//! What is found at either end is what is found by reading all of it from the front.

use super::keys::Unclear;
use super::{forwards, last};

#[test]
fn a_member_is_found_whatever_is_beside_it() {
    let table = [
        (r#"{"a":1}"#, Some("1")),
        (r#"{ "a" : 1 , "b":2}"#, Some("1")),
        (r#"{"b":2,"a":true}"#, Some("true")),
        (r#"{"b":"}\"],\"a\":7","a":"\"x\\"}"#, Some(r#""\"x\\""#)),
        (r#"{"b":{"a":[{"a":0}]},"a":[{"c":"]"},{}]}"#, Some(r#"[{"c":"]"},{}]"#)),
        (r#"{"a":1,"a":2}"#, Some("2")),
        (r#"{"\u0061":3}"#, Some("3")),
        (r#"{"aa":1,"":2}"#, None),
        ("{}", None),
        ("{ }\n", None),
    ];
    for (object, value) in table {
        assert_eq!(last(object.as_bytes(), "a"), Ok(value.map(str::as_bytes)), "{object}");
        // At either end of a page, and within it.
        let Some(members) = object.trim().strip_prefix('{').and_then(|object| object.strip_suffix('}')) else {
            continue;
        };
        let items = format!(r#""items":[{}]"#, vec![r#"{"a":"\\\"","x":["a"]}"#; 100].join(", "));
        let parts = [&items, members.trim(), &items].map(|part| if part.is_empty() { r#""z":0"# } else { part });
        for page in [parts[..2].join(","), parts[1..].join(" ,"), parts.join("\n,\n")] {
            let page = format!("{{{page}}}");
            assert_eq!(last(page.as_bytes(), "a"), Ok(value.map(str::as_bytes)), "{page}");
        }
    }
}

#[test]
fn what_is_not_json_has_no_members() {
    for object in ["", "[]", "{", r#"{"a"#, r#"{"a""#, r#"{"a":"#, r#"{"a":1"#, "}", "\"}", "\"\"}"] {
        assert_eq!(last(object.as_bytes(), "b"), Err(Unclear), "{object}");
    }
    // Of these it is not looked at enough to say so, but nothing is found.
    for object in [r#"{"a":[1}"#, r#"{"a":]}"#, r#"{"a":}"#, "{a:{}}", "{,}", "{:}", "{\"}"] {
        assert!(!matches!(last(object.as_bytes(), "b"), Ok(Some(_))), "{object}");
    }
}

/// JSON of the pieces that are read in a special way.
fn value(random: &mut fastrand::Rng, depth: u32) -> String {
    let inner = |random: &mut fastrand::Rng| value(random, depth.saturating_sub(1));
    match random.u32(0..if depth == 0 { 3 } else { 6 }) {
        0 => random.choice(["null", "true", "-1.5e3", "42"]).unwrap_or_default().to_owned(),
        1 | 2 => string(random),
        3 => {
            let items: Vec<String> = (0..random.u32(0..6)).map(|_| inner(random)).collect();
            format!("[{}]", items.join(random.choice([",", " , "]).unwrap_or_default()))
        }
        _ => object(random, depth.saturating_sub(1)),
    }
}

fn object(random: &mut fastrand::Rng, depth: u32) -> String {
    let members: Vec<String> = (0..random.u32(0..6))
        .map(|_| {
            let key = random
                .choice(["\"a\"", "\"aa\"", "\"b\"", "\"\"", r#""\u0061""#, r#""\"a""#, r#""a\\""#])
                .unwrap_or_default();
            format!("{key}{}{}", random.choice([":", " : "]).unwrap_or_default(), value(random, depth))
        })
        .collect();
    format!("{{{}}}", members.join(random.choice([",", "\n,\t"]).unwrap_or_default()))
}

fn string(random: &mut fastrand::Rng) -> String {
    let pieces =
        ["a", "\\\"", "\\\\", "{", "}", "[", "]", ":", ",", "\\u0061", "\\u00e9", "\u{e9}", " ", "\\\"a\\\":", "x"];
    let length = if random.u8(..) == 0 { 600 } else { random.usize(0..6) };
    format!("\"{}\"", (0..length).filter_map(|_| random.choice(pieces)).collect::<String>())
}

#[test]
fn from_behind_the_same_is_found() {
    let mut random = fastrand::Rng::with_seed(13);
    for _ in 0..5_000 {
        let text = object(&mut random, 5);
        for name in ["a", "b", "", "\"a", "c"] {
            assert_eq!(
                last(text.as_bytes(), name),
                forwards::last(text.as_bytes(), name, usize::MAX),
                "{name:?} in {text}"
            );
        }
    }
}

/// Nor does anything come of it that never ends.
#[test]
fn what_is_cut_off_or_mixed_up_comes_to_an_end() {
    let mut random = fastrand::Rng::with_seed(13);
    for _ in 0..5_000 {
        let mut text = object(&mut random, 4).into_bytes();
        text.truncate(random.usize(0..=text.len()));
        for _ in 0..random.u32(0..4) {
            let at = random.usize(0..=text.len());
            text.insert(at, random.choice(*b"\"\\{}[]:, a").unwrap_or_default());
        }
        text.push(b'}');
        let _ = last(&text, "a");
    }
}
