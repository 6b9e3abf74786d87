//! What bounds a connection, whichever client makes it.

use std::time::Duration;

/// Time to establish a connection, TLS included.
pub(super) const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// Header lines of an answer that are read; hyper itself gives up after 100, which gateways with cookies exceed. It makes room for
/// as many with each answer, twice 32 bytes for one: from 64 KiB on, giving that back costs the allocator a walk through all it has.
pub(super) const MAX_HEADERS: usize = 500;

/// The same over HTTP/2, in bytes; hyper itself takes 16 KiB.
pub(super) const MAX_HEADER_BYTES: u32 = 256 << 10;

/// How long a connection without a request is kept. Node.js and Apache httpd close after 5 s, nginx after 75 s
/// (`server.keepAliveTimeout`, `KeepAliveTimeout`, `keepalive_timeout` in their documentation).
pub(super) const IDLE_TIMEOUT: Duration = Duration::from_secs(4);

/// The same for HTTP/2, whose servers say so before they close (`GOAWAY`).
pub(super) const IDLE_TIMEOUT_HTTP2: Duration = Duration::from_secs(90);
