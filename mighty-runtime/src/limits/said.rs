//! The fields `RateLimit` and `RateLimit-Policy` of draft-ietf-httpapi-ratelimit-headers-11: lists of structured fields (RFC 9651).
//! What is not one says nothing.

use std::time::Duration;

use http::HeaderMap;

/// Longer windows are no windows.
const LONGEST: u64 = 9_999_999_999;

/// What is left by one policy of the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// How many requests.
    pub(super) left: u64,
    /// The time in which no more than these may be sent.
    pub(super) window: Duration,
    /// How many a whole window allows, if that is said.
    pub(super) quota: Option<u64>,
}

/// What the server says of each of its policies that counts requests over time.
pub(super) fn read(headers: &HeaderMap) -> Vec<Said> {
    let Some(limits) = list(headers, "ratelimit") else { return Vec::new() };
    let policies = list(headers, "ratelimit-policy").unwrap_or_default();
    let said = |item: &Item| {
        let policy = policies.iter().find(|policy| policy.name == item.name);
        // Bytes, or requests at the same time, are other limits.
        let is_counted = policy.is_none_or(|policy| policy.text("qu").is_none_or(|unit| unit == "requests"));
        let window = item.number("t").or_else(|| policy?.number("w")).filter(|window| *window <= LONGEST)?;
        is_counted.then_some(Said {
            left: item.number("r")?,
            window: Duration::from_secs(window),
            quota: policy.and_then(|policy| policy.number("q")),
        })
    };
    limits.iter().filter_map(said).collect()
}

/// A member of a list, with what is said of it.
struct Item {
    name: String,
    parameters: Vec<(String, Bare)>,
}

enum Bare {
    Integer(i64),
    Text(String),
    Other,
}

impl Item {
    /// The last one of a name counts (RFC 9651, 4.2.3.2).
    fn parameter(&self, name: &str) -> Option<&Bare> {
        self.parameters.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    fn number(&self, name: &str) -> Option<u64> {
        if let Some(Bare::Integer(number)) = self.parameter(name) { u64::try_from(*number).ok() } else { None }
    }

    fn text(&self, name: &str) -> Option<&str> {
        if let Some(Bare::Text(text)) = self.parameter(name) { Some(text) } else { None }
    }
}

/// A list of items; `None` if it is not there, or anything in it is malformed.
fn list(headers: &HeaderMap, name: &str) -> Option<Vec<Item>> {
    let lines = headers.get_all(name).iter().map(|line| line.to_str().ok()).collect::<Option<Vec<_>>>()?;
    if lines.is_empty() {
        return None;
    }
    let whole = lines.join(",");
    let mut rest = Rest(whole.trim_matches(' '));
    let mut items = Vec::new();
    loop {
        items.push(rest.item()?);
        rest.skip(&[' ', '\t']);
        if rest.0.is_empty() {
            return Some(items);
        }
        rest.take(',')?;
        rest.skip(&[' ', '\t']);
    }
}

/// What is left to read.
struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    fn skip(&mut self, these: &[char]) {
        self.0 = self.0.trim_start_matches(these);
    }

    fn take(&mut self, this: char) -> Option<()> {
        self.0 = self.0.strip_prefix(this)?;
        Some(())
    }

    /// As far as these go.
    fn run(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let end = self.0.find(|other| !belongs(other)).unwrap_or(self.0.len());
        let (run, rest) = self.0.split_at(end);
        self.0 = rest;
        run
    }

    fn item(&mut self) -> Option<Item> {
        // The draft wants a string; servers write tokens as well.
        let Bare::Text(name) = self.bare()? else { return None };
        let mut parameters = Vec::new();
        while self.0.starts_with(';') {
            self.take(';')?;
            self.skip(&[' ']);
            let is_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-' | '.' | '*');
            let key = self.run(is_key);
            if !key.starts_with(|first: char| first.is_ascii_lowercase() || first == '*') {
                return None;
            }
            let value = if self.take('=').is_some() { self.bare()? } else { Bare::Other };
            parameters.push((key.to_owned(), value));
        }
        Some(Item { name, parameters })
    }

    fn bare(&mut self) -> Option<Bare> {
        match self.0.chars().next()? {
            '"' => self.string(),
            ':' => {
                self.take(':')?;
                self.run(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '='));
                self.take(':').map(|()| Bare::Other)
            }
            '?' => {
                self.take('?')?;
                self.take('0').or_else(|| self.take('1')).map(|()| Bare::Other)
            }
            first if first.is_ascii_alphabetic() || first == '*' => {
                let is_token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~:/".contains(c);
                Some(Bare::Text(self.run(is_token).to_owned()))
            }
            first if first.is_ascii_digit() || first == '-' => self.number(),
            _ => None,
        }
    }

    fn number(&mut self) -> Option<Bare> {
        let sign = if self.take('-').is_some() { -1 } else { 1 };
        let digits = self.run(|c| c.is_ascii_digit());
        if self.take('.').is_some() {
            let fraction = self.run(|c| c.is_ascii_digit());
            let is_decimal = (1..=12).contains(&digits.len()) && (1..=3).contains(&fraction.len());
            return is_decimal.then_some(Bare::Other);
        }
        let number = digits.parse::<i64>().ok().filter(|_| digits.len() <= 15)?;
        Some(Bare::Integer(sign * number))
    }

    fn string(&mut self) -> Option<Bare> {
        self.take('"')?;
        let mut text = String::new();
        loop {
            text.push_str(self.run(|c| matches!(c, ' '..='~') && c != '"' && c != '\\'));
            if self.take('"').is_some() {
                return Some(Bare::Text(text));
            }
            self.take('\\')?;
            let escaped = self.0.chars().next().filter(|c| matches!(c, '"' | '\\'))?;
            self.take(escaped)?;
            text.push(escaped);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(fields: &[(&'static str, &str)]) -> Vec<(u64, u64, Option<u64>)> {
        let mut headers = HeaderMap::new();
        for (name, value) in fields {
            headers.append(*name, value.parse().unwrap());
        }
        read(&headers).into_iter().map(|said| (said.left, said.window.as_secs(), said.quota)).collect()
    }

    #[test]
    fn the_examples_of_the_draft() {
        let policy = ("ratelimit-policy", r#""burst";q=100;w=60,"daily";q=1000;w=86400"#);
        assert_eq!(said(&[("ratelimit", r#""default";r=50;t=30"#)]), [(50, 30, None)]);
        assert_eq!(said(&[policy, ("ratelimit", r#""daily";r=7"#)]), [(7, 86_400, Some(1_000))], "the policy's window");
        assert_eq!(said(&[("ratelimit", r#""default";r=999;pk=:dHJpYWwxMjEzMjM=:"#)]), [], "without a window");
        let both = r#""burst";r=0;t=9 ,	"daily";r=12;t=3600;acme-note="a \"b\\"; x"#;
        assert_eq!(said(&[policy, ("ratelimit", both)]), [(0, 9, Some(100)), (12, 3_600, Some(1_000))]);
        let lines = [("ratelimit", r#""a";r=1;t=2"#), ("ratelimit", r#""b";r=3;t=4"#)];
        assert_eq!(said(&lines), [(1, 2, None), (3, 4, None)]);
    }

    #[test]
    fn other_units_are_other_limits() {
        let bytes = ("ratelimit-policy", r#""peruser";q=65535;qu="content-bytes";w=10"#);
        assert_eq!(said(&[bytes, ("ratelimit", r#""peruser";r=0;t=10"#)]), []);
        let requests = ("ratelimit-policy", r#""peruser";q=5;qu="requests";w=10"#);
        assert_eq!(said(&[requests, ("ratelimit", "peruser;r=0;t=10")]), [(0, 10, Some(5))], "a token for a name");
    }

    #[test]
    fn what_is_malformed_says_nothing() {
        for field in [
            "",
            ",",
            r#""a""#,
            r#""a";r=1;t=2,"#,
            r#""a";r=-1;t=2"#,
            r#""a";r=1.5;t=2"#,
            r#""a";r="1";t=2"#,
            r#""a";r=1;t=2 x"#,
            r#""a;r=1;t=2"#,
            r#""a";R=1;t=2"#,
            r#""a";r=1;t=99999999999"#,
            r#""a";r=1;t=9999999999999999999999"#,
            r#""a";r=1;t=2;pk=:x"#,
            r#""a";r=1;t=2;x=?2"#,
            "limit=100, remaining=0, reset=30",
            "100;w=60",
            "\u{e9}",
        ] {
            assert_eq!(said(&[("ratelimit", field)]), [], "{field:?}");
        }
        let broken = ("ratelimit-policy", "100;w=60");
        assert_eq!(said(&[broken, ("ratelimit", r#""a";r=1;t=2"#)]), [(1, 2, None)], "the other field stands");
    }
}
