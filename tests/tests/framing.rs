//! The headers that nobody may set are the same ones wherever a header can be named.

use mighty_runtime::testing::InProcess;
use mighty_runtime::{Api, Client, Problem, TokenPlacement};

/// RFC 9110, 7.6.1 and 8.6; RFC 9113, 8.2.2.
const FRAMING: [&str; 13] = [
    "Host",
    "Content-Length",
    "Transfer-Encoding",
    "Connection",
    "TE",
    "Trailer",
    "Upgrade",
    "Expect",
    "Proxy-Authenticate",
    "Proxy-Authorization",
    "Keep-Alive",
    "Proxy-Connection",
    "HTTP2-Settings",
];

macro_rules! api {
    ($name:ident, $($item:tt)*) => {
        enum $name {}

        impl Api for $name {
            const BASE_URL: &'static str = "https://api.example";
            type ErrorBody = Problem;
            $($item)*
        }
    };
}

api!(Plain,);
api!(Framed, const HEADERS: &'static [(&'static str, &'static str)] = &[("Content-Length", "5")];);
api!(Hosted, const TOKEN: TokenPlacement = TokenPlacement::Header("Host"););

#[test]
fn what_no_argument_may_be_no_setting_may_be_either() {
    for name in FRAMING.into_iter().chain(["Content-Type", "Content-Encoding", "Content-Range"]) {
        let error = Client::<Plain, _>::over(InProcess::script([])).header(name, "x").build().unwrap_err();
        assert!(error.to_string().contains(&format!("`{}`", name.to_lowercase())), "{error}");
    }
}

#[test]
fn nor_may_the_api_set_it_for_its_clients() {
    let error = Client::<Framed, _>::over(InProcess::script([])).build().unwrap_err();
    assert_eq!(error.setting(), "Api::HEADERS");
    let error = Client::<Hosted, _>::over(InProcess::script([])).token("s3cret").build().unwrap_err();
    assert_eq!(error.setting(), "token");
}
