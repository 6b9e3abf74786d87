//! No span and no event tells a secret, at any level: neither the library's own nor its dependencies'.

use mighty_tests::{Act, Recorder};
use tracing::Level;
use tracing_log::LogTracer;

use super::failures::{PLACES, THROUGH, always};
use super::leak;
use super::vaults::VAULTS;

#[tokio::test]
async fn nothing_is_traced_that_is_secret() {
    // reqwest and rustls speak to `log`.
    LogTracer::init().unwrap();
    let (recorder, _guard) = Recorder::start(Level::TRACE);
    for through in THROUGH {
        for (_, make) in PLACES {
            for (_, visit) in VAULTS {
                visit(&through(make().await)).await;
            }
        }
        for (_, visit) in VAULTS {
            visit(&through(always(Act::answer("200 OK", "X-Request-Id: r-1\r\n", b"7")).await)).await;
        }
    }
    let lines = recorder.lines();
    let count = |begin: &str| lines.iter().filter(|line| line.to_string().contains(begin)).count();
    println!(
        "{} lines: {} own, {} of h2, {} of log",
        lines.len(),
        count(" mighty_runtime"),
        count(" h2"),
        count(" log:")
    );
    assert!(count(" mighty_runtime") > 100 && count(" h2") > 0 && count(" log:") > 0, "all of them were heard");
    let leaks: Vec<_> =
        lines.iter().filter(|line| leak(&line.to_string()).is_some()).map(ToString::to_string).collect();
    assert_eq!(leaks, [""; 0]);
}
