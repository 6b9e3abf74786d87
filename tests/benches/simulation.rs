//! x
#![allow(clippy::print_stdout, reason = "a table")]
use mighty_tests::simulation::*;
use std::time::Duration;
fn main() {
    for rate in [1, 10, 100] {
        for (name, s) in [
            ("60 s", Scenario::outage_of_a_minute(rate)),
            ("1 s 503", Scenario::outage_of_a_second(rate, Down::Unavailable)),
            ("1 s ref", Scenario::outage_of_a_second(rate, Down::Refusing)),
            ("1 s sil", Scenario::outage_of_a_second(rate, Down::Silent)),
            ("10 %", Scenario::random(rate, 10)),
            ("20 %", Scenario::random(rate, 20)),
            ("30 %", Scenario::random(rate, 30)),
        ] {
            for c in &CONTENDERS {
                let runs = s.run(c, 1);
                let f = Figures::of(s.concerned(&runs));
                println!(
                    "{rate:4} {name:8} {:10} n {:6} amp {:.4} good {:.5} p50 {:?} p99 {:?}",
                    c.name,
                    f.calls,
                    f.amplification,
                    f.goodput,
                    f.percentile(50),
                    f.percentile(99)
                );
                let _ = Duration::ZERO;
            }
        }
    }
}
