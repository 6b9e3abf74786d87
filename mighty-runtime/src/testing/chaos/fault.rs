//! One thing that goes wrong, and when.

use std::fmt;
use std::panic::Location;
use std::time::Duration;

use http::StatusCode;

use super::nearest::advice;
use crate::describe::endpoint::Endpoint;

/// A fault of a [`Chaos`](super::Chaos) plan: what happens, to which endpoints, and to which of their requests. Without more it
/// happens to every request.
#[derive(Clone)]
#[must_use = "a fault is part of a plan: `Chaos::fault`"]
pub struct Fault {
    pub(super) kind: Kind,
    is_applied: bool,
    retry_after: Option<Duration>,
    endpoints: Vec<&'static Endpoint>,
    pub(super) when: When,
    written: &'static Location<'static>,
    /// What cannot be meant, and where it was written.
    problem: Option<(String, &'static Location<'static>)>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    Refused,
    Reset,
    Stalled,
    Status(u16),
    CutBody(usize),
    Delay(Duration),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum When {
    Always,
    Rate(f64),
    Every(u64),
    First(u64),
    FirstOfEach(u64),
}

impl When {
    fn name(self) -> &'static str {
        match self {
            Self::Always => "",
            Self::Rate(_) => "at_rate",
            Self::Every(_) => "every",
            Self::First(_) => "first",
            Self::FirstOfEach(_) => "first_of_each",
        }
    }
}

impl Fault {
    #[track_caller]
    fn new(kind: Kind) -> Self {
        Self {
            kind,
            is_applied: false,
            retry_after: None,
            endpoints: Vec::new(),
            when: When::Always,
            written: Location::caller(),
            problem: None,
        }
    }

    /// No connection: the request is not sent.
    #[track_caller]
    pub fn refused() -> Self {
        Self::new(Kind::Refused)
    }

    /// The connection breaks before there is an answer. The server has not had the request, or has
    /// [applied](Self::after_applying) it; the caller cannot know.
    #[track_caller]
    pub fn reset() -> Self {
        Self::new(Kind::Reset)
    }

    /// No answer, ever. The server has not had the request, or has [applied](Self::after_applying) it.
    #[track_caller]
    pub fn stalled() -> Self {
        Self::new(Kind::Stalled)
    }

    /// An answer with a status from 300 and no body, as of a gateway: the server has not had the request, or has
    /// [applied](Self::after_applying) it.
    #[track_caller]
    pub fn status(status: u16) -> Self {
        let fault = Self::new(Kind::Status(status));
        match StatusCode::from_u16(status) {
            Err(_) => fault.refuse(format!("{status} is no status")),
            Ok(known) if known.as_u16() < 300 => fault.refuse(format!("{status} is no failure")),
            Ok(_) => fault,
        }
    }

    /// The answer's body breaks off after so many bytes, or at its end if it has fewer. The server has applied the request.
    #[track_caller]
    pub fn cut_body(after: usize) -> Self {
        let fault = Self::new(Kind::CutBody(after));
        Self { is_applied: true, ..fault }
    }

    /// The request goes out later. It is no failure: faults behind it in the plan may strike as well.
    #[track_caller]
    pub fn delay(delay: Duration) -> Self {
        Self::new(Kind::Delay(delay))
    }

    /// The server gets the request, and answers it, before the fault strikes: the caller has no answer of an effect that is there.
    #[track_caller]
    pub fn after_applying(mut self) -> Self {
        self.is_applied = true;
        match self.kind {
            Kind::Refused => self.refuse("a refused request is not applied".to_owned()),
            Kind::Delay(_) => self.refuse("a delay is before the request is applied".to_owned()),
            Kind::Reset | Kind::Stalled | Kind::Status(_) | Kind::CutBody(_) => self,
        }
    }

    /// The answer has a `Retry-After` of so many seconds; a part of one counts as a whole.
    #[track_caller]
    pub fn retry_after(mut self, wait: Duration) -> Self {
        self.retry_after = Some(wait);
        if let Kind::Status(_) = self.kind {
            return self;
        }
        self.refuse("only an answer has a `Retry-After`".to_owned())
    }

    /// Strikes requests of this endpoint, by its constant: `OrdersEndpoints::PLACE_ORDER`. Said several times, of each of them.
    ///
    /// A name with a typo does not compile:
    ///
    /// ```compile_fail,E0599
    /// # use mighty_runtime::testing::Fault;
    /// # use mighty_runtime::{Api, Problem, endpoints};
    /// # enum Shop {}
    /// # impl Api for Shop {
    /// #     const BASE_URL: &'static str = "https://api.shop.example";
    /// #     type ErrorBody = Problem;
    /// # }
    /// #[endpoints(api = Shop)]
    /// trait Orders {
    ///     /// How many orders are open.
    ///     #[endpoint(method = GET, path = "/orders/count")]
    ///     async fn count(&self) -> Result<u64, CountError>;
    /// }
    ///
    /// let fault = Fault::reset().on(OrdersEndpoints::COUMT);
    /// ```
    pub fn on(mut self, endpoint: &'static Endpoint) -> Self {
        self.endpoints.push(endpoint);
        self
    }

    /// Strikes requests of the endpoint with this name, one of a trait's: `named("place_order", OrdersEndpoints::ALL)`. A name that none
    /// of them has is an error of the plan, at the place of this call.
    #[track_caller]
    pub fn named(mut self, name: &str, of: &[&'static Endpoint]) -> Self {
        let Some(endpoint) = of.iter().find(|endpoint| endpoint.name() == name) else {
            let advice = advice(name, of);
            return self.refuse(format!("no endpoint is named `{}`; {advice}", name.escape_debug()));
        };
        self.endpoints.push(endpoint);
        self
    }

    /// Strikes by chance, from 0 (never) to 1 (always). What the seed promises of it is said in the [module](super).
    #[track_caller]
    pub fn at_rate(self, rate: f64) -> Self {
        let fault = self.when(When::Rate(rate));
        if (0.0..=1.0).contains(&rate) {
            fault
        } else {
            fault.refuse(format!("a rate is from 0 to 1, and this is {rate}"))
        }
    }

    /// Strikes every nth request of an endpoint: with 3 the third, the sixth and so on. Each attempt of a call is a request.
    #[track_caller]
    pub fn every(self, nth: u64) -> Self {
        let fault = self.when(When::Every(nth));
        if nth == 0 { fault.refuse("every 0th request is none".to_owned()) } else { fault }
    }

    /// Strikes the first requests of an endpoint.
    #[track_caller]
    pub fn first(self, requests: u64) -> Self {
        self.when(When::First(requests)).unless_none(requests)
    }

    /// Strikes the first times that one and the same request is sent: `first_of_each(2)` lets every call fail twice. What one and the
    /// same is, is said in the [module](super).
    #[track_caller]
    pub fn first_of_each(self, requests: u64) -> Self {
        self.when(When::FirstOfEach(requests)).unless_none(requests)
    }

    #[track_caller]
    fn unless_none(self, requests: u64) -> Self {
        if requests == 0 { self.refuse("the first 0 requests are none".to_owned()) } else { self }
    }

    #[track_caller]
    fn when(mut self, when: When) -> Self {
        let before = std::mem::replace(&mut self.when, when);
        if before == When::Always {
            return self;
        }
        self.refuse(format!("it has an `{}` and a `{}`: a fault strikes by one of them", when.name(), before.name()))
    }

    /// The first mistake counts.
    #[track_caller]
    fn refuse(mut self, problem: String) -> Self {
        let place = Location::caller();
        self.problem.get_or_insert((problem, place));
        self
    }

    pub(super) fn problem(&self) -> Option<&(String, &'static Location<'static>)> {
        self.problem.as_ref()
    }

    pub(super) fn is_on(&self, endpoint: Option<&'static Endpoint>) -> bool {
        self.endpoints.is_empty() || endpoint.is_some_and(|endpoint| self.endpoints.contains(&endpoint))
    }

    /// Whether the server has the request when it strikes.
    #[must_use]
    pub fn is_applied(&self) -> bool {
        self.is_applied
    }

    pub(super) fn hint(&self) -> Option<Duration> {
        self.retry_after
    }
}

/// What happens: `reset after it was applied`.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            Kind::Refused => f.write_str("refused")?,
            Kind::Reset => f.write_str("reset")?,
            Kind::Stalled => f.write_str("stalled")?,
            Kind::Status(status) => write!(f, "{status}")?,
            Kind::CutBody(after) => return write!(f, "body cut after {after} bytes"),
            Kind::Delay(delay) => return write!(f, "delayed by {delay:?}"),
        }
        f.write_str(if self.is_applied { " after it was applied" } else { "" })
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fault({self}, {:?}, written at {})", self.when, self.written)
    }
}
