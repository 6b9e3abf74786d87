//! What retries do to a server in trouble, and for those who call it, on virtual time.
//!
//! `cargo bench -p mighty-tests --bench simulation [-- <path of the chart>]` prints a table and writes a chart. A relative
//! path counts from this package's folder, as for every benchmark.

#![allow(clippy::print_stdout, clippy::expect_used, reason = "a report on the terminal")]

use std::path::{Path, PathBuf};
use std::time::Duration;

use mighty_tests::simulation::{CONTENDERS, Contender, Curve, DEFAULTS, Down, Figures, Panel, Run, Scenario, chart};

/// The same every time, so that two versions of the library can be compared.
const SEED: u64 = 1;

/// Calls per second.
const RATES: [u32; 3] = [1, 10, 100];

type AtRate = fn(u32) -> Scenario;

/// What happens to the server, at each rate.
const SCENARIOS: [(&str, AtRate); 7] = [
    ("down 60 s, 503", Scenario::outage_of_a_minute),
    ("down 1 s, 503", |rate| Scenario::outage_of_a_second(rate, Down::Unavailable)),
    ("down 1 s, refuses", |rate| Scenario::outage_of_a_second(rate, Down::Refusing)),
    ("down 1 s, silent", |rate| Scenario::outage_of_a_second(rate, Down::Silent)),
    ("10 % 503", |rate| Scenario::random(rate, 10)),
    ("20 % 503", |rate| Scenario::random(rate, 20)),
    ("30 % 503", |rate| Scenario::random(rate, 30)),
];

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    // `cargo bench` says so; `cargo test --benches` only wants to know that it runs.
    if !arguments.iter().any(|argument| argument == "--bench") {
        print_row("1 s outage", &Scenario::outage_of_a_second(100, Down::Unavailable), &DEFAULTS);
        return Ok(());
    }
    print_table();
    let path = arguments.iter().find(|argument| !argument.starts_with('-')).map_or_else(default_path, PathBuf::from);
    std::fs::write(&path, load_chart())?;
    println!("\nThe load on the server over time: {}", path.display());
    Ok(())
}

/// `simulation.svg` in the target folder, wherever that is.
fn default_path() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("simulation.svg")
}

fn print_table() {
    println!(
        "In outages, the calls begun while the server was down; else all calls. p50 and p99 of those that succeeded."
    );
    println!(
        "\n{:28} {:>7} {:9} {:>6} {:>13} {:>9} {:>8} {:>8}",
        "server", "calls/s", "retries", "calls", "amplification", "goodput", "p50", "p99"
    );
    for (name, scenario) in SCENARIOS {
        for rate in RATES {
            for contender in &CONTENDERS {
                print_row(name, &scenario(rate), contender);
            }
        }
    }
}

fn print_row(name: &str, scenario: &Scenario, contender: &Contender) {
    let runs = scenario.run(contender, SEED);
    let figures = Figures::of(scenario.concerned(&runs));
    let time =
        |percent| figures.percentile(percent).map_or("–".to_owned(), |time| format!("{} ms", time.as_millis()));
    println!(
        "{name:28} {:7} {:9} {:6} {:13.4} {:8.2}% {:>8} {:>8}",
        scenario.rate,
        contender.name,
        figures.calls,
        figures.amplification,
        figures.goodput * 100.0,
        time(50),
        time(99),
    );
}

fn load_chart() -> String {
    let (second, tenth) = (Duration::from_secs(1), Duration::from_millis(100));
    let short = |rate| Scenario::outage_of_a_second(rate, Down::Unavailable);
    let panels = [
        panel("60 s outage", "requests per second", second, &Scenario::outage_of_a_minute(10)),
        panel("1 s outage", "requests per 100 ms", tenth, &short(10)),
        panel("1 s outage", "requests per 100 ms", tenth, &short(100)),
    ];
    let subtitle = "Virtual time; a server that is down answers 503. The figures are those of calls begun meanwhile.";
    chart("Load on a server during and after an outage", subtitle, &panels)
}

fn panel(title: &str, unit: &str, bin: Duration, scenario: &Scenario) -> Panel {
    let curve = |contender: &Contender| {
        let runs = scenario.run(contender, SEED);
        let figures = Figures::of(scenario.concerned(&runs));
        let note = format!("{:.2} requests a call, {:.1} % succeed", figures.amplification, figures.goodput * 100.0);
        Curve { name: contender.name.to_owned(), note, load: mean_load(&runs, bin, scenario) }
    };
    Panel {
        title: format!("{title}, {} calls per second (mean of {} runs)", scenario.rate, scenario.episodes),
        unit: unit.to_owned(),
        bin,
        outage: scenario.outage().expect("an outage"),
        calls_per_bin: f64::from(scenario.rate) * bin.as_secs_f64(),
        curves: CONTENDERS.iter().map(curve).collect(),
    }
}

/// The load of the runs in the mean.
fn mean_load(runs: &[Run], bin: Duration, scenario: &Scenario) -> Vec<f64> {
    let loads: Vec<Vec<u32>> = runs.iter().map(|run| run.load(bin, scenario.lasts)).collect();
    let bins = loads.first().map_or(0, Vec::len);
    let sum = |bin: usize| loads.iter().filter_map(|load| load.get(bin)).sum::<u32>();
    (0..bins).map(|bin| f64::from(sum(bin)) / f64::from(scenario.episodes)).collect()
}
