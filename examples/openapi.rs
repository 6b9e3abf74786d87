//! The OpenAPI document of an SDK, made of its traits.
//!
//! `cargo run --example openapi` prints it; `cargo run --example openapi -- openapi.json` writes it to that file.
#![allow(clippy::print_stdout)]

use std::error::Error;

use mighty_examples::mighty::{
    AccountEndpoints, AssetsEndpoints, MembersEndpoints, MightyNetworks, PostsEndpoints, SpacesEndpoints,
};
use mighty_runtime::openapi;

fn main() -> Result<(), Box<dyn Error>> {
    // Paths, parameters and statuses come from the traits' attributes, words from their documentation, schemas from the
    // types that derive `schemars::JsonSchema`. `Post` and `Asset` do not: the document has their endpoints all the same.
    let document = openapi::document::<MightyNetworks>("Mighty Networks Admin API", "1.0.0")
        .endpoints(AccountEndpoints::ALL)
        .endpoints(MembersEndpoints::ALL)
        .endpoints(SpacesEndpoints::ALL)
        .endpoints(PostsEndpoints::ALL)
        .endpoints(AssetsEndpoints::ALL)
        .to_json();
    match std::env::args_os().nth(1) {
        Some(file) => std::fs::write(file, document + "\n")?,
        None => println!("{document}"),
    }
    Ok(())
}
