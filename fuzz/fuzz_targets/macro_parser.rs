#![no_main]

include!("../checks/macro_modules.rs");

#[path = "../checks/macro_parser.rs"]
mod macro_parser;

libfuzzer_sys::fuzz_target!(|input: &[u8]| macro_parser::check(input));
