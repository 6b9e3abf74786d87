//! Puts a file into a store and gets it back, with bars that show how far it is.
//!
//! `cargo run --example files` takes a file that it makes itself; `cargo run --example files -- FILE` takes yours, of at most 64 MiB. The
//! store is a server on loopback that refuses the first upload and breaks each download off twice.
#![allow(clippy::print_stdout, reason = "it is what an example is for")]

#[path = "../tests/support/server/mod.rs"]
#[allow(dead_code, reason = "the tests look at more of it")]
mod server;

use std::env;
use std::error::Error;
use std::fs;
use std::path::PathBuf;

use files::{Files, StoreClient};
use indicatif::{ProgressBar, ProgressStyle};
use mighty_runtime::Upload;
use server::{Habits, Server};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::temp_dir().join(format!("mighty-files-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let done = there_and_back(&folder).await;
    fs::remove_dir_all(&folder)?;
    done
}

async fn there_and_back(folder: &std::path::Path) -> Result<(), Box<dyn Error>> {
    let path = match env::args_os().nth(1) {
        Some(path) => PathBuf::from(path),
        None => make(folder)?,
    };
    let length = fs::metadata(&path)?.len();
    let breaks_after = usize::try_from(length / 5 * 2)?;
    let server =
        Server::start(Habits { breaks_after: Some(breaks_after), refused_uploads: 1, ..Habits::default() }).await?;
    let store = StoreClient::builder().base_url(server.url()).build()?;

    let bar = bar("there")?;
    let shown = bar.clone();
    let upload = Upload::file(&path).progress(move |now| {
        // It begins anew with each attempt.
        shown.set_length(now.total().unwrap_or_default());
        shown.set_position(now.bytes());
    });
    let stored = store.put_file("there/and/back", upload).await?;
    bar.finish();
    println!("{} bytes are in the store as {}", stored.size, stored.name);

    let bar = self::bar("back")?;
    let shown = bar.clone();
    let download = store.get_file("there/and/back").await?.progress(move |now| {
        shown.set_length(now.total().unwrap_or(now.bytes()));
        shown.set_position(now.bytes());
    });
    let copy = folder.join("copy");
    let saved = download.save_to(&copy).await?;
    bar.finish();
    let is_same = fs::read(&copy)? == fs::read(&path)?;
    println!("{saved} bytes came back, {}", if is_same { "the same ones" } else { "and others than went there" });
    Ok(())
}

/// A file of 32 MiB.
fn make(folder: &std::path::Path) -> Result<PathBuf, Box<dyn Error>> {
    let path = folder.join("file");
    fs::write(&path, (0..=250_u8).cycle().take(32 << 20).collect::<Vec<u8>>())?;
    Ok(path)
}

fn bar(what: &'static str) -> Result<ProgressBar, Box<dyn Error>> {
    let style = ProgressStyle::with_template("{prefix} {bar:30} {bytes} of {total_bytes}, {bytes_per_sec}")?;
    Ok(ProgressBar::new(0).with_style(style).with_prefix(what))
}
