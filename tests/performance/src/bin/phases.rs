//! `phases build|call COUNT`: requests that are built and not sent, and whole calls, over a transport in memory.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a program of a measurement")]

use std::hint::black_box;

use mighty_performance::Members;
use mighty_performance::ways::memory::Memory;
use mighty_performance::ways::{FOUND, through};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, what, count] = arguments.as_slice() else { panic!("phases build|call COUNT") };
    let count: u32 = count.parse().unwrap();
    let client = through(Memory, "https://api.example.com/v1");
    for _ in 0..count {
        let call = client.show("engines", FOUND, true);
        match what.as_str() {
            "build" => drop(black_box(call)),
            "call" => assert_eq!(call.await.unwrap().points, 31_415),
            other => panic!("there is no {other}"),
        }
    }
}
