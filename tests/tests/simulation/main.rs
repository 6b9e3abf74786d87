//! The figures of `RELIABILITY.md`, section 4, on virtual time and with fixed seeds.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test that fails here says where, and with what figure")]

mod once;

use mighty_runtime::RetryBudget;
use mighty_tests::simulation::{Contender, DEFAULTS, Down, Figures, NO_BUDGET, Scenario};

const SEED: u64 = 2_024;

/// The figures of the calls that the scenario's trouble concerns.
fn figures(scenario: &Scenario, contender: &Contender) -> Figures {
    let figures = Figures::of(scenario.concerned(&scenario.run(contender, SEED)));
    let Figures { calls, amplification, goodput, .. } = figures;
    println!("{}: {calls} calls, amplification {amplification:.4}, goodput {goodput:.5}: {scenario:?}", contender.name);
    figures
}

/// Calls begun in the outage, and all the requests that were sent for them.
#[test]
fn an_outage_of_a_minute_is_hardly_amplified() {
    let scenario = Scenario::outage_of_a_minute(10);
    let defaults = figures(&scenario, &DEFAULTS);
    assert!(defaults.amplification <= 1.06, "{}", defaults.amplification);
    // The same calls without what holds them back, so that the scenario is known to be one in which it matters.
    assert!(figures(&scenario, &NO_BUDGET).amplification > 3.9);
}

#[test]
fn one_failure_in_ten_is_hidden() {
    let figures = figures(&Scenario::random(100, 10), &DEFAULTS);
    assert!(figures.goodput >= 0.999_5, "{}", figures.goodput);
    assert!(figures.amplification <= 1.27, "{}", figures.amplification);
}

#[test]
fn one_failure_in_five_is_hidden() {
    let figures = figures(&Scenario::random(100, 20), &DEFAULTS);
    assert!(figures.goodput >= 0.997, "{}", figures.goodput);
    assert!(figures.amplification <= 1.27, "{}", figures.amplification);
}

#[test]
fn an_outage_of_a_second_is_bridged() {
    for down in [Down::Unavailable, Down::Refusing, Down::Silent] {
        for rate in [1, 10] {
            let figures = figures(&Scenario::outage_of_a_second(rate, down), &DEFAULTS);
            assert!(figures.goodput >= 0.8, "{down:?} at {rate} calls/s: {}", figures.goodput);
        }
    }
}

/// The default bucket holds 35 retries, and the 100 calls of that second want 250: it lets almost none of them through.
/// A client that makes so many calls wants a bucket to match; it then bridges the second, and still does not multiply a
/// longer outage.
#[test]
fn a_hundred_calls_a_second_want_a_larger_budget() {
    let budget = RetryBudget::new().capacity(4_000);
    let larger = Contender { name: "larger budget", budget, ..DEFAULTS };
    for down in [Down::Unavailable, Down::Refusing, Down::Silent] {
        let figures = figures(&Scenario::outage_of_a_second(100, down), &larger);
        assert!(figures.goodput >= 0.8, "{down:?}: {}", figures.goodput);
    }
    let figures = figures(&Scenario::outage_of_a_minute(100), &larger);
    assert!(figures.amplification <= 1.06, "{}", figures.amplification);
}

/// What makes the figures above facts and not samples.
#[test]
fn a_seed_decides_everything() {
    let scenario = Scenario { episodes: 1, ..Scenario::outage_of_a_second(100, Down::Unavailable) };
    let [first, again, other] = [SEED, SEED, SEED + 1].map(|seed| scenario.run(&DEFAULTS, seed));
    assert_eq!(first, again);
    assert_ne!(first, other);
}
