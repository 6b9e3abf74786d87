//! A plan that cannot be meant is one error, at the place where it was written.

use std::time::Duration;

use mighty_runtime::testing::{Chaos, Fault};

use super::{Orders, OrdersEndpoints, client, server};

fn said(plan: Chaos) -> String {
    plan.over(server()).unwrap_err().to_string()
}

#[test]
fn a_name_that_no_endpoint_has_is_told_where_it_was_written() {
    let line = line!() + 1;
    let said = said(Chaos::seeded(7).fault(Fault::reset().named("place_ordr", OrdersEndpoints::ALL)));
    let place = format!("{}:{line}:", file!().rsplit('/').next().unwrap());
    assert!(said.contains(&place), "{said} is not at {place}");
    assert!(said.contains("no endpoint is named `place_ordr`; did you mean `place_order`?"), "{said}");

    let said = self::said(Chaos::seeded(7).fault(Fault::reset().named("nonsense", OrdersEndpoints::ALL)));
    assert!(said.contains("it is one of `show_order`, `place_order`, `place_once`"), "{said}");
}

#[tokio::test(start_paused = true)]
async fn a_name_that_one_has_is_that_one() {
    let plan = Chaos::seeded(7).fault(Fault::reset().named("show_order", OrdersEndpoints::ALL).first(1));
    let chaos = plan.over(server()).unwrap();
    client(&chaos).show_order(1).await.unwrap();
    assert_eq!(chaos.log()[0].endpoint(), Some(OrdersEndpoints::SHOW_ORDER));
}

#[test]
fn what_cannot_be_meant_is_refused() {
    for (fault, words) in [
        (Fault::reset().at_rate(1.5), "a rate is from 0 to 1, and this is 1.5"),
        (Fault::reset().at_rate(-0.1), "a rate is from 0 to 1"),
        (Fault::reset().at_rate(f64::NAN), "a rate is from 0 to 1"),
        (Fault::reset().every(0), "every 0th request is none"),
        (Fault::reset().first(0), "the first 0 requests are none"),
        (Fault::reset().first_of_each(0), "the first 0 requests are none"),
        (Fault::reset().first(1).every(2), "it has an `every` and a `first`: a fault strikes by one of them"),
        (Fault::refused().after_applying(), "a refused request is not applied"),
        (Fault::delay(Duration::ZERO).after_applying(), "a delay is before the request is applied"),
        (Fault::reset().retry_after(Duration::ZERO), "only an answer has a `Retry-After`"),
        (Fault::status(99), "99 is no status"),
        (Fault::status(1_000), "1000 is no status"),
        (Fault::status(204), "204 is no failure"),
    ] {
        let shown = format!("{fault:?}");
        let said = said(Chaos::seeded(7).fault(fault));
        assert!(said.contains(words), "{shown}: {said}");
        assert!(said.contains("plans.rs:"), "{shown}: {said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
}

#[test]
fn a_plan_without_a_fault_is_none_and_that_is_fine() {
    assert!(Chaos::seeded(7).over(server()).unwrap().log().is_empty());
}
