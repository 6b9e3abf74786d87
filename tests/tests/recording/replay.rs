//! How exchanges are found: each once, in order or by what they are, and retries as they were.

use std::time::Duration;

use mighty_runtime::testing::{InProcess, Recording, Reply, RequestPart};
use mighty_runtime::{Client, Credentials};
use mighty_tests::chain;

use super::{Orders, Payment, Shop, ShowOrderError, client, order, recorded, server};

#[tokio::test(start_paused = true)]
async fn retries_are_replayed_with_their_waits() {
    let script = || InProcess::script([Reply::status(503), Reply::reset(), Reply::json(200, &order(7))]);
    let (_folder, path) = recorded(script(), async |shop| drop(shop.show_order(7).await.unwrap())).await;
    let replayed = Recording::of::<Shop>(&path).replay().unwrap();
    assert_eq!(client(&replayed).show_order(7).await.unwrap(), order(7));
    replayed.finish().unwrap();
}

#[tokio::test(start_paused = true)]
async fn an_attempt_that_was_given_up_is_given_up_again() {
    let script =
        InProcess::script([Reply::json(200, &order(7)).after(Duration::from_secs(60)), Reply::json(200, &order(7))]);
    let (_folder, path) = recorded(script, async |shop| drop(shop.show_order(7).await.unwrap())).await;
    let replayed = Recording::of::<Shop>(&path).replay().unwrap();
    let begun = tokio::time::Instant::now();
    client(&replayed).show_order(7).await.unwrap();
    assert!(begun.elapsed() >= Duration::from_secs(10), "{:?}", begun.elapsed());
    replayed.finish().unwrap();
}

#[tokio::test]
async fn each_exchange_answers_once_unless_it_is_said() {
    let (_folder, path) = recorded(server(), async |shop| drop(shop.show_order(7).await.unwrap())).await;
    let once = Recording::of::<Shop>(&path).replay().unwrap();
    client(&once).show_order(7).await.unwrap();
    let error = client(&once).show_order(7).await.unwrap_err();
    let said = chain(&error).pop().unwrap();
    assert!(said.contains("line 2, already used"), "{said}");

    let repeated = Recording::of::<Shop>(&path).repeating().replay().unwrap();
    for _ in 0..3 {
        client(&repeated).show_order(7).await.unwrap();
    }
    repeated.finish().unwrap();
}

#[tokio::test]
async fn equal_requests_get_their_answers_in_the_order_of_the_recording() {
    let counting = InProcess::script([1, 2, 3].map(|id| Reply::json(200, &order(id))));
    let (_folder, path) = recorded(counting, async |shop| {
        for _ in 0..3 {
            shop.show_order(7).await.unwrap();
        }
    })
    .await;
    let replayed = Recording::of::<Shop>(&path).repeating().replay().unwrap();
    let shop = client(&replayed);
    let mut ids = Vec::new();
    for _ in 0..4 {
        ids.push(shop.show_order(7).await.unwrap().id);
    }
    assert_eq!(ids, [1, 2, 3, 3]);
}

#[tokio::test]
async fn in_order_means_the_next_one_or_none() {
    let (_folder, path) = recorded(server(), async |shop| {
        shop.show_order(7).await.unwrap();
        shop.show_order(8).await.unwrap();
    })
    .await;
    let any = Recording::of::<Shop>(&path).replay().unwrap();
    client(&any).show_order(8).await.unwrap();
    client(&any).show_order(7).await.unwrap();
    any.finish().unwrap();

    let strict = Recording::of::<Shop>(&path).in_order().replay().unwrap();
    let Err(ShowOrderError::Unexpected(error)) = client(&strict).show_order(8).await else {
        panic!("it is the second")
    };
    let said = chain(&error).pop().unwrap();
    assert!(said.contains("nearest: GET /v2/orders/7 (line 2, the next in order)"), "{said}");
    client(&strict).show_order(7).await.unwrap();
    client(&strict).show_order(8).await.unwrap();
}

#[tokio::test]
async fn calls_at_the_same_time_are_recorded_in_the_order_in_which_they_began() {
    let slow_first = InProcess::from_fn(|request| {
        let id: u64 = request.uri.path().rsplit('/').next().unwrap().parse().unwrap();
        Reply::json(200, &order(id)).after(Duration::from_millis(50 - 10 * id))
    });
    let (_folder, path) = recorded(slow_first, async |shop| {
        let (one, two, three) = tokio::join!(shop.show_order(1), shop.show_order(2), shop.show_order(3));
        assert_eq!([one, two, three].map(|order| order.unwrap().id), [1, 2, 3]);
    })
    .await;
    let targets = super::lines(&path)[1..].iter().map(|line| line["request"]["target"].clone()).collect::<Vec<_>>();
    assert_eq!(targets, ["/v2/orders/1", "/v2/orders/2", "/v2/orders/3"]);

    let replayed = Recording::of::<Shop>(&path).replay().unwrap();
    let shop = client(&replayed);
    let (three, one, two) = tokio::join!(shop.show_order(3), shop.show_order(1), shop.show_order(2));
    assert_eq!([one.unwrap().id, two.unwrap().id, three.unwrap().id], [1, 2, 3]);
    replayed.finish().unwrap();
}

#[tokio::test]
async fn a_secret_matches_any_other() {
    let payment = |pin: &str| Payment { pin: pin.to_owned(), amount: 7 };
    let (_folder, path) = recorded(server(), async |shop| {
        shop.pay(7, &payment("of the recording")).await.unwrap();
        shop.show_invite("of-the-recording").await.unwrap();
        shop.find_orders("tea", Some("of the recording"), None).await.unwrap_err();
    })
    .await;
    let replayed = Recording::of::<Shop>(&path).replay().unwrap();
    let shop = client(&replayed);
    shop.pay(7, &payment("another")).await.unwrap();
    shop.find_orders("tea", Some("another"), None).await.unwrap_err();
    shop.show_invite("another").await.unwrap();
    replayed.finish().unwrap();

    // And nothing at all, in a query too.
    let replayed = Recording::of::<Shop>(&path).matching(&[RequestPart::Path, RequestPart::Query]).replay().unwrap();
    let elsewhere = Client::<Shop, _>::over(replayed.clone())
        .credentials_for("legacy", Credentials::header("X-Other", "k"))
        .build()
        .unwrap();
    elsewhere.show_invite("another").await.unwrap();
    elsewhere.find_orders("tea", None, None).await.unwrap_err();
}
