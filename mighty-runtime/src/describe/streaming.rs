//! How a stream of items ends, and how it goes on when it breaks off.

/// How the streams ([`Events`](crate::Events), [`Lines`](crate::Lines)) of an API, or of one endpoint, end and go on. What is not
/// said is left to the next wider level: an endpoint's `stream(…)` goes before [`Api::STREAMING`](crate::Api::STREAMING).
///
/// ```
/// use mighty_runtime::{StreamEnd, Streaming};
///
/// // Chat completions end with `data: [DONE]`.
/// const CHAT: Streaming = Streaming::new().ends_with(&[StreamEnd::Data("[DONE]")]);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Streaming {
    ends: Option<&'static [StreamEnd]>,
    resume: Option<Resume>,
    skips_undecodable: Option<bool>,
}

/// What marks the end of a stream.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StreamEnd {
    /// An item with exactly these data, `[DONE]`. It is not handed out.
    Data(&'static str),
    /// An event of this type, `message_stop`. It is handed out, as the last one.
    Event(&'static str),
}

/// Where a stream that broke off goes on, by the author's cursor: the query parameter that takes it, and the member of an item
/// that holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Resume {
    pub(crate) query: &'static str,
    pub(crate) member: &'static str,
}

impl Streaming {
    /// Leaves everything to the next wider level. Where none says anything, a stream ends with its answer.
    #[must_use]
    pub const fn new() -> Self {
        Self { ends: None, resume: None, skips_undecodable: None }
    }

    /// What marks the end. A stream without it has broken off, however its answer ends; none for one that ends with its answer.
    #[must_use]
    pub const fn ends_with(mut self, ends: &'static [StreamEnd]) -> Self {
        self.ends = Some(ends);
        self
    }

    /// A stream that breaks off goes on with the same request, and the `member` of the last item (a JSON pointer, RFC 6901: `/id`)
    /// in the query parameter `query`. Event streams whose events have ids do without, by `Last-Event-ID`. What follows has to be
    /// what comes after that item: of several with the same member, a second of a clock, those that were not handed out would be lost.
    #[must_use]
    pub const fn resumes(mut self, query: &'static str, member: &'static str) -> Self {
        self.resume = Some(Resume { query, member });
        self
    }

    /// Whether a stream goes on behind an item that does not decode. The item is an error in either case.
    #[must_use]
    pub const fn skips_undecodable(mut self, skips: bool) -> Self {
        self.skips_undecodable = Some(skips);
        self
    }

    /// These, with those of `nearer` in place of its own where it has any.
    pub(crate) fn overridden_by(self, nearer: Self) -> Self {
        Self {
            ends: nearer.ends.or(self.ends),
            resume: nearer.resume.or(self.resume),
            skips_undecodable: nearer.skips_undecodable.or(self.skips_undecodable),
        }
    }

    /// What marks the end; nothing where a stream ends with its answer.
    #[must_use]
    pub const fn ends(&self) -> &'static [StreamEnd] {
        match self.ends {
            Some(ends) => ends,
            None => &[],
        }
    }

    pub(crate) const fn resume(&self) -> Option<Resume> {
        self.resume
    }

    pub(crate) fn goes_on(&self) -> bool {
        self.skips_undecodable.unwrap_or(false)
    }
}
