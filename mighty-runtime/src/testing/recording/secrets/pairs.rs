//! Secrets in text: `name=value`, as in a query, a form and the parameters of a header; `user:password@` of a URL; `Bearer …`.

use percent_encoding::percent_decode_str;

use super::redactor::Redactor;
use super::word::WORD;

impl Redactor<'_> {
    /// The same text without them, or `None` if there are none.
    pub(crate) fn pairs(&mut self, text: &str) -> Option<String> {
        let assigned = self.assignments(text);
        let users = self.users(assigned.as_deref().unwrap_or(text)).or(assigned);
        self.bearers(users.as_deref().unwrap_or(text)).or(users)
    }

    fn assignments(&mut self, text: &str) -> Option<String> {
        let mut redacted = String::new();
        let mut rest = text;
        let mut is_changed = false;
        while let Some((before, value)) = rest.split_once('=') {
            let name = before.rsplit(|letter| !is_of_a_name(letter)).next().unwrap_or_default();
            redacted.push_str(before);
            redacted.push('=');
            rest = value;
            if name.is_empty() || !self.names.is_secret(&percent_decode_str(name).decode_utf8_lossy()) {
                continue;
            }
            let quoted = value.strip_prefix('"');
            let value = quoted.unwrap_or(value);
            let end = match quoted {
                Some(_) => value.find('"'),
                None => value.find(ends_a_value),
            };
            let (secret, behind) = value.split_at(end.unwrap_or(value.len()));
            if !secret.is_empty() {
                self.learn_encoded(secret);
                redacted.push_str(if quoted.is_some() { "\"" } else { "" });
                redacted.push_str(WORD);
                rest = behind;
                is_changed = true;
            }
        }
        redacted.push_str(rest);
        is_changed.then_some(redacted)
    }

    /// A value of a query or a form.
    pub(super) fn learn_encoded(&mut self, secret: &str) {
        self.learned.learn(secret.as_bytes());
        let spaced = secret.replace('+', " ");
        self.learned.learn(&percent_decode_str(&spaced).collect::<Vec<_>>());
        self.learned.learn(&percent_decode_str(secret).collect::<Vec<_>>());
    }

    fn users(&mut self, text: &str) -> Option<String> {
        let mut redacted = String::new();
        let mut rest = text;
        let mut is_changed = false;
        while let Some((before, behind)) = rest.split_once("://") {
            redacted.push_str(before);
            redacted.push_str("://");
            let end = behind.find(|letter| "/?#".contains(letter) || ends_a_value(letter)).unwrap_or(behind.len());
            let (authority, behind) = behind.split_at(end);
            rest = behind;
            match authority.rsplit_once('@') {
                None => redacted.push_str(authority),
                Some((user, host)) => {
                    user.split(':').for_each(|part| self.learn_encoded(part));
                    redacted.extend([WORD, "@", host]);
                    is_changed = true;
                }
            }
        }
        redacted.push_str(rest);
        is_changed.then_some(redacted)
    }

    /// RFC 6750, 2.1, wherever it is repeated.
    fn bearers(&mut self, text: &str) -> Option<String> {
        let mut redacted = String::new();
        let mut rest = text;
        let mut is_changed = false;
        while let Some(at) = find_bearer(rest) {
            let (before, behind) = rest.split_at_checked(at)?;
            redacted.push_str(before);
            let end = behind.find(|letter| !is_of_a_token(letter)).unwrap_or(behind.len());
            let (token, behind) = behind.split_at(end);
            // Shorter ones are words: "bearer of bad news".
            if token.len() >= 8 && token != WORD && token.chars().any(|letter| letter.is_ascii_digit()) {
                self.learned.learn(token.as_bytes());
                redacted.push_str(WORD);
                is_changed = true;
            } else {
                redacted.push_str(token);
            }
            rest = behind;
        }
        redacted.push_str(rest);
        is_changed.then_some(redacted)
    }
}

/// Where the token begins.
fn find_bearer(text: &str) -> Option<usize> {
    ["Bearer ", "bearer "].iter().filter_map(|word| text.find(word).map(|at| at + word.len())).min()
}

fn is_of_a_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "_-.%[]~".contains(letter)
}

fn ends_a_value(letter: char) -> bool {
    letter.is_whitespace() || "&;,#\"'<>\\)}]".contains(letter)
}

fn is_of_a_token(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "-._~+/=".contains(letter)
}
