//! How often a call is expected.

use std::fmt;

/// What is said of the number of calls, and of attempts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    least: Option<u32>,
    most: Option<u32>,
    attempts: Option<u32>,
}

/// What a test says about a number, and what contradicts it.
type Said = Result<(), String>;

impl Counts {
    pub(super) fn times(&mut self, calls: u32) -> Said {
        self.set(Some(calls), Some(calls), &format!("times({calls})"))
    }

    pub(super) fn at_least(&mut self, calls: u32) -> Said {
        self.set(Some(calls), None, &format!("at_least({calls})"))
    }

    pub(super) fn at_most(&mut self, calls: u32) -> Said {
        self.set(None, Some(calls), &format!("at_most({calls})"))
    }

    fn set(&mut self, least: Option<u32>, most: Option<u32>, word: &str) -> Said {
        if (least.is_some() && self.least.is_some()) || (most.is_some() && self.most.is_some()) {
            return Err(format!("`{word}` comes after `{}`: say one of them", self.words()));
        }
        (self.least, self.most) = (self.least.or(least), self.most.or(most));
        match (self.least, self.most) {
            (Some(least), Some(most)) if least > most => {
                Err(format!("at least {least} and at most {most} is no number of calls"))
            }
            _ => self.check_attempts(),
        }
    }

    pub(super) fn attempts(&mut self, attempts: u32) -> Said {
        if let Some(said) = self.attempts {
            return Err(format!("`attempts({attempts})` comes after `attempts({said})`: say one of them"));
        }
        self.attempts = Some(attempts);
        self.check_attempts()
    }

    /// Each call is at least one attempt.
    fn check_attempts(self) -> Said {
        match (self.least, self.attempts) {
            (Some(calls), Some(attempts)) if calls > attempts => {
                Err(format!("{} take more than {}", count(calls, "call"), count(attempts, "attempt")))
            }
            _ => Ok(()),
        }
    }

    /// Whether so many answers can be given.
    pub(super) fn check_answers(self, answers: usize) -> Said {
        match self.attempts {
            _ if self.is_never() && answers > 0 => {
                Err("a call that never comes has no answer: take the answer or the number away".to_owned())
            }
            Some(attempts) if usize::try_from(attempts).is_ok_and(|attempts| answers > attempts) => {
                Err(format!("{answers} answers are more than {}", count(attempts, "attempt")))
            }
            _ => Ok(()),
        }
    }

    pub(super) fn is_never(self) -> bool {
        self.most == Some(0) || self.attempts == Some(0)
    }

    /// Whether one call more is one too many.
    pub(super) fn is_full(self, calls: u32) -> bool {
        self.most.is_some_and(|most| calls >= most)
    }

    /// Whether one attempt more is one too many.
    pub(super) fn is_full_of_attempts(self, attempts: u32) -> bool {
        self.attempts.is_some_and(|most| attempts >= most)
    }

    /// Whether so many calls and attempts are enough.
    pub(super) fn is_met(self, calls: u32, attempts: u32) -> bool {
        calls >= self.least() && self.attempts.is_none_or(|wanted| attempts == wanted)
    }

    /// Whether it need not be called at all.
    pub(super) fn is_optional(self) -> bool {
        self.least() == 0
    }

    fn least(self) -> u32 {
        self.least.unwrap_or_else(|| u32::from(!self.is_never() && self.most.is_none()))
    }

    /// The words that were said.
    fn words(self) -> String {
        match (self.least, self.most) {
            (Some(least), Some(most)) if least == most => format!("times({least})"),
            (Some(least), _) => format!("at_least({least})"),
            (None, Some(most)) => format!("at_most({most})"),
            (None, None) => String::new(),
        }
    }
}

/// `2 calls`, `1 call or more in 3 attempts`.
impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let least = self.least();
        match self.most {
            _ if self.is_never() => return f.write_str("no call"),
            Some(most) if most == least => f.write_str(&count(most, "call"))?,
            Some(most) if least == 0 => write!(f, "at most {}", count(most, "call"))?,
            Some(most) => write!(f, "{least} to {}", count(most, "call"))?,
            None => write!(f, "{} or more", count(least, "call"))?,
        }
        self.attempts.map_or(Ok(()), |attempts| write!(f, " in {}", count(attempts, "attempt")))
    }
}

/// `1 call`, `2 calls`
pub(super) fn count(number: u32, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
