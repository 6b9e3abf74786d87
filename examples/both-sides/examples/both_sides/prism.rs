//! Prism as a proxy that compares what passes with a document.

use std::error::Error;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncRead, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;

/// How long Prism may take to begin.
const BEGINNING: Duration = Duration::from_secs(60);

/// A running Prism.
pub(crate) struct Prism {
    child: Child,
    url: String,
    document: PathBuf,
    lines: Arc<Mutex<Vec<String>>>,
}

impl Prism {
    /// Begins one between a client and the server at `url`; `None` where there is no Prism.
    pub(crate) async fn between(url: &str, document: &str) -> Result<Option<Self>, Box<dyn Error>> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let file = std::env::temp_dir().join(format!("both-sides-{}-{port}.json", std::process::id()));
        std::fs::write(&file, document)?;
        let mut command = Command::new("prism");
        command.arg("proxy").arg(&file).arg(url).args(["--errors", "--port", &port.to_string()]);
        let spawned = command.stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true).spawn();
        let Ok(mut child) = spawned else {
            std::fs::remove_file(&file)?;
            return Ok(None);
        };
        let lines = Arc::default();
        let (output, errors) = (child.stdout.take(), child.stderr.take());
        if let (Some(output), Some(errors)) = (output, errors) {
            collect(output, &lines);
            collect(errors, &lines);
        }
        let prism = Self { child, url: format!("http://127.0.0.1:{port}"), document: file, lines };
        timeout(BEGINNING, prism.listening()).await.map_err(|_| "Prism does not begin")?;
        Ok(Some(prism))
    }

    async fn listening(&self) {
        while !self.lines().iter().any(|line| line.contains("Prism is listening")) {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Where it listens.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Ends it, and gives what it found: the lines in which it speaks of a violation.
    pub(crate) async fn violations(mut self) -> Result<Vec<String>, Box<dyn Error>> {
        self.child.kill().await?;
        let is_violation =
            |line: &String| ["iolation", "not_acceptable", "Unable to", "error"].iter().any(|word| line.contains(word));
        Ok(self.lines().into_iter().filter(is_violation).collect())
    }

    fn lines(&self) -> Vec<String> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Prism {
    fn drop(&mut self) {
        // Nobody else has it, and nobody minds if it stays.
        let _ = std::fs::remove_file(&self.document);
    }
}

fn collect(output: impl AsyncRead + Send + Unpin + 'static, lines: &Arc<Mutex<Vec<String>>>) {
    let lines = lines.clone();
    tokio::spawn(async move {
        let mut read = BufReader::new(output).lines();
        while let Ok(Some(line)) = read.next_line().await {
            lines.lock().unwrap_or_else(PoisonError::into_inner).push(line);
        }
    });
}
