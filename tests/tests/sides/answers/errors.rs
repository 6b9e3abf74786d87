//! Errors come out as the variants that they were, or not at all.

use mighty_tests::Recorder;
use tracing::Level;

use super::api::{ErrorsError, Invalid, Items, client, error};

#[tokio::test]
async fn every_variant_comes_out_as_itself() {
    let client = client();
    for pick in 0..=10 {
        let (given, came) = (error(pick), client.errors(pick).await.unwrap_err());
        assert_eq!(std::mem::discriminant(&given), std::mem::discriminant(&came), "{pick}: {came:?}");
        assert_eq!(given.status(), came.status(), "{pick}");
        assert_eq!(given.message(), came.message(), "{pick}");
    }
}

#[tokio::test]
async fn body_and_headers_come_with_it() {
    let Err(ErrorsError::NotFound(error)) = client().errors(1).await else { panic!("no 404") };
    assert_eq!((error.code(), error.headers()["x-one"].to_str().unwrap()), (Some("no"), "1"));
    assert_eq!(error.retry_after().unwrap().as_secs(), 7);
    let Err(ErrorsError::UnprocessableEntity(error)) = client().errors(5).await else { panic!("no 422") };
    assert_eq!(error.into_body().unwrap(), Invalid { fields: vec!["name".to_owned()] });
}

#[tokio::test]
async fn what_would_come_out_as_another_variant_is_a_500_that_only_the_operator_understands() {
    let (recorder, _guard) = Recorder::start(Level::ERROR);
    for pick in 100..=105 {
        let came = client().errors(pick).await.unwrap_err();
        assert!(matches!(&came, ErrorsError::ServerError(error) if error.status() == 500), "{pick}: {came:?}");
        assert_eq!(came.message(), "the server failed");
    }
    let told = recorder.own_events();
    assert_eq!(told.iter().filter(|line| line.field("endpoint") == Some("errors")).count(), 6, "{told:?}");
    assert!(told[0].field("problem").unwrap().contains("SkuTaken"), "{told:?}");
}
