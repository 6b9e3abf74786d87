//! There is no connection, or it goes away at once.

use std::time::Duration;

use mighty_runtime::{Delivery, TransportErrorKind as Kind, UnexpectedKind};
use tokio::net::TcpListener;

use super::api::Sent;
use super::listener::Listener;
use super::over::{ALL, Which};
use super::site::{ALWAYS, Case, NEVER, Server, Site, assert_table, assert_table_over};

/// A port on which nobody listens.
async fn refused() -> Site {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    Site::new(format!("http://{}", listener.local_addr().unwrap()), Server::Nobody)
}

/// A server that says nothing, so that TLS is never agreed on.
async fn silent_tls() -> Site {
    let listener = Listener::start(|socket, _| async move {
        let _socket = socket;
        std::future::pending::<()>().await;
    });
    Site::listener("https", listener.await).with(|settings| settings.connect_timeout = Some(Duration::from_millis(100)))
}

/// A server that hangs up as soon as it is called.
async fn hangs_up(scheme: &str) -> Site {
    Site::listener(scheme, Listener::start(|socket, _| async { drop(socket) }).await)
}

const fn not_sent(name: &'static str, site: super::site::MakeSite) -> Case {
    Case { name, site, kind: Kind::Connect, delivery: Delivery::NotSent, sent: ALWAYS, status: None }
}

const CASES: &[Case] = &[
    not_sent("port refused", || Box::pin(refused())),
    not_sent("connection closed before TLS", || Box::pin(hangs_up("https"))),
];

#[tokio::test]
async fn without_a_connection_nothing_was_sent() {
    assert_table(CASES).await;
    // hyper-rustls has no time of its own for the handshake.
    for which in [Which::Hyper, Which::Reqwest] {
        assert_table_over(which, &[not_sent("no TLS in time", || Box::pin(silent_tls()))]).await;
    }
}

/// Whether the request was written before the client noticed is a matter of chance; that it may have been is then said.
#[tokio::test]
async fn a_connection_closed_at_once_is_refused_or_reset() {
    for (which, request) in ALL.into_iter().flat_map(|which| [(which, Sent::Get), (which, Sent::Post)]) {
        let site = hangs_up("http").await;
        let error = site.error(which, request).await;
        let expected = match error.kind() {
            UnexpectedKind::Transport(Kind::Unwritten) => (Delivery::NotSent, 4),
            UnexpectedKind::Transport(Kind::Reset) if request == Sent::Get => (Delivery::MaybeSent, 4),
            // An attempt that was not sent may have gone before it.
            UnexpectedKind::Transport(Kind::Reset) => (Delivery::MaybeSent, error.attempts()),
            kind => panic!("{kind:?}: {error:#?}"),
        };
        assert_eq!((error.delivery(), error.attempts()), expected, "{error:#?}");
        site.assert_discreet("closed at once", &error);
    }
}

/// What a resolver says of a name that does not exist depends on whether it can ask anyone.
#[tokio::test]
async fn an_unknown_host_is_told_from_a_resolver_that_is_out_of_order() {
    const HOST: &str = "no-such-host.invalid";
    let own_words = tokio::net::lookup_host((HOST, 443)).await.err().unwrap().to_string();
    let temporary = own_words.contains("emporary") || own_words.contains("ry again");
    println!("the resolver says: {own_words}");
    let (kind, sent) = if temporary { (Kind::Dns, ALWAYS) } else { (Kind::UnknownHost, NEVER) };
    let site =
        || -> super::site::MakeSite { || Box::pin(async { Site::new(format!("https://{HOST}"), Server::Nobody) }) };
    assert_table(&[Case { name: HOST, site: site(), kind, delivery: Delivery::NotSent, sent, status: None }]).await;
}
