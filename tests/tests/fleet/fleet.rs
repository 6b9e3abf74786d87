//! Eight processes that share 200 requests a window.

use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::child::{AHEAD, LIMIT, PROCESSES, SECONDS, URL, WINDOW};
use super::redis::{Redis, State};

/// How long a run lasts, and when in it Redis is killed, and started again.
const RUN: u64 = 48;
const UNDISTURBED_RUN: u64 = 18;
const KILLED_AT: u64 = 10;
const AWAY: Duration = Duration::from_secs(1);

/// One place that was given, in microseconds since 1970.
#[derive(Clone, Debug)]
struct Place {
    by: String,
    at: i64,
}

fn process(redis: &Redis, number: u32, seconds: u64) -> Child {
    // One of them lives an hour ahead, by its monotonic clock, and an hour behind, by the other.
    let ahead = if number == 3 { 3_600 } else { 0 };
    Command::new(std::env::current_exe().unwrap())
        .args(["child::child", "--exact", "--nocapture", "--test-threads=1"])
        .env(URL, redis.url())
        .env(SECONDS, seconds.to_string())
        .env(AHEAD, ahead.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// What all of them were given, in order, and by how many.
fn run(redis: &mut Redis, is_killed: bool) -> (Vec<Place>, usize) {
    let seconds = if is_killed { RUN } else { UNDISTURBED_RUN };
    let processes = (0..PROCESSES).map(|number| process(redis, number, seconds)).collect::<Vec<_>>();
    if is_killed {
        std::thread::sleep(Duration::from_secs(KILLED_AT));
        redis.kill();
        std::thread::sleep(AWAY);
        redis.start_again();
    }
    let mut places = Vec::new();
    let mut working = 0;
    for process in processes {
        let output = process.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout).unwrap();
        let words = text.lines().filter_map(|line| line.split_once(' '));
        let own = words.filter(|(by, _)| matches!(*by, "redis" | "share"));
        let before = places.len();
        places.extend(own.map(|(by, at)| Place { by: by.to_owned(), at: at.parse().unwrap() }));
        working += usize::from(places.len() > before + 30);
    }
    places.sort_by_key(|place| place.at);
    (places, working)
}

/// The most in any stretch that is as long as the window, and what part of the limit was used over the run.
fn judge(places: &[Place]) -> (usize, f64) {
    let window = i64::try_from(WINDOW.as_micros()).unwrap();
    let mut most = 0;
    let mut first = 0;
    for (index, place) in places.iter().enumerate() {
        while places[first].at <= place.at - window {
            first += 1;
        }
        most = most.max(index + 1 - first);
    }
    let span = Duration::from_micros(u64::try_from(places.last().unwrap().at - places[0].at).unwrap());
    let granted = span.as_secs_f64() / WINDOW.as_secs_f64() * f64::from(LIMIT);
    (most, f64::from(u32::try_from(places.len()).unwrap()) / granted)
}

#[track_caller]
fn assert_kept(name: &str, places: &[Place], working: usize) {
    let (most, used) = judge(places);
    let share = places.iter().filter(|place| place.by == "share").count();
    println!(
        "{name}: {} in all, {share} of them by shares; at most {most} in a window, {:.1} %",
        places.len(),
        used * 100.0
    );
    assert!(most <= usize::try_from(LIMIT).unwrap(), "{name}: {most} in a window");
    assert!(used >= 0.97, "{name}: {:.1} %", used * 100.0);
    assert_eq!(working, usize::try_from(PROCESSES).unwrap(), "{name}: everyone had a part, whatever its clock says");
}

#[test]
fn no_window_has_more_than_the_limit_and_nearly_all_of_it_is_used() {
    let Some(mut redis) = Redis::start(State::Lost) else { return };
    let (places, working) = run(&mut redis, false);
    assert!(places.iter().all(|place| place.by == "redis"));
    assert_kept("undisturbed", &places, working);
}

#[test]
fn neither_while_redis_is_away_nor_after_it_has_lost_everything() {
    let Some(mut redis) = Redis::start(State::Lost) else { return };
    let (places, working) = run(&mut redis, true);
    assert!(places.iter().any(|place| place.by == "share"), "the outage was noticed");
    assert_kept("state lost", &places, working);
}

#[test]
fn neither_where_it_comes_back_with_what_it_knew() {
    let Some(mut redis) = Redis::start(State::Kept) else { return };
    let (places, working) = run(&mut redis, true);
    assert!(places.iter().any(|place| place.by == "share"), "the outage was noticed");
    assert_kept("state kept", &places, working);
}
