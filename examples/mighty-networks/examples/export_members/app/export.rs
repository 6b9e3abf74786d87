//! From page to page into the file.

use std::io;
use std::time::Duration;

use mighty_networks::members::{ListMembersError, Member};
use mighty_networks::prelude::*;
use mighty_runtime::{Pages, UnexpectedKind};
use tokio::time::sleep;

use super::args::Args;
use super::chain;
use super::connection::Connection;
use super::progress::Progress;
use super::saved::{Next, Saved};

/// The longest wait before a page is asked for again, unless the server asks for a longer one.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// How an export ended.
#[derive(Debug)]
pub(crate) enum End {
    /// All members are in the file.
    Complete,
    /// The user has stopped it.
    Interrupted,
    /// A page could not be had.
    Failed(ListMembersError),
    /// The disk could not be written to.
    Unwritable(io::Error),
}

/// An export under way.
pub(crate) struct Export<'a> {
    connection: &'a Connection,
    args: &'a Args,
    saved: &'a mut Saved,
    progress: Progress,
}

type MemberPages = Pages<Page<Member>, ListMembersError>;

impl<'a> Export<'a> {
    pub(crate) fn new(connection: &'a Connection, args: &'a Args, saved: &'a mut Saved) -> Self {
        let progress = Progress::new();
        if let Some(members) = connection.members {
            progress.expect(members);
        }
        Self { connection, args, saved, progress }
    }

    /// Exports until all members are there, an error stays, or `stop` is ready. Whatever it ends by, or if it is killed, the
    /// file and its position are as good as those of a page that was just written.
    pub(crate) async fn run(&mut self, stop: impl Future) -> End {
        self.progress.written(self.saved.rows());
        let end = tokio::select! {
            biased;
            _ = stop => End::Interrupted,
            end = self.all_pages() => end,
        };
        self.progress.end();
        end
    }

    async fn all_pages(&mut self) -> End {
        let Some(mut pages) = self.pages() else { return End::Complete };
        let mut failures = 0;
        loop {
            let result = match pages.next().await {
                Some(Ok(page)) => self.write(page, &mut pages).await,
                Some(Err(error)) => Err(error),
                None => Ok(self.saved.append(&[], Next::Nothing).map_err(End::Unwritable)),
            };
            match result {
                Ok(Err(end)) => return end,
                Ok(Ok(())) if self.saved.is_complete() => return End::Complete,
                Ok(Ok(())) => failures = 0,
                Err(error) => {
                    self.count(&error);
                    failures += 1;
                    if failures >= self.args.tries || !is_passing(&error) {
                        return End::Failed(error);
                    }
                    self.progress.trouble(format!("trying again: {error}"));
                    sleep(self.pause(failures, &error)).await;
                }
            }
        }
    }

    /// The pages that are still to be had; `None` if none are.
    fn pages(&self) -> Option<MemberPages> {
        let members = self.connection.client.list_members_stream(&self.connection.network, None, None);
        match self.saved.next() {
            Next::Beginning => Some(members.page_size(self.args.page_size).pages()),
            Next::Page(position) => Some(members.starting_at(position.clone()).pages()),
            Next::Nothing => None,
        }
    }

    /// A page is written with what comes after it. Where that is not known because the page's link is wrong, nothing is
    /// written: the next run asks for this page again, and not for none.
    async fn write(
        &mut self,
        page: Page<Member>,
        pages: &mut MemberPages,
    ) -> Result<Result<(), End>, ListMembersError> {
        if let Some(members) = page.meta.and_then(|meta| meta.total_count) {
            self.progress.expect(members);
        }
        let mut members = page.items;
        let next = loop {
            match pages.position() {
                Some(position) => break Next::Page(position),
                None => match pages.next().await {
                    Some(page) => members.extend(page?.items),
                    None => break Next::Nothing,
                },
            }
        };
        let written = self.saved.append(&members, next);
        self.connection.tally.count_page();
        self.progress.written(self.saved.rows());
        Ok(written.map_err(End::Unwritable))
    }

    /// Statuses and transport errors were counted request by request; what is left is what an answer was worth.
    fn count(&self, error: &ListMembersError) {
        if let ListMembersError::Unexpected(error) = error
            && let UnexpectedKind::Decode | UnexpectedKind::TooLarge | UnexpectedKind::Pagination = error.kind()
        {
            self.connection.tally.count_failure("Unexpected", chain(error));
        }
    }

    fn pause(&self, failures: u32, error: &ListMembersError) -> Duration {
        let doubled = self.args.pause.saturating_mul(2_u32.saturating_pow(failures - 1)).min(LONGEST_PAUSE);
        error.outcome().retry_after().map_or(doubled, |asked| asked.max(doubled))
    }
}

/// Whether another try may help.
fn is_passing(error: &ListMembersError) -> bool {
    match error {
        ListMembersError::TokenExpired(_) | ListMembersError::Unauthorized(_) | ListMembersError::Forbidden(_) => false,
        ListMembersError::TooManyRequests(_) | ListMembersError::ServerError(_) => true,
        ListMembersError::Unexpected(error) => {
            matches!(error.kind(), UnexpectedKind::Transport(_) | UnexpectedKind::Decode)
        }
    }
}
