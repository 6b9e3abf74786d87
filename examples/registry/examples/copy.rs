//! `copy REGISTRY FROM TAG TO`: copies an image of one platform within a registry; what is there already is taken over, not sent.
#![allow(clippy::print_stdout, reason = "it is a program for the terminal")]

use std::error::Error;

use registry::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Manifest {
    config: Part,
    layers: Vec<Part>,
}

#[derive(Deserialize)]
struct Part {
    digest: Digest,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [url, from, tag, to] = arguments.as_slice() else { return Err("copy REGISTRY FROM TAG TO".into()) };
    let registry = RegistryClient::builder().base_url(url).token_source(Login::anonymous()).build()?;
    let manifest = registry.get_manifest(from, tag, OCI_MANIFEST).await?;
    let parts: Manifest = serde_json::from_slice(&manifest)?;
    for part in parts.layers.iter().chain([&parts.config]) {
        take_over(&registry, from, to, &part.digest).await?;
    }
    registry.put_manifest(to, tag, OCI_MANIFEST, &manifest).await?;
    println!("{to}:{tag}");
    Ok(())
}

async fn take_over(registry: &RegistryClient, from: &str, to: &str, digest: &Digest) -> Result<(), Box<dyn Error>> {
    let mounted = registry.mount_blob(to, digest, from).await?;
    if mounted.status().as_u16() == 201 {
        println!("{digest}: taken over");
        return Ok(());
    }
    // It could not be taken over, so an upload has begun.
    let session = mounted.location().ok_or("the registry does not say where the upload goes on")?;
    let blob = pull_blob(registry, from, digest).await?;
    println!("{digest}: {} bytes", blob.len());
    registry.finish_upload(&session, digest, Some(blob)).await?;
    Ok(())
}
