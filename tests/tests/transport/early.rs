//! An answer that comes before the request is whole.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::api::{Accounts, ChangeError, client};
use super::listener::Listener;
use super::over::{ALL, Settings};

/// More than fits between the two of them while nobody reads.
const LARGE: usize = 16 << 20;

/// Reads the beginning of a request and answers it.
async fn answer(socket: &mut TcpStream) {
    socket.read_exact(&mut [0; 512]).await.ok();
    socket.write_all(b"HTTP/1.1 503 Busy\r\nContent-Length: 2\r\n\r\n{}").await.ok();
}

async fn assert_answered(listener: Listener) {
    let url = format!("http://{}", listener.address());
    for which in ALL {
        let client = client(&url, which.with(&Settings::default()), Duration::from_secs(10));
        let error = client.change("id", "pin", "secret", &"x".repeat(LARGE)).await.unwrap_err();
        let ChangeError::ServerError(error) = error else { panic!("{which:?}: {error:#?}") };
        assert_eq!((error.status().as_u16(), error.raw().len(), error.attempts()), (503, 2, 1), "{which:?}");
    }
}

#[tokio::test]
async fn its_status_comes_out_though_the_rest_is_never_read() {
    assert_answered(
        Listener::start(|mut socket, _| async move {
            answer(&mut socket).await;
            std::future::pending::<()>().await;
        })
        .await,
    )
    .await;
}

#[tokio::test]
async fn its_status_comes_out_though_the_server_says_no_more() {
    assert_answered(
        Listener::start(|mut socket, _| async move {
            answer(&mut socket).await;
            socket.shutdown().await.ok();
            socket.read_to_end(&mut Vec::new()).await.ok();
        })
        .await,
    )
    .await;
}

#[tokio::test]
async fn its_status_comes_out_though_the_server_hangs_up() {
    assert_answered(
        Listener::start(|mut socket, _| async move {
            answer(&mut socket).await;
        })
        .await,
    )
    .await;
}
