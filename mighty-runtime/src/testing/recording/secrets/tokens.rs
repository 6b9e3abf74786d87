//! The tokens of a text that is JSON, holds JSON, or is the beginning of some. There is no text that it does not take.

/// A piece of a text. All of them one after the other are the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    /// White space.
    Space(&'a [u8]),
    /// A brace, a bracket, a colon or a comma.
    Mark(&'a [u8]),
    /// A string with its quotes.
    Text(&'a [u8]),
    /// A string whose line ends before it does.
    Open(&'a [u8]),
    /// Anything else: a number, `true`, prose.
    Word(&'a [u8]),
}

/// The tokens from here on.
#[derive(Clone, Debug)]
pub(crate) struct Tokens<'a>(pub(crate) &'a [u8]);

impl<'a> Tokens<'a> {
    /// The next one that is no white space, which stays the next one.
    pub(super) fn peek(&self) -> Option<Token<'a>> {
        self.clone().find(|token| !matches!(token, Token::Space(_)))
    }

    fn take(&mut self, length: usize) -> &'a [u8] {
        let (taken, rest) = self.0.split_at_checked(length).unwrap_or((self.0, &[]));
        self.0 = rest;
        taken
    }

    fn while_is(&mut self, is: fn(u8) -> bool) -> &'a [u8] {
        let length = self.0.iter().position(|byte| !is(*byte)).unwrap_or(self.0.len());
        self.take(length)
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        Some(match *self.0.first()? {
            b' ' | b'\t' | b'\r' | b'\n' => Token::Space(self.while_is(is_space)),
            b'{' | b'}' | b'[' | b']' | b':' | b',' => Token::Mark(self.take(1)),
            b'"' => match string(self.0) {
                (length, true) => Token::Text(self.take(length)),
                (length, false) => Token::Open(self.take(length)),
            },
            _ => Token::Word(self.while_is(|byte| !is_space(byte) && !b"{}[]:,\"".contains(&byte))),
        })
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// How long a string is, its quotes included, and whether it ends at all.
fn string(text: &[u8]) -> (usize, bool) {
    let mut is_escaped = false;
    for (at, byte) in text.iter().enumerate().skip(1) {
        match byte {
            b'\n' => return (at, false),
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return (at + 1, true),
            _ => {}
        }
    }
    (text.len(), false)
}

/// JSON without the white space between its tokens.
pub(crate) fn compact(json: &[u8]) -> Vec<u8> {
    let mut compact = Vec::with_capacity(json.len());
    for token in Tokens(json) {
        match token {
            Token::Space(_) => {}
            Token::Mark(raw) | Token::Text(raw) | Token::Open(raw) | Token::Word(raw) => compact.extend_from_slice(raw),
        }
    }
    compact
}
