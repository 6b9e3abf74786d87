//! The file that a trait is compared with, seen from cargo: a change of it compiles the crate anew, and it is looked for in the
//! folder of the crate, wherever cargo is called.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests fail by panicking")]

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const SOURCE: &str = r#"
use mighty_runtime::{Api, Problem, endpoints};

pub enum Shop {}
impl Api for Shop {
    const BASE_URL: &'static str = "https://api.example.com";
    type ErrorBody = Problem;
}

#[endpoints(api = Shop, openapi = "documents/shop.json")]
pub trait Orders {
    #[endpoint(method = GET, path = "/orders", errors(404))]
    async fn list(&self) -> Result<(), ListError>;
}

#[endpoints(api = Shop, openapi = "documents/shop.json")]
pub trait Customers {
    #[endpoint(method = GET, path = "/customers")]
    async fn list(&self) -> Result<(), ListCustomersError>;
}
"#;

/// A document in which the orders answer with these statuses.
fn document(statuses: &str) -> String {
    format!(
        r#"{{"openapi": "3.1.0", "paths": {{
            "/orders": {{"get": {{"responses": {{"200": {{}}, {statuses}}}}}}},
            "/customers": {{"get": {{"responses": {{"200": {{}}}}}}}}}}}}"#
    )
}

/// A crate that is a member of a workspace.
struct Sdk {
    workspace: PathBuf,
}

impl Sdk {
    fn new(name: &str, features: &str) -> Self {
        let workspace = Path::new(env!("CARGO_TARGET_TMPDIR")).join("documents").join(name);
        // What an earlier run wrote may not be there any longer.
        let _: std::io::Result<()> = fs::remove_dir_all(&workspace);
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap();
        fs::create_dir_all(workspace.join("sdk/src")).unwrap();
        fs::create_dir_all(workspace.join("sdk/documents")).unwrap();
        fs::copy(root.join("Cargo.lock"), workspace.join("Cargo.lock")).unwrap();
        fs::write(workspace.join("Cargo.toml"), "[workspace]\nresolver = \"3\"\nmembers = [\"sdk\"]\n").unwrap();
        let runtime = root.join("mighty-runtime");
        let manifest = format!(
            "[package]\nname = \"sdk\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[dependencies]\n\
             mighty-runtime = {{ path = {:?}, default-features = false, features = [{features}] }}\n",
            runtime.to_str().unwrap()
        );
        fs::write(workspace.join("sdk/Cargo.toml"), manifest).unwrap();
        fs::write(workspace.join("sdk/src/lib.rs"), SOURCE).unwrap();
        Self { workspace }
    }

    fn file(&self) -> PathBuf {
        self.workspace.join("sdk/documents/shop.json")
    }

    /// What the compiler says, called in the workspace's folder, which is not the crate's.
    fn errors(&self) -> Vec<String> {
        let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")))
            .current_dir(&self.workspace)
            .args(["check", "--offline", "--quiet", "--message-format=json"])
            .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("documents/target"))
            .env_remove("RUSTFLAGS")
            .output()
            .unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        let messages = printed.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        let errors = messages.filter(|message| message["message"]["level"] == "error");
        let texts = errors.map(|message| message["message"]["message"].as_str().unwrap().to_owned());
        let texts: Vec<String> = texts.filter(|text| !text.starts_with("aborting due to")).collect();
        assert_eq!(output.status.success(), texts.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
        texts
    }
}

#[test]
fn a_change_of_the_document_compiles_the_crate_anew() {
    let sdk = Sdk::new("changes", "\"openapi\"");
    fs::write(sdk.file(), document(r#""404": {}"#)).unwrap();
    assert_eq!(sdk.errors(), Vec::<String>::new());

    fs::write(sdk.file(), document(r#""404": {}, "409": {}"#)).unwrap();
    let new_status = "the document says that this endpoint answers with 409 too; add it to `errors(…)`";
    assert_eq!(sdk.errors(), [new_status]);

    fs::write(sdk.file(), document(r#""404": {}"#)).unwrap();
    assert_eq!(sdk.errors(), Vec::<String>::new());

    // One error, although two traits name it, and none about what is in the traits.
    fs::remove_file(sdk.file()).unwrap();
    let missing = "there is no file `documents/shop.json`; the path begins in the folder of this crate's `Cargo.toml`";
    assert_eq!(sdk.errors(), [missing]);
}

#[test]
fn without_the_feature_the_key_says_so() {
    let sdk = Sdk::new("feature-off", "");
    fs::write(sdk.file(), document(r#""404": {}"#)).unwrap();
    let off = "reading documents is a feature that is off; write `mighty-runtime = { …, features = [\"openapi\"] }` in `Cargo.toml`";
    assert_eq!(sdk.errors(), [off]);
}
