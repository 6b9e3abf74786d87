//! Where in a JSON text an error is: `items[3].id`. Found in the bytes, after the fact: a deserializer that keeps track of the path
//! would be compiled for each type once more, which is more code than all the rest of an endpoint.

use std::fmt::Write as _;

use serde_json::error::Category;

/// The error of reading some bytes as a type, if there is one: all that is compiled for each type.
pub(super) type Fails = fn(&[u8]) -> Option<serde_json::Error>;

/// The path of what `error` is about, empty for the whole text.
pub(super) fn of(text: &[u8], error: &serde_json::Error, fails: Fails) -> String {
    let read = text.get(..offset(text, error)).unwrap_or(text);
    if error.classify() != Category::Data {
        // It was noticed at the byte that does not belong there, unless there was none.
        let (wrong, sound) = match read.split_last() {
            Some((wrong, before)) if !error.is_eof() => (Some(*wrong), before),
            _ => (None, read),
        };
        return Place::at_end_of(sound).next_path(wrong);
    }
    if error.line() == 0 {
        // Nothing was being read any more: a type refused the whole.
        return String::new();
    }
    let mut place = Place::at_end_of(refused(read, fails));
    if error.to_string().starts_with("unknown field") {
        place.take_key();
    }
    place.path()
}

/// How many bytes were read.
fn offset(text: &[u8], error: &serde_json::Error) -> usize {
    let lines_before = error.line().saturating_sub(1);
    let length = text.split_inclusive(|byte| *byte == b'\n').take(lines_before).map(<[u8]>::len).sum::<usize>();
    length.saturating_add(error.column())
}

/// What was read when the error came up. A type that makes up its mind only when it has read a value does not stop the parser,
/// which then goes on to the end of the object or list around it: the error is there already where that end is left out.
fn refused(mut read: &[u8], fails: Fails) -> &[u8] {
    while let [before @ .., b'}' | b']'] = read {
        let before = before.trim_ascii_end();
        match fails(before) {
            Some(error) if error.classify() == Category::Data => read = before,
            _ => break,
        }
    }
    read
}

/// An object or list that has begun and not ended.
enum Open {
    /// With the key whose value comes, from its colon to the next comma.
    Object(Option<String>),
    /// With the index of the element.
    List(usize),
}

/// A place in a text.
#[derive(Default)]
struct Place {
    open: Vec<Open>,
    /// Whether the next string is a key.
    awaits_key: bool,
    /// A key without its colon.
    key: Option<String>,
    /// Whether a value is to begin here.
    awaits_value: bool,
    /// Whether a value ends here.
    is_behind_value: bool,
}

impl Place {
    /// The place behind the last byte. What is cut off is a value that has not ended.
    fn at_end_of(mut text: &[u8]) -> Self {
        let mut place = Self::default();
        while let [byte, rest @ ..] = text {
            place.awaits_value = place.awaits_value && byte.is_ascii_whitespace() || matches!(byte, b'[' | b',' | b':');
            text = match byte {
                b'{' | b'[' => place.begin(*byte, rest),
                b'}' | b']' => place.end(rest),
                b',' => place.comma(rest),
                b'"' => place.string(rest),
                b':' => place.colon(rest),
                byte if byte.is_ascii_whitespace() => rest,
                _ => place.word(text),
            };
        }
        place
    }

    fn begin<'t>(&mut self, bracket: u8, rest: &'t [u8]) -> &'t [u8] {
        let is_object = bracket == b'{';
        self.open.push(if is_object { Open::Object(None) } else { Open::List(0) });
        (self.awaits_key, self.is_behind_value) = (is_object, false);
        rest
    }

    fn end<'t>(&mut self, rest: &'t [u8]) -> &'t [u8] {
        self.open.pop();
        (self.awaits_key, self.is_behind_value) = (false, true);
        rest
    }

    fn colon<'t>(&mut self, rest: &'t [u8]) -> &'t [u8] {
        self.take_key();
        self.awaits_key = false;
        rest
    }

    /// The place of the key's value.
    fn take_key(&mut self) {
        if let (Some(Open::Object(key)), Some(read)) = (self.open.last_mut(), self.key.take()) {
            *key = Some(read);
        }
    }

    fn comma<'t>(&mut self, rest: &'t [u8]) -> &'t [u8] {
        self.is_behind_value = false;
        match self.open.last_mut() {
            Some(Open::Object(key)) => (*key, self.awaits_key) = (None, true),
            Some(Open::List(index)) => *index += 1,
            None => {}
        }
        rest
    }

    fn string<'t>(&mut self, rest: &'t [u8]) -> &'t [u8] {
        let mut is_escaped = false;
        let end = rest.iter().position(|byte| {
            let is_end = *byte == b'"' && !is_escaped;
            is_escaped = *byte == b'\\' && !is_escaped;
            is_end
        });
        let Some((content, behind)) = end.and_then(|end| Some((rest.get(..end)?, rest.get(end + 1..)?))) else {
            return &[];
        };
        if self.awaits_key {
            self.key = Some(unescaped(content));
        } else {
            self.is_behind_value = true;
        }
        behind
    }

    /// A number, or one of the three words.
    fn word<'t>(&mut self, text: &'t [u8]) -> &'t [u8] {
        let is_end = |byte: &u8| byte.is_ascii_whitespace() || b",:[]{}\"".contains(byte);
        let (word, behind) = text.split_at(text.iter().position(is_end).unwrap_or(text.len()));
        let is_number = word.last().is_some_and(u8::is_ascii_digit);
        self.is_behind_value = is_number || matches!(word, b"true" | b"false" | b"null");
        behind
    }

    /// The path of the value that is here, or ends here.
    fn path(&self) -> String {
        let mut path = String::new();
        for open in &self.open {
            match open {
                Open::Object(None) => {}
                Open::Object(Some(key)) => {
                    path.push_str(if path.is_empty() { "" } else { "." });
                    path.push_str(key);
                }
                // Writing to a string does not fail.
                Open::List(index) => drop(write!(path, "[{index}]")),
            }
        }
        path
    }

    /// The same where something else was wanted than the byte `wrong`: behind a value, that is the object or list around it, and
    /// so is a list that ends where an element should be.
    fn next_path(mut self, wrong: Option<u8>) -> String {
        let is_end = self.is_behind_value || (self.awaits_value && matches!(wrong, None | Some(b']')));
        match self.open.last_mut() {
            Some(Open::Object(key)) if self.is_behind_value => *key = None,
            Some(Open::List(_)) if is_end => drop(self.open.pop()),
            _ => {}
        }
        self.path()
    }
}

/// The text of a key.
fn unescaped(content: &[u8]) -> String {
    let plain = || String::from_utf8_lossy(content).into_owned();
    if !content.contains(&b'\\') {
        return plain();
    }
    serde_json::from_slice(&[b"\"", content, b"\""].concat()).unwrap_or_else(|_| plain())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;
    use serde::de::DeserializeOwned;
    use serde_path_to_error::Segment;

    use super::of;

    #[derive(Debug, Deserialize)]
    #[serde(try_from = "String")]
    #[allow(dead_code, reason = "only read")]
    struct Even(String);

    impl TryFrom<String> for Even {
        type Error = &'static str;

        fn try_from(text: String) -> Result<Self, &'static str> {
            if text.len().is_multiple_of(2) { Ok(Self(text)) } else { Err("odd") }
        }
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "only read")]
    struct Item {
        id: u64,
        even: Option<Even>,
        kind: Option<Kind>,
        #[serde(default)]
        more: BTreeMap<String, Item>,
        #[serde(default)]
        pairs: Vec<(u8, bool)>,
    }

    #[derive(Debug, Deserialize)]
    #[allow(dead_code, reason = "only read")]
    enum Kind {
        Plain,
        Tuple(u8, u8),
        Struct { size: u8 },
        New(Vec<u8>),
    }

    #[derive(Debug, Deserialize)]
    #[allow(dead_code, reason = "only read")]
    struct List {
        #[serde(default)]
        items: Vec<Item>,
        first: Option<Box<Item>>,
        #[serde(flatten)]
        rest: BTreeMap<String, serde_json::Value>,
    }

    fn here<T: DeserializeOwned>(text: &str) -> Option<String> {
        let error = serde_json::from_slice::<T>(text.as_bytes()).err()?;
        Some(of(text.as_bytes(), &error, |text| serde_json::from_slice::<T>(text).err()))
    }

    /// What a deserializer says that keeps track while it reads.
    fn tracked<T: DeserializeOwned>(text: &str) -> Option<String> {
        let mut json = serde_json::Deserializer::from_slice(text.as_bytes());
        let Err(error) = serde_path_to_error::deserialize::<_, T>(&mut json) else {
            return json.end().err().map(|_| String::new());
        };
        let mut path = error.path().to_string();
        // It prints `.` for the whole, and `?` for what has no name yet.
        if matches!(error.path().iter().next_back(), None | Some(Segment::Unknown)) {
            path.pop();
            path.truncate(path.trim_end_matches('.').len());
        }
        Some(path)
    }

    /// A variant that is written as a string has no place of its own in the text, and one that is written as a key has; so has
    /// an element beyond the end of a tuple.
    fn is_as_good(here: Option<&str>, tracked: Option<&str>) -> bool {
        let is_before = |one: &str, other: &str| {
            let last = other.rsplit_once('.');
            last.is_some_and(|(before, last)| one == before && ["Tuple", "Struct", "New"].contains(&last))
        };
        let is_beyond = |one: &str, other: &str| one.strip_suffix("[2]") == Some(other);
        here.zip(tracked).is_some_and(|(here, tracked)| {
            is_before(here, tracked) || is_before(tracked, here) || is_beyond(here, tracked)
        })
    }

    const TEXTS: &[&str] = &[
        r#"{"items": [{"id": 1, "even": "ab", "more": {"x": {"id": 2, "pairs": [[1, true], [2, false]]}}}], "n": 1}"#,
        r#"{"first": {"id": 1, "kind": {"Struct": {"size": 3}}, "even": "ab"}, "items": [{"id": 3, "kind": "Plain"}]}"#,
        r#"{"items": [{"id": 7, "kind": {"Tuple": [1, 2]}, "even": null}, {"kind": {"New": [1, 2, 3]}, "id": 8}]}"#,
    ];

    /// Each text with each of its bytes taken out or replaced, cut off behind it, and each of its words replaced.
    #[test]
    fn a_path_is_what_a_deserializer_that_keeps_track_says() {
        let (mut seen, mut different) = (0_u32, Vec::new());
        for text in TEXTS {
            for index in 0..text.len() {
                let (before, behind) = text.split_at(index);
                let mut changed = vec![before.to_owned(), format!("{before}{}", &behind[1..])];
                for other in ["x", "1", "\"", "{", "}", "[", "]", ",", ":", "null", "\"odd\"", "{}", "[1]", "-1", "1.5"]
                {
                    changed.push(format!("{before}{other}{}", &behind[1..]));
                    let word = behind.find([',', '}', ']']).unwrap_or(behind.len());
                    changed.push(format!("{before}{other}{}", &behind[word..]));
                }
                for text in changed {
                    let (here, tracked) = (here::<List>(&text), tracked::<List>(&text));
                    seen += u32::from(here.is_some());
                    let is_same = here == tracked || is_as_good(here.as_deref(), tracked.as_deref());
                    if !is_same {
                        different.push(format!("{text}\n   here {here:?}, tracked {tracked:?}"));
                    }
                }
            }
        }
        assert!(seen > 1_000);
        assert!(different.is_empty(), "{} of {seen}:\n{}", different.len(), different.join("\n"));
    }
}
