//! A secret is planted in every place, and the file is searched for it in every spelling.

use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE};
use mighty_runtime::testing::{InProcess, Recording, Reply};
use mighty_runtime::{Client, Credentials, OAuth2, Part};
use serde_json::json;

use super::{Folder, Order, Orders, Payment, Shop, read};

/// With letters that every coding writes otherwise.
const CANARY: &str = "c4n/ry+S3cr3t \u{e9}\"42";
/// Where a header or a bearer token is to hold it.
const PLAIN: &str = "c4naryS3cr3tPlain42";

fn percent(secret: &str, keeps: fn(u8) -> bool) -> String {
    secret.bytes().map(|byte| if keeps(byte) { (byte as char).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// All ways to write it down; base64 within other text in each of its three places.
fn spellings(secret: &str) -> Vec<String> {
    let mut all = vec![
        secret.to_owned(),
        secret.to_uppercase(),
        percent(secret, |byte| byte.is_ascii_alphanumeric()),
        percent(secret, |byte| byte.is_ascii_alphanumeric()).to_lowercase(),
        percent(secret, |byte| byte.is_ascii_alphanumeric()).replace("%20", "+"),
        percent(secret, |byte| byte.is_ascii_alphanumeric() || b"/+".contains(&byte)),
        percent(secret, |_| false),
        serde_json::to_string(secret).unwrap().trim_matches('"').to_owned(),
        secret.bytes().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat(),
    ];
    for before in ["", "u", "us", "use"] {
        for code in
            [BASE64_STANDARD.encode(format!("{before}{secret}")), BASE64_URL_SAFE.encode(format!("{before}{secret}"))]
        {
            // What is before and behind it is not its own.
            all.push(code[4..code.len() - 4].to_owned());
        }
    }
    // Pieces are as bad.
    all.push("S3cr3t".to_owned());
    all
}

fn assert_clean(file: &str) {
    for secret in [CANARY, PLAIN] {
        for spelling in spellings(secret) {
            assert!(!file.contains(&spelling), "`{spelling}` is in\n{file}");
        }
    }
    // Decoded, too.
    for text in file.split(|letter: char| !(letter.is_ascii_alphanumeric() || "+/=-_".contains(letter))) {
        for decoded in [BASE64_STANDARD.decode(text), BASE64_URL_SAFE.decode(text)].into_iter().flatten() {
            assert!(!String::from_utf8_lossy(&decoded).contains("S3cr3t"), "in base64 of\n{file}");
        }
    }
}

/// An answer with the secret in all its places, some of them with a name, some without.
fn answer() -> Reply {
    let form = percent(CANARY, |byte| byte.is_ascii_alphanumeric());
    Reply::json(
        200,
        &json!({
            "id": 1,
            "item": "tea",
            "deep": [{"user": {"pin": CANARY, "accessToken": CANARY, "secrets": ["x"], "password": [CANARY, {"a": CANARY}]}}],
            "client-secret": {"value": CANARY, "expires": 12_345_678_901_u64},
            "echo": format!("the PIN {CANARY} is wrong"),
            "link": format!("https://u:{form}@files.example/a?X-Amz-Signature={form}&b=1"),
            "nested": json!({"token": CANARY, "n": 1}).to_string(),
            "base64": BASE64_STANDARD.encode(format!("user:{CANARY}")),
            "escaped": format!("a={form}"),
        }),
    )
    .header("x-till", PLAIN)
    .header("set-cookie", format!("session={PLAIN}; Path=/; HttpOnly"))
    .header("location", format!("https://user:{PLAIN}@api.shop.example/x?invite={PLAIN}&a=1"))
    .header("x-echo", format!("token={PLAIN}"))
    .header("x-other", PLAIN)
    .header("link", format!("<https://api.shop.example/x?key={PLAIN}>; rel=\"next\""))
}

#[tokio::test]
async fn nowhere_in_the_file_is_the_secret() {
    let (folder, server) = (Folder::new(), InProcess::from_fn(|_| answer()));
    let path = folder.file("canary.jsonl");
    let recorder = Recording::of::<Shop>(&path).over(server.clone()).unwrap();
    let shop = Client::<Shop, _>::over(recorder.clone())
        .token(PLAIN)
        .credentials_for("legacy", Credentials::token(PLAIN))
        .header("X-Application-Key", PLAIN)
        .build()
        .unwrap();
    let basic = Client::<Shop, _>::over(recorder.clone()).basic("user", CANARY).build().unwrap();
    let bearer = Client::<Shop, _>::over(recorder.clone()).bearer(PLAIN).build().unwrap();
    let cookie = Client::<Shop, _>::over(recorder.clone())
        .credentials(Credentials::header("Cookie", format!("session={PLAIN}; other={PLAIN}")))
        .build()
        .unwrap();

    for shop in [&shop, &basic, &bearer, &cookie] {
        shop.show_order(1).await.unwrap();
    }
    let _: Result<_, _> = shop.find_orders(CANARY, Some(CANARY), Some(PLAIN)).await;
    shop.place_order(&Order { id: 1, item: format!("tea with {CANARY}") }).await.unwrap();
    shop.pay(1, &Payment { pin: CANARY.to_owned(), amount: 1 }).await.unwrap();
    shop.attach(1, CANARY, Part::bytes(format!("{{\"pin\": \"{PLAIN}\"}}")).file_name("x.json")).await.unwrap();
    shop.show_invite(CANARY).await.unwrap();
    recorder.finish().unwrap();

    assert!(server.requests().iter().any(|request| request.text().contains("S3cr3t")), "it was sent");
    let file = read(&path);
    assert_clean(&file);
    // And only that is gone.
    for kept in ["\"amount\",\"1\"", "\"id\":1", "X-Amz-Signature=REDACTED&b=1", "Path=/; HttpOnly", "Bearer REDACTED"]
    {
        assert!(file.contains(kept), "{kept} is not in\n{file}");
    }
}

#[tokio::test]
async fn neither_is_it_in_the_recording_of_a_login() {
    let (folder, server) = (
        Folder::new(),
        InProcess::from_fn(|request| match request.endpoint {
            None => Reply::json(
                200,
                &json!({"access_token": PLAIN, "token_type": "Bearer", "refresh_token": PLAIN, "expires_in": 3600}),
            ),
            Some(_) => Reply::json(200, &super::order(7)),
        }),
    );
    let path = folder.file("login.jsonl");
    for replays in [false, true] {
        let recorder = Recording::of::<Shop>(&path).over(server.clone()).unwrap();
        let login = OAuth2::client_credentials(
            "https://login.shop.example/token",
            "app",
            if replays { "other" } else { CANARY },
        )
        .transport(recorder.clone())
        .build()
        .unwrap();
        let shop = Client::<Shop, _>::over(recorder.clone()).token_source(login).build().unwrap();
        assert_eq!(shop.show_order(7).await.unwrap(), super::order(7));
        recorder.finish().unwrap();
    }
    assert_eq!(server.requests().len(), 2);
    assert_clean(&read(&path));
}

#[tokio::test]
async fn nor_in_streams_texts_and_bytes() {
    let (folder, server) = (
        Folder::new(),
        InProcess::from_fn(|request| match request.uri.path().rsplit('/').next().unwrap() {
            "events" => Reply::status(200)
                .header("content-type", "text/event-stream")
                .body("data: {\"n\":1}\n\ndata: {\"tok")
                .body(format!("en\":{}}}\n\n", serde_json::to_string(CANARY).unwrap()))
                .body(format!("data: {{\"said\":\"token={PLAIN}\"}}\n\ndata: {{\"n\":\"{}\"}}\n\n", &PLAIN)),
            "photo" => Reply::status(200).body([&[0xff, 0xfe][..], PLAIN.as_bytes(), &[0xff]].concat()),
            _ => Reply::status(200).header("content-type", "text/plain").body(format!(
                "pin={PLAIN}\nAuthorization: Bearer {PLAIN}\n{{\"pin\": \"{PLAIN}\"}}\n{{\"pin\":\"{PLAIN}"
            )),
        }),
    );
    let path = folder.file("streams.jsonl");
    let recorder = Recording::of::<Shop>(&path).over(server).unwrap();
    let shop = super::client(&recorder);
    let mut events = shop.watch().await.unwrap();
    while let Some(event) = futures_util::StreamExt::next(&mut events).await {
        event.unwrap();
    }
    let mut photo = shop.photo().await.unwrap();
    while let Some(chunk) = futures_util::StreamExt::next(&mut photo).await {
        chunk.unwrap();
    }
    shop.note().await.unwrap();
    recorder.finish().unwrap();
    let file = read(&path);
    assert_clean(&file);
    assert!(file.contains("data: {\\\"n\\\":1}"), "{file}");
}

/// One place at a time, so that what is known from one is no help in another.
#[tokio::test]
async fn each_place_by_itself_hides_its_secret() {
    let form = percent(CANARY, |byte| byte.is_ascii_alphanumeric());
    let json = |body: serde_json::Value| Reply::json(200, &body);
    let header = |name: &str, value: String| Reply::json(200, &super::order(1)).header(name, value);
    let typed = |media: &str, body: String| Reply::status(200).header("content-type", media).body(body);
    let answers = [
        json(json!({"a": [{"b": {"pin": CANARY}}]})),
        json(json!({"refresh_token": CANARY})),
        json(json!({"Password": [CANARY]})),
        json(json!({"credentials": {"user": CANARY, "n": {"m": [CANARY]}}})),
        json(json!({"url": format!("https://x.example/?a=1&access_token={form}#b")})),
        json(json!({"url": format!("https://u:{form}@x.example/")})),
        json(json!({"nested": json!({"nested": json!({"pin": CANARY}).to_string()}).to_string()})),
        json(json!({"said": format!("Authorization: Bearer {PLAIN}")})),
        header("x-till", PLAIN.to_owned()),
        header("set-cookie", format!("a={PLAIN}")),
        header("set-cookie", format!("{PLAIN}; Path=/")),
        header("location", format!("/x?invite={form}")),
        header("location", format!("https://{PLAIN}@x.example/")),
        header("link", format!("<https://x.example/?pin={form}>; rel=next, </y?pin={form}>; rel=prev")),
        header("www-authenticate", format!("Custom token=\"{PLAIN}\", realm=\"a\"")),
        header("x-access-token", PLAIN.to_owned()),
        header("signature", format!("sig1=:{PLAIN}:")),
        typed("application/x-www-form-urlencoded", format!("access_token={form}&scope=a")),
        typed("text/html", format!("<a href=\"/x?sig={form}\">x</a>")),
        typed("text/plain", format!("{{\"pin\": \"{PLAIN}")),
        typed("text/event-stream", format!("data: {{\"pin\":\"{PLAIN}\"}}\n\ndata: {{\"pin\":\"{PLAIN}")),
        typed("application/x-ndjson", format!("{{\"pin\":\"{PLAIN}\"}}\n{{\"pin\":\"{PLAIN}\"}}\n")),
        typed("application/json", format!("{{\"a\": 1, \"pin\": \"{PLAIN}")),
        typed("application/problem+json", format!("{{\"pin\": \"{PLAIN}\"}}")),
        typed("application/octet-stream", format!("{{\"pin\": \"{PLAIN}\"}}")),
    ];
    for answer in answers {
        let (shown, folder) = (format!("{answer:?}"), Folder::new());
        let path = folder.file("canary.jsonl");
        let recorder = Recording::of::<Shop>(&path).over(InProcess::script([answer])).unwrap();
        super::client(&recorder).photo().await.unwrap().bytes(10_000).await.unwrap();
        recorder.finish().unwrap();
        let file = read(&path);
        assert!(!file.contains("S3cr3t") && file.contains("REDACTED"), "of {shown}:\n{file}");
        assert_clean(&file);
    }
}

/// The same of requests.
#[tokio::test]
async fn each_place_of_a_request_by_itself_hides_its_secret() {
    for place in 0..9 {
        let (folder, server) = (Folder::new(), InProcess::from_fn(|_| Reply::json(200, &json!([]))));
        let path = folder.file("canary.jsonl");
        let recorder = Recording::of::<Shop>(&path).over(server.clone()).unwrap();
        let shop = super::client(&recorder);
        let keyed = Client::<Shop, _>::over(recorder.clone()).token(PLAIN).build().unwrap();
        let basic = Client::<Shop, _>::over(recorder.clone()).basic(CANARY, "x").build().unwrap();
        let payment = Payment { pin: CANARY.to_owned(), amount: 1 };
        let json = Part::bytes(format!("{{\"pin\": \"{PLAIN}\"}}")).content_type("application/json");
        let text = Part::bytes(format!("pin={PLAIN}")).content_type("text/plain");
        let _: bool = match place {
            0 => shop.show_invite(CANARY).await.is_ok(),
            1 => shop.find_orders("tea", Some(CANARY), None).await.is_ok(),
            2 => shop.find_orders("tea", None, Some(PLAIN)).await.is_ok(),
            3 => shop.pay(1, &payment).await.is_ok(),
            4 => shop.attach(1, CANARY, Part::bytes("x")).await.is_ok(),
            5 => shop.attach(1, "x", json).await.is_ok(),
            6 => shop.attach(1, "x", text).await.is_ok(),
            7 => keyed.show_order(1).await.is_ok(),
            _ => basic.show_order(1).await.is_ok(),
        };
        recorder.finish().unwrap();
        assert_eq!(server.requests().len(), 1, "{place}");
        let file = read(&path);
        assert!(!file.contains("S3cr3t") && file.contains("REDACTED"), "of {place}:\n{file}");
        assert_clean(&file);
    }
}
