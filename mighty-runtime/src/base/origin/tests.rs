//! What is read here is read as [`resolve`] reads it.
#![allow(clippy::unwrap_used, reason = "a test that fails here says where")]

use http::Uri;

use super::Origin;
use crate::base::link::resolve;

const PAGES: [&str; 9] = [
    "https://api.example/v1/members?page=1",
    "https://api.example",
    "https://api.example:8443/v1/",
    "http://127.0.0.1:8080/v1/members",
    "http://[::1]:8080/v1/members",
    "https://xn--bcher-kva.example/v1/./a/../members?x",
    "https://api.example/v1//members/%2e%2e/x",
    "https://api.example/.hidden/a..b/c.",
    "https://api.example/a|b",
];

/// What is read in a special way somewhere.
const PIECES: [&str; 47] = [
    "https:",
    "http:",
    "//",
    "/",
    "api.example",
    "API.example",
    "127.0.0.1",
    "[::1]",
    "xn--bcher-kva.example",
    ":8443",
    ":8080",
    ":443",
    "@",
    "user",
    "\\",
    "?",
    "#",
    "&",
    "=",
    "%",
    "%2e",
    "%2E",
    ".",
    "..",
    "/..",
    "/.",
    "\t",
    "\n",
    " ",
    "v1",
    "members",
    "page=2",
    "\u{e9}",
    "'",
    "\"",
    "<",
    "[",
    "]",
    "{",
    "|",
    "^",
    "`",
    ";",
    ":",
    ",",
    "+",
    "\u{0}",
];
/// What links begin with.
const BEGINNINGS: [&str; 6] = ["", "/", "?", "https://api.example", "https://api.example/", "http://127.0.0.1:8080/"];

fn pages() -> Vec<(Uri, Origin)> {
    let pages = PAGES.map(Uri::from_static);
    pages.into_iter().map(|page| (page.clone(), Origin::of(&page).unwrap())).collect()
}

/// Whether a link is read; if so, as the slower way reads it.
fn agrees((page, origin): &(Uri, Origin), link: &str) -> bool {
    let Some(read) = origin.resolve(page.path(), link) else { return false };
    let expected = resolve(&page.to_string(), link, &[]).unwrap();
    assert_eq!((&read, read.to_string()), (&expected, expected.to_string()), "{link:?} at {page}");
    true
}

#[test]
fn whatever_is_read_is_read_in_the_same_way() {
    let (pages, mut random, mut read) = (pages(), fastrand::Rng::with_seed(13), 0);
    for _ in 0..40_000 {
        let page = random.choice(&pages).unwrap();
        let pieces = random.usize(0..8);
        let pieces: String = (0..pieces).map(|_| random.choice(PIECES).unwrap()).collect();
        let characters = random.usize(0..12);
        let characters: String = (0..characters).map(|_| char::from(random.u8(b' '..=b'~'))).collect();
        for rest in [pieces, characters] {
            let link = random.choice(BEGINNINGS).unwrap().to_owned() + &rest;
            read += usize::from(agrees(page, &link));
        }
    }
    assert!(read > 1_000, "only {read} were read");
}

/// Each character in each place.
#[test]
fn each_character_is_read_in_the_same_way() {
    for page in pages() {
        let origin = format!("{}://{}", page.0.scheme().unwrap(), page.0.authority().unwrap());
        for c in (0..=0x17f).filter_map(char::from_u32) {
            for place in ["{}", "/{}", "/{}a", "/a{}", "/a{}b", "/a/{}", "/a/{}/b", "?{}", "?a{}b", "/a?{}", "/a?b{}c"]
            {
                let link = place.replace("{}", &c.to_string());
                agrees(&page, &link);
                agrees(&page, &format!("{origin}{link}"));
            }
        }
    }
}

/// Otherwise the tests above would say nothing.
#[test]
fn plain_links_are_read() {
    let page = Uri::from_static(PAGES[0]);
    let origin = Origin::of(&page).unwrap();
    let table = [
        ("https://api.example/v1/members?page=2", Some("https://api.example/v1/members?page=2")),
        ("/v1/members?after=a%3D&x[]=1", Some("https://api.example/v1/members?after=a%3D&x[]=1")),
        ("/v1/members/a.b:c", Some("https://api.example/v1/members/a.b:c")),
        ("?page=2", Some("https://api.example/v1/members?page=2")),
        ("/", Some("https://api.example/")),
        ("//api.example/", None),
        ("https://api.example", None),
        ("https://api.example:443/v1", None),
        ("https://api.example.evil.example/v1", None),
        ("https://api.example@evil.example/v1", None),
        ("/v1/%2e%2e/x", None),
        ("/v1/../x", None),
        ("/v1?x=1#top", None),
        ("members?page=2", None),
        ("", None),
    ];
    for (link, expected) in table {
        assert_eq!(origin.resolve(page.path(), link).map(|uri| uri.to_string()).as_deref(), expected, "{link}");
    }
    let too_long = format!("/{}", "x".repeat(70_000));
    assert_eq!(origin.resolve("/", &too_long), None);
}

/// A page whose own origin is written otherwise, or is none.
#[test]
fn other_origins_are_left_alone() {
    for uri in [
        "https://API.example/",
        "https://api.example:443/",
        "https://0x7f.1/",
        "https://user@api.example/",
        "ftp://a.example/",
        "/v1",
        "https://xn--a.example/",
    ] {
        assert!(Origin::of(&Uri::from_static(uri)).is_none(), "{uri}");
    }
}
