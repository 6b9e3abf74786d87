//! One process of the fleet: it calls as often as it is let, and prints when that was.

use std::fmt::{Debug, Write as _};
use std::future::Future;
use std::io::{Write, stdout};
use std::pin::Pin;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use mighty_runtime::testing::{InProcess, Reply};
use mighty_runtime::{Api, Client, Environment, Problem, Rate, RedisLimiter, System, WhenAway, endpoints};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// What a process is told: the URL of Redis, how long it runs, and by how much its clock is wrong.
pub(crate) const URL: &str = "MIGHTY_FLEET_URL";
pub(crate) const SECONDS: &str = "MIGHTY_FLEET_SECONDS";
pub(crate) const AHEAD: &str = "MIGHTY_FLEET_AHEAD";

pub(crate) const PROCESSES: u32 = 8;
pub(crate) const WINDOW: Duration = Duration::from_secs(6);
pub(crate) const LIMIT: u32 = 200;

pub(crate) enum Shop {}

impl Api for Shop {
    const BASE_URL: &'static str = "https://shop.example";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop, errors(4xx, 5xx), error = OrdersError)]
pub(crate) trait Orders {
    /// Of one tenant.
    #[endpoint(method = GET, path = "/{tenant}/orders")]
    async fn orders(&self, tenant: &str) -> Result<(), OrdersOfError>;
}

pub(crate) fn client(limiter: RedisLimiter) -> Client<Shop, InProcess> {
    let server = InProcess::from_fn(|_| Reply::status(200));
    Client::over(server).limiter(limiter).timeout(Duration::from_secs(60)).build().unwrap()
}

/// Both clocks are wrong by so much.
struct Ahead(Duration);

impl Environment for Ahead {
    fn now(&self) -> Instant {
        System.now() + self.0
    }

    fn wall_clock(&self) -> SystemTime {
        System.wall_clock() - self.0
    }

    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        System.sleep(duration)
    }

    fn random(&self) -> f64 {
        System.random()
    }
}

/// Prints the time of each place that the limiter gives, in microseconds since 1970: by the clock of Redis, or by this machine's, which is
/// the same, for one of the share.
struct Printer;

#[derive(Default)]
struct Place {
    by: String,
    at: Option<i64>,
    late: i64,
}

impl Visit for Place {
    fn record_i64(&mut self, field: &Field, value: i64) {
        match field.name() {
            "at_us" => self.at = Some(value),
            "late_us" => self.late = value,
            _ => {}
        }
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.record_i64(field, i64::try_from(value).unwrap());
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "by" {
            value.clone_into(&mut self.by);
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn Debug) {}
}

impl Subscriber for Printer {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "mighty_runtime::limits" && metadata.is_event()
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_micros();
        let mut place = Place::default();
        event.record(&mut place);
        let at = place.at.unwrap_or(i64::try_from(now).unwrap() - place.late);
        let mut line = String::new();
        if place.by.is_empty() {
            writeln!(line, "away {now}").unwrap();
        } else {
            writeln!(line, "{} {at}", place.by).unwrap();
        }
        stdout().write_all(line.as_bytes()).unwrap();
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// Not a test but the process: it does nothing unless the fleet has started it.
#[test]
fn child() {
    let Ok(url) = std::env::var(URL) else { return };
    let number = |name: &str| std::env::var(name).unwrap().parse::<u64>().unwrap();
    let (run, ahead) = (Duration::from_secs(number(SECONDS)), Duration::from_secs(number(AHEAD)));
    tracing::subscriber::set_global_default(Printer).unwrap();
    let away = WhenAway::LocalShare { processes: PROCESSES };
    let limiter = RedisLimiter::open(&url, "fleet", Rate::new(LIMIT, WINDOW), away).unwrap();
    let server = InProcess::from_fn(|_| Reply::status(200));
    // Longer than a machine with much to do takes for an answer of Redis.
    let limiter = limiter.patience(Duration::from_secs(5));
    let client = Client::<Shop, _>::over(server).limiter(limiter).environment(Ahead(ahead)).build().unwrap();
    let calls = async || {
        loop {
            client.orders("a").await.unwrap();
        }
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let all = async { tokio::join!(calls(), calls(), calls()) };
    runtime.block_on(async { tokio::time::timeout(run, all).await }).unwrap_err();
}
