//! Whether a call is the one that is expected.

use super::text::Difference;
use crate::serve::call::EndpointCall;

/// What a closure says of a call: that it is the expected one, or not, as a `bool`; or, of [`equal`], in what it differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit(pub(super) Verdict);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Yes,
    /// A closure does not say why.
    No,
    Differs(Vec<Difference>),
}

impl From<bool> for Fit {
    fn from(fits: bool) -> Self {
        Self(if fits { Verdict::Yes } else { Verdict::No })
    }
}

/// Every call of the endpoint: `mock.show_order(any)`.
pub fn any<C>(_: &C) -> bool {
    true
}

/// A call with exactly these arguments: `mock.show_order(equal(ShowOrderCall { id: 7 }))`. Where one comes that differs, the
/// arguments that do are shown.
///
/// Arguments are compared with `==`; those without it by what their `Debug` shows.
///
/// # Panics
/// When an argument's type has neither: compare what it has in a closure.
#[allow(clippy::panic, reason = "a test that expects what cannot be compared is wrong at that place")]
#[track_caller]
pub fn equal<C: EndpointCall + Sync>(expected: C) -> impl Fn(&C) -> Fit + Send + Sync + 'static {
    if let Some(field) = expected.fields().iter().find(|field| !field.is_comparable()) {
        panic!(
            "`{}` of `{}` cannot be compared: `{}` is neither `PartialEq` nor `Debug`; compare what it has in a closure, \
             `mock.{}(|call| …)`",
            field.name,
            C::ENDPOINT.name(),
            field.type_name(),
            C::ENDPOINT.name(),
        );
    }
    move |call| compare(&expected, call)
}

fn compare<C: EndpointCall>(expected: &C, got: &C) -> Fit {
    let (expected, got) = (expected.fields(), got.fields());
    let pairs = expected.iter().zip(&got).filter(|(expected, got)| expected.equals(got) == Some(false));
    let differences: Vec<Difference> =
        pairs.map(|(expected, got)| Difference::of(expected.name, expected, got)).collect();
    Fit(if differences.is_empty() { Verdict::Yes } else { Verdict::Differs(differences) })
}
