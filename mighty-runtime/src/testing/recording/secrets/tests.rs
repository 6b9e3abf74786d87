use super::learned::Learned;
use super::names::Names;
use super::redactor::Redactor;
use super::tokens::{Token, Tokens};
use crate::author::api::Api;
use crate::author::problem::Problem;

enum Shop {}

impl Api for Shop {
    const BASE_URL: &'static str = "https://api.shop.example";
    const SECRETS: &'static [&'static str] = &["pin"];
    type ErrorBody = Problem;
}

fn text(text: &str) -> String {
    Redactor { names: &Names::of::<Shop>(), learned: &mut Learned::default() }.text(text)
}

#[test]
fn names_are_known_however_they_are_written() {
    let names = Names::of::<Shop>();
    for secret in [
        "pin",
        "PIN",
        "p-i-n",
        "access_token",
        "accessToken",
        "X-Access-Token",
        "client_secret",
        "webhookSecret",
        "user[password]",
        "user.password",
        "login[user][pin]",
        "X-Amz-Signature",
        "X-Hub-Signature-256",
        "Authorization",
        "sig",
        "PRIVATE-TOKEN",
    ] {
        assert!(names.is_secret(secret), "{secret}");
    }
    for open in [
        "",
        "-",
        "secretary",
        "secrets",
        "next_page_token",
        "pins",
        "code",
        "key",
        "x",
        "id",
        "tokens",
        "max_tokens",
        "author",
    ] {
        assert!(!names.is_secret(open), "{open}");
    }
}

/// What is left of each text.
#[test]
fn secrets_go_and_all_else_stays() {
    for (before, after) in [
        (r#"{"pin":"1","n":1.10}"#, r#"{"pin":"REDACTED","n":1.10}"#),
        (r#"{"pin" : 12 , "a":"b" }"#, r#"{"pin" : 0 , "a":"b" }"#),
        (r#"{"pin":null,"token":true}"#, r#"{"pin":null,"token":true}"#),
        (r#"{"pin":["a",1,{"b":"c"}],"d":"e"}"#, r#"{"pin":["REDACTED",0,{"b":"REDACTED"}],"d":"e"}"#),
        (r#"{"pin":{"pin":{"a":"b"}},"d":"e"}"#, r#"{"pin":{"pin":{"a":"REDACTED"}},"d":"e"}"#),
        (r#"{"\u0070in":"1"}"#, r#"{"\u0070in":"REDACTED"}"#),
        (r#"{"pin":"a\"b"}"#, r#"{"pin":"REDACTED"}"#),
        (r#"{"pin":"cut of"#, r#"{"pin":"REDACTED"#),
        (r#"{"pin":"#, r#"{"pin":"#),
        (r#"{"pin":12"#, r#"{"pin":0"#),
        (r#"{"pin":,"a":"b"}"#, r#"{"pin":,"a":"b"}"#),
        (r#"["pin","a"]"#, r#"["pin","a"]"#),
        (r#"{"a":"{\"pin\":\"1\"}"}"#, r#"{"a":"{\"pin\":\"REDACTED\"}"}"#),
        (r#"{"u":"https://x/?a=1\u0026pin=2"}"#, r#"{"u":"https://x/?a=1&pin=REDACTED"}"#),
        ("a=1&pin=2&b=3", "a=1&pin=REDACTED&b=3"),
        ("p%69n=2;x", "p%69n=REDACTED;x"),
        ("pin=", "pin="),
        (r#"Digest pin="a b", x=1"#, r#"Digest pin="REDACTED", x=1"#),
        ("user[pin]=2", "user[pin]=REDACTED"),
        ("https://u:p@h/x@y", "https://REDACTED@h/x@y"),
        ("see https://h/x and mail@h", "see https://h/x and mail@h"),
        ("Bearer abcdefgh1 is wrong", "Bearer REDACTED is wrong"),
        ("the bearer of bad news", "the bearer of bad news"),
        ("5\" of rain", "5\" of rain"),
        ("a == b", "a == b"),
        ("", ""),
    ] {
        assert_eq!(text(before), after, "{before}");
    }
}

/// Not a byte is lost, whatever the text is.
#[test]
fn the_tokens_are_the_text() {
    let pieces = [
        "\"", "\\", "{", "}", "[", "]", ":", ",", " ", "\n", "pin", "token=", "1", "é", "=", "%41", "https://", "@",
        "Bearer ",
    ];
    let mut chance = fastrand::Rng::with_seed(7);
    for _ in 0..2_000 {
        let written: String = (0..chance.usize(0..20)).map(|_| pieces[chance.usize(0..pieces.len())]).collect();
        let tokens = Tokens(written.as_bytes()).map(|token| match token {
            Token::Space(raw) | Token::Mark(raw) | Token::Text(raw) | Token::Open(raw) | Token::Word(raw) => raw,
        });
        assert_eq!(tokens.collect::<Vec<_>>().concat(), written.as_bytes());
        // It comes to an end with whatever it is given, and what is done is done.
        let once = text(&written);
        assert_eq!(text(&once), once, "{written}");
    }
}

#[test]
fn a_secret_is_found_in_every_spelling() {
    let mut learned = Learned::default();
    learned.learn("s3cr3t/ \"é".as_bytes());
    for (before, after) in [
        ("x s3cr3t/ \"é y", "x REDACTED y"),
        ("x=s3cr3t%2F%20%22%C3%A9&y", "x=REDACTED&y"),
        ("x=s3cr3t%2f+%22%c3%a9&y", "x=REDACTED&y"),
        ("x=%733cr3t/%20%22%c3%a9", "x=REDACTED"),
        (r#"x s3cr3t/ \"é y"#, "x REDACTED y"),
        ("7333637233742f2022c3a9", "REDACTED"),
        ("nothing", "nothing"),
        ("", ""),
    ] {
        assert_eq!(learned.scrub(before).as_deref().unwrap_or(before), after);
    }
    let line = learned.scrub_line(r#"{"a":"x s3cr3t/ \"é y","b":1}"#);
    assert_eq!(line, r#"{"a":"x REDACTED y","b":1}"#);
}

#[test]
fn words_and_short_ones_are_not_looked_for_elsewhere() {
    let mut learned = Learned::default();
    for word in ["verified", "password", "4711"] {
        learned.learn(word.as_bytes());
    }
    learned.learn_key("2026-01-01T00:00");
    learned.learn_key("12345678901234567890");
    assert_eq!(learned.scrub("verified password 4711 2026-01-01T00:00 12345678901234567890"), None);
}

#[test]
fn bytes_lose_only_what_is_secret() {
    let mut learned = Learned::default();
    learned.learn(b"s3cr3t-of-bytes");
    let bytes = [&[0xff, 0][..], b"s3cr3t-of-bytes", &[0xfe]].concat();
    assert_eq!(learned.scrub_bytes(bytes), [&[0xff, 0][..], b"REDACTED", &[0xfe]].concat());
}
