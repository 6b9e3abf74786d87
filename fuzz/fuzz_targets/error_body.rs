#![no_main]

#[path = "../checks/error_body.rs"]
mod error_body;

libfuzzer_sys::fuzz_target!(|input: &[u8]| error_body::check(input));
