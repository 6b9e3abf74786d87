//! The same seed does the same, whatever the order in which tasks get to run.

use mighty_runtime::testing::{Chaos, ChaosTransport, Fault, InProcess};

use super::{Orders, client, order, server};

fn chaos(seed: u64) -> ChaosTransport<InProcess> {
    Chaos::seeded(seed)
        .fault(Fault::reset().at_rate(0.2))
        .fault(Fault::status(503).at_rate(0.2))
        .fault(Fault::refused().at_rate(0.1))
        .over(server())
        .unwrap()
}

/// What befell whom, in an order of its own.
fn befell(chaos: &ChaosTransport<InProcess>) -> Vec<String> {
    let mut told: Vec<String> = chaos
        .log()
        .iter()
        .map(|struck| format!("{} {} {}", struck.path(), struck.of_its_kind(), struck.fault()))
        .collect();
    told.sort();
    told
}

#[tokio::test(start_paused = true)]
async fn the_same_seed_gives_the_same_faults_whatever_the_order_of_the_calls() {
    let (forwards, backwards, other) = (chaos(7), chaos(7), chaos(8));
    for id in 0..200 {
        let _: Result<_, _> = client(&forwards).show_order(id).await;
    }
    for id in (0..200).rev() {
        let _: Result<_, _> = client(&backwards).show_order(id).await;
    }
    for id in 0..200 {
        let _: Result<_, _> = client(&other).show_order(id).await;
    }
    assert!(befell(&forwards).len() > 60, "{}", befell(&forwards).len());
    assert_eq!(befell(&forwards), befell(&backwards));
    assert_ne!(befell(&forwards), befell(&other));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn so_it_does_on_several_threads() {
    let mut told = Vec::new();
    for _ in 0..2 {
        let chaos = Chaos::seeded(7).fault(Fault::refused().at_rate(0.3)).over(server()).unwrap();
        let calls = (0..64).map(|number| {
            let shop = client(&chaos);
            // Not retried, so that it takes no time: the budget of retries is shared, and so is the scheduler's.
            tokio::spawn(async move { shop.place_order(&order(number)).await.is_ok() })
        });
        for call in calls.collect::<Vec<_>>() {
            let _: bool = call.await.unwrap();
        }
        told.push(chaos.log().iter().filter(|struck| struck.of_its_kind() == 1).count());
    }
    assert_eq!(told[0], told[1]);
    assert!(told[0] > 5, "{told:?}");
}

#[tokio::test(start_paused = true)]
async fn a_rate_is_met() {
    for (rate, least, most) in [(0.0, 0, 0), (0.1, 70, 130), (0.5, 440, 560), (1.0, 1_000, 1_000)] {
        let chaos = Chaos::seeded(3).fault(Fault::reset().at_rate(rate)).over(server()).unwrap();
        let shop = client(&chaos);
        for number in 0..1_000 {
            let _: Result<_, _> = shop.place_order(&order(number)).await;
        }
        let struck = chaos.log().len();
        assert!((least..=most).contains(&struck), "{rate}: {struck}");
    }
}

#[tokio::test(start_paused = true)]
async fn equal_requests_are_told_apart_by_their_number() {
    let chaos = Chaos::seeded(3).fault(Fault::reset().at_rate(0.5)).over(server()).unwrap();
    let shop = client(&chaos);
    for _ in 0..200 {
        let _: Result<_, _> = shop.place_order(&order(1)).await;
    }
    assert!((60..140).contains(&chaos.log().len()), "{}", chaos.log().len());
}
