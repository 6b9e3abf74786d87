//! The headers that nobody may set are the same ones wherever a header can be named.

use mighty_runtime::testing::InProcess;
use mighty_runtime::{Api, Client, Problem, TokenPlacement};

/// The list of the macro, as it stands in its source.
fn refused_as_arguments() -> Vec<&'static str> {
    let source = include_str!("../../mighty-macros/src/check/ground/headers.rs");
    let list =
        source.split_once("const OWNED").and_then(|(_, rest)| rest.split_once("];")).map_or("", |(list, _)| list);
    list.split('"').skip(1).step_by(2).collect()
}

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
    let names = refused_as_arguments();
    assert!(names.len() > 10, "{names:?}");
    for name in names {
        let error = Client::<Plain, _>::over(InProcess::script([])).header(name, "x").build().unwrap_err();
        assert!(error.to_string().contains(&format!("`{name}`")), "{error}");
    }
}

#[test]
fn nor_may_the_api_set_it_for_its_clients() {
    let error = Client::<Framed, _>::over(InProcess::script([])).build().unwrap_err();
    assert_eq!(error.setting(), "Api::HEADERS");
    let error = Client::<Hosted, _>::over(InProcess::script([])).token("s3cret").build().unwrap_err();
    assert_eq!(error.setting(), "token");
}
