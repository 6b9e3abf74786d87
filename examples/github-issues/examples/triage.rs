//! The open issues of a repository by label, looked at twice: the second look costs nothing for what has not changed.
//!
//! `cargo run -p github-issues --example triage` asks a server that it starts itself, on loopback. With `GITHUB_TOKEN` and
//! `GITHUB_REPOSITORY` (`owner/name`) set, it asks GitHub instead, by reading calls alone.
#![allow(clippy::print_stdout, reason = "it is what an example is for")]
#![allow(clippy::indexing_slicing, reason = "indexing a JSON value that is read does not panic, it finds null")]

#[path = "../tests/support/server/mod.rs"]
mod server;

use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::time::Duration;

use github_issues::issues::{Direction, Issue, IssueFilter, IssueSort, ListIssuesError};
use github_issues::prelude::*;
use mighty_runtime::{Conditional, RateLimit, RetryPolicy};

use server::{OWNER, REPO, Refusal, Server, TOKEN};

/// Of a large repository, so many labels are looked at, and so many issues of each.
const MOST: usize = 50;

/// Issues on a page; few, so that the server's lists have several.
const PER_PAGE: u64 = 2;

/// What is known of a label's issues, and the tag by which to ask whether it still holds.
struct Known {
    issues: Vec<Issue>,
    tag: Option<String>,
}

/// A repository, and who asks for it.
struct Triage {
    github: GitHubClient,
    owner: String,
    repo: String,
    per_page: u64,
    known: BTreeMap<String, Known>,
    limit: Option<RateLimit>,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    if let (Ok(token), Ok(repository)) = (env::var("GITHUB_TOKEN"), env::var("GITHUB_REPOSITORY")) {
        let (owner, repo) = repository.split_once('/').ok_or("GITHUB_REPOSITORY is `owner/name`")?;
        let github = GitHubClient::builder().bearer(token).build()?;
        let mut triage = Triage::new(github, owner, repo, 100);
        triage.look().await?;
        return triage.look().await;
    }
    let server = Server::start().await?;
    let quick = RetryPolicy::new().throttle_base(Duration::from_millis(50));
    let github = GitHubClient::builder().base_url(server.url()).bearer(TOKEN).retry(quick).build()?;
    let mut triage = Triage::new(github, OWNER, REPO, PER_PAGE);
    triage.look().await?;
    println!("\nSomebody writes an issue, and the limit is reached for a moment.\n");
    server.write_issue("It squeaks", &["bug"]);
    server.refuse([Refusal::Primary(403)]);
    triage.look().await
}

impl Triage {
    fn new(github: GitHubClient, owner: &str, repo: &str, per_page: u64) -> Self {
        let (owner, repo) = (owner.to_owned(), repo.to_owned());
        Self { github, owner, repo, per_page, known: BTreeMap::new(), limit: None }
    }

    /// Lists the open issues of each label.
    async fn look(&mut self) -> Result<(), Box<dyn Error>> {
        let mut labels = self.github.list_labels_stream(&self.owner, &self.repo, None, None).page_size(100);
        for _ in 0..MOST {
            let Some(label) = labels.next().await else { break };
            let name = label?.name;
            let is_new = self.learn(&name).await?;
            let Some(known) = self.known.get(&name) else { continue };
            println!("{name}: {}{}", known.issues.len(), if is_new { "" } else { " (as before)" });
            for issue in known.issues.iter().filter(|_| is_new) {
                println!("  #{} {}", issue.number, issue.title);
            }
        }
        if let Some((left, limit)) = self.limit.and_then(|limit| limit.remaining().zip(limit.limit())) {
            println!("{left} of {limit} requests are left");
        }
        Ok(())
    }

    /// Learns what there is to know of a label; whether it is something new.
    async fn learn(&mut self, label: &str) -> Result<bool, ListIssuesError> {
        // The latest change first, so that a change of any issue is one of the first page.
        let sorted = IssueFilter::builder().sort(IssueSort::Updated).direction(Direction::Descending);
        let filter = sorted.labels([label]).build();
        if let Some(tag) = self.known.get(label).and_then(|known| known.tag.as_deref()) {
            let (owner, repo, per_page) = (&self.owner, &self.repo, Some(self.per_page));
            let answer = self.github.list_issues_if_changed(owner, repo, &filter, per_page, tag).await?;
            self.limit = answer.outcome().rate_limit();
            if let Conditional::NotModified(_) = answer {
                return Ok(false);
            }
        }
        let known = self.list(&filter).await?;
        self.known.insert(label.to_owned(), known);
        Ok(true)
    }

    /// Goes through the pages, the next one being asked for while one is looked at.
    async fn list(&mut self, filter: &IssueFilter) -> Result<Known, ListIssuesError> {
        let stream = self.github.list_issues_stream(&self.owner, &self.repo, filter, None, None);
        let mut pages = stream.page_size(self.per_page).prefetch().pages();
        let (mut known, mut is_first) = (Known { issues: Vec::new(), tag: None }, true);
        while let Some(page) = pages.next().await {
            let page = page?;
            self.limit = page.outcome().rate_limit();
            if std::mem::take(&mut is_first) {
                known.tag = page.etag().map(str::to_owned);
            }
            known.issues.extend(page.into_inner().into_iter().filter(|issue| issue.pull_request.is_none()));
            if known.issues.len() >= MOST {
                break;
            }
        }
        Ok(known)
    }
}
