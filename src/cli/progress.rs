//! A sign of life on long work: on a terminal only, on standard error.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::time::{Duration, Instant};

/// Shorter work shows nothing: a line that flashes by only disturbs.
const PATIENCE: Duration = Duration::from_secs(1);

/// Counts articles, and shows the count once the work takes long.
pub(super) struct Progress {
    begun: Instant,
    articles: usize,
    bar: Option<ProgressBar>,
    shown: bool,
}

impl Progress {
    /// Begins to count.
    pub(super) fn begin() -> Self {
        Self { begun: Instant::now(), articles: 0, bar: None, shown: std::io::stderr().is_terminal() }
    }

    /// Counts articles that are done.
    pub(super) fn add(&mut self, articles: usize) {
        self.articles += articles;
        if !self.shown || self.begun.elapsed() < PATIENCE {
            return;
        }
        let bar = self.bar.get_or_insert_with(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
            let style = ProgressStyle::with_template("{spinner} {human_pos} articles, {elapsed}");
            if let Ok(style) = style {
                bar.set_style(style);
            }
            bar
        });
        bar.set_position(self.articles as u64);
    }

    /// Takes the line off the terminal.
    pub(super) fn end(self) {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
    }
}
