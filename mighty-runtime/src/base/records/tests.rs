#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails here says where")]

use bytes::Bytes;

use super::{EventStream, Record, Records, Sequence, TooLong};

fn read_all(records: &mut Records, chunks: &[&[u8]]) -> Vec<Result<Record, TooLong>> {
    let mut found = Vec::new();
    for chunk in chunks {
        let mut chunk = Bytes::copy_from_slice(chunk);
        while let Some(record) = records.next(&mut chunk) {
            let is_error = record.is_err();
            found.push(record);
            if is_error {
                return found;
            }
        }
        assert!(chunk.is_empty(), "a chunk is read to its end");
    }
    found.extend(records.end().map(Ok));
    found
}

fn events(chunks: &[&[u8]]) -> Vec<Record> {
    read_all(&mut Records::Events(EventStream::new(1 << 20)), chunks).into_iter().map(Result::unwrap).collect()
}

fn lines(chunks: &[&[u8]]) -> Vec<String> {
    texts(read_all(&mut Records::Lines(Sequence::lines(100)), chunks))
}

fn sequence(chunks: &[&[u8]]) -> Vec<String> {
    texts(read_all(&mut Records::Lines(Sequence::separated(100)), chunks))
}

fn texts(records: Vec<Result<Record, TooLong>>) -> Vec<String> {
    records.into_iter().map(|record| String::from_utf8(record.unwrap().data.to_vec()).unwrap()).collect()
}

/// `name|id|data`, with `~` for what is not said.
fn shown(records: &[Record]) -> Vec<String> {
    let show = |record: &Record| {
        let (name, id) = (record.name.as_deref().unwrap_or("~"), record.id.as_deref().unwrap_or("~"));
        format!("{name}|{id}|{}", std::str::from_utf8(&record.data).unwrap())
    };
    records.iter().map(show).collect()
}

#[test]
fn events_are_read_by_the_rules() {
    let table: &[(&str, &[&str])] = &[
        ("data: a\n\n", &["~|~|a"]),
        ("data:a\r\n\r\ndata:b\r\rdata:c\n\n", &["~|~|a", "~|~|b", "~|~|c"]),
        ("\u{feff}data:a\n\n", &["~|~|a"]),
        ("\u{feff}\u{feff}data:a\n\n", &[]),
        (": comment\ndata: a\n:\n\n", &["~|~|a"]),
        ("data: a\ndata: b\ndata\n\n", &["~|~|a\nb\n"]),
        ("data\n\ndata\ndata\n\ndata:", &["~|~|", "~|~|\n"]),
        ("data:  two spaces\n\n", &["~|~| two spaces"]),
        ("event: x\ndata: a\n\ndata: b\n\n", &["x|~|a", "~|~|b"]),
        ("event: x\n\ndata: b\n\n", &["~|~|b"]),
        ("id: 1\ndata: a\n\ndata: b\n\nid\ndata: c\n\n", &["~|1|a", "~|1|b", "~|~|c"]),
        ("id: 7\n\ndata: a\n\n", &["~|7|a"]),
        ("id: a\0b\ndata: a\n\n", &["~|~|a"]),
        ("data: not ended\n", &[]),
        ("Data: a\nDATA: a\n data: a\nunknown: a\n\n", &[]),
        ("data: a:b\n\n", &["~|~|a:b"]),
        ("\n\n\r\r\n\ndata: a\n\n", &["~|~|a"]),
    ];
    for (stream, expected) in table {
        assert_eq!(shown(&events(&[stream.as_bytes()])), *expected, "{stream:?}");
    }
}

#[test]
fn what_is_no_utf_8_is_replaced() {
    assert_eq!(shown(&events(&[b"data: a\xFFb\n\n"])), ["~|~|a\u{fffd}b"]);
}

#[test]
fn the_server_says_when_to_come_back() {
    for (stream, expected) in [
        ("retry: 1500\n", Some(1500)),
        ("retry: 1.5\n", None),
        ("retry: -1\n", None),
        ("retry:\n", None),
        ("retry: 99999999999999999999999\n", Some(u64::MAX)),
        ("retry: 1\nretry: x\n", Some(1)),
    ] {
        let mut records = Records::Events(EventStream::new(100));
        read_all(&mut records, &[stream.as_bytes()]);
        assert_eq!(records.reconnection_time(), expected, "{stream:?}");
    }
}

#[test]
fn an_event_says_its_id_or_keeps_the_last() {
    let events = events(&[b"id: 1\ndata: a\n\ndata: b\n\nid: 2\n\ndata: c\n\n"]);
    assert_eq!(events.iter().map(|event| event.says_id).collect::<Vec<_>>(), [true, false, true]);
}

#[test]
fn lines_end_with_a_line_feed() {
    assert_eq!(lines(&[b"1\n2\r\n\n \n3"]), ["1", "2", "3"]);
    assert_eq!(lines(&[b"\"a\rb\"\n"]), ["\"a\rb\""]);
    assert_eq!(lines(&["\u{feff}1\n".as_bytes()]), ["1"]);
    assert_eq!(lines(&[]), [""; 0]);
}

#[test]
fn texts_stand_behind_separators() {
    assert_eq!(sequence(&[b"\x1e{\n1}\n\x1e2\n"]), ["{\n1}", "2"]);
    assert_eq!(sequence(&[b"\x1e\x1e\n\x1e{}"]), ["{}"]);
    // `12` may have been `123`.
    assert_eq!(sequence(&[b"\x1e1\n\x1e12"]), ["1"]);
}

#[test]
fn nothing_depends_on_where_the_chunks_are_cut() {
    let stream =
        "\u{feff}id: 1\r\nevent: x\r\ndata: \u{e9}\u{1f600}\r\ndata: b\r\n\r\n:c\r\rdata: c\n\nid:2\rdata:d\r\r\n";
    let stream = stream.as_bytes();
    let whole = events(&[stream]);
    assert_eq!(whole.len(), 3);
    let bytes: Vec<&[u8]> = stream.chunks(1).collect();
    assert_eq!(events(&bytes), whole);
    for first in 0..=stream.len() {
        for second in first..=stream.len() {
            let chunks = [&stream[..first], &stream[first..second], &[], &stream[second..]];
            assert_eq!(events(&chunks), whole, "{first} {second}");
        }
    }
    let text = "\u{feff}{\"a\":1}\r\n\n{\"b\":2}\n3".as_bytes();
    for cut in 0..=text.len() {
        assert_eq!(lines(&[&text[..cut], &text[cut..]]), lines(&[text]));
    }
}

#[test]
fn what_is_too_long_is_an_error_and_no_memory() {
    let long = [b'a'; 101];
    for chunks in [vec![&long[..]], vec![&long[..60], &long[60..]], vec![&long[..100], b"a\n"]] {
        let mut found = read_all(&mut Records::Lines(Sequence::lines(100)), &chunks);
        assert_eq!(found.pop(), Some(Err(TooLong(100))));
    }
    let mut events = Records::Events(EventStream::new(10));
    let lines: Vec<&[u8]> = vec![b"data:1234\n"; 4];
    assert_eq!(read_all(&mut events, &lines).pop(), Some(Err(TooLong(10))));
    let mut events = Records::Events(EventStream::new(10));
    assert_eq!(read_all(&mut events, &[b"data:12345\n\n"]).len(), 1);
}
