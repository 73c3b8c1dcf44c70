//! The main job: articles → what stands in them → claims → findings.

mod archive;
mod examples;
mod published;
mod suspects;

pub use examples::failing_examples;
pub use published::{publication_of, published_of};
pub use suspects::met_nothing;

use crate::checklist::{Checks, check_article};
use crate::compare::{Compared, Judged, compare_sources, judge_article};
use crate::finding::{Finding, Report, Side, Summary};
use crate::judge::claim::{Claim, Guard, Said};
use crate::judge::frame::Frame;
use crate::judge::{Known, Setting, bind};
use crate::kinds::Kind;
use crate::kinds::date::DateSpan;
use crate::kinds::rates::Rates;
use crate::problem::Problem;
use crate::recognise::lexicon::{Lexicon, Memo};
use crate::recognise::{Article, recognise};
use crate::rules::{Fact, Rules, SourcePath};
use crate::source::{Batch, Source};
use crate::span::{ByteSpan, SourceId, SpanSet};
use crate::suppress::{SourceIgnores, Suppressions};
use crate::text::Document;
use rayon::prelude::*;
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex};
use suspects::Fared;

/// The rules of a run made ready: built once, used for each article.
#[derive(Debug)]
pub struct Ready<'r> {
    rules: &'r Rules,
    lexicon: Lexicon,
    frame: Frame,
    rates: Rates,
    thorough: bool,
    checks: Checks,
    /// The facts that do not hold for all sources or at all times.
    scoped: Vec<usize>,
}

impl<'r> Ready<'r> {
    /// Makes `rules` ready.
    #[must_use]
    pub fn new(rules: &'r Rules) -> Self {
        let rates = Rates::with_additions(rules.rates.iter().cloned());
        let (lexicon, checks) = (Lexicon::new(rules), Checks::new(&rules.checks));
        let frame = Frame::new(rules, &lexicon);
        let scoped =
            (0..).zip(&rules.facts).filter(|(_, fact)| !fact.holds_everywhere()).map(|(number, _)| number).collect();
        Self { rules, lexicon, frame, rates, thorough: false, checks, scoped }
    }

    /// The same, but claims that lack most of their words are kept too, for explanations.
    #[must_use]
    pub fn thorough(self) -> Self {
        Self { thorough: true, ..self }
    }

    /// The same without the checks that need no rule: for who throws away what they find.
    #[must_use]
    pub fn unchecked(self) -> Self {
        Self { checks: Checks::none(), ..self }
    }

    /// What binding and comparing need.
    #[must_use]
    pub fn setting(&self) -> Setting<'_> {
        Setting {
            rules: self.rules,
            lexicon: &self.lexicon,
            frame: &self.frame,
            rates: &self.rates,
            thorough: self.thorough,
        }
    }

    /// A memo for a run of articles.
    #[must_use]
    pub fn memo(&self) -> Memo<'_> {
        Memo::new(&self.lexicon)
    }
}

/// An article as the rules see it, and the claims it makes.
#[derive(Debug)]
pub struct Read {
    /// The article, where some rule concerns a word of it.
    pub article: Option<Article>,
    /// Its claims, silenced ones among them.
    pub claims: Vec<Claim>,
    /// What the checks that need no rule found in it.
    pub checked: Vec<Finding>,
    /// When it appeared, as far as is known.
    pub published: Option<DateSpan>,
    /// What could not be understood of it.
    pub problems: Vec<Problem>,
}

/// Reads one article: recognises what stands in it and binds it to facts.
#[must_use]
pub fn read_article(source: Source, ready: &Ready<'_>, memo: &mut Memo<'_>) -> Read {
    read_shared(&Arc::new(source), ready, memo)
}

pub(crate) fn read_shared(source: &Arc<Source>, ready: &Ready<'_>, memo: &mut Memo<'_>) -> Read {
    let mut problems = Vec::new();
    let path = SourcePath::new(&source.name);
    let published = published_of(source, ready.rules, &path, &mut problems);
    let check = |article: &Article| check_article(article, &ready.checks, published, &ready.rates);
    let Some(article) = recognise(source, &ready.lexicon, memo) else {
        let plain = || Article::plain(Document::new(Arc::clone(source)));
        let checked = if ready.checks.are_off() { Vec::new() } else { check(&plain()) };
        return Read { article: None, claims: Vec::new(), checked, published, problems };
    };
    let checked = check(&article);
    let known = what_is_known(ready, &path, published);
    let claims = bind(&article, ready.setting(), &known);
    let checked = without_ruled(checked, &claims);
    Read { article: Some(article), claims, checked, published, problems }
}

/// What a rule says of some words goes before what a check makes of them: a spelling that a rule knows, right or wrong, or
/// that its author marked, is not weighed against another.
fn without_ruled(mut checked: Vec<Finding>, claims: &[Claim]) -> Vec<Finding> {
    let spelled = |claim: &&Claim| matches!(claim.said, Said::Name { .. } | Said::Term(_));
    let ruled = claims.iter().filter(spelled).map(|claim| claim.at).collect::<SpanSet>();
    let is_ruled = |at: ByteSpan| ruled.meets(at);
    checked.retain(|finding| {
        let other = |side: &Side| matches!(side, Side::Said(label) if is_ruled(label.span));
        let of_spelling = matches!(finding.kind, Kind::Name | Kind::Term);
        !of_spelling || !is_ruled(finding.at.span) && !finding.against.iter().any(other)
    });
    checked
}

/// What the rules and the file say of an article beside its text.
fn what_is_known(ready: &Ready<'_>, path: &SourcePath, published: Option<DateSpan>) -> Known {
    let scoped = ready.scoped.iter().filter_map(|&fact| {
        let out = out_of_scope(ready.rules.facts.get(fact)?, path, published.as_ref())?;
        Some((fact, out))
    });
    Known { published, out: scoped.collect() }
}

/// Whether a fact leaves a source out, or did not hold when it appeared.
fn out_of_scope(fact: &Fact, path: &SourcePath, published: Option<&DateSpan>) -> Option<Guard> {
    let only = fact.only.is_empty() || fact.only.iter().any(|glob| path.matches(glob));
    if !only || fact.except.iter().any(|glob| path.matches(glob)) {
        return Some(Guard::NotThisSource);
    }
    let published = published?;
    let before = fact.from.is_some_and(|from| published.last() < from.first());
    let after = fact.until.is_some_and(|until| published.first() > until.last());
    (before || after).then_some(Guard::OutOfTime)
}

/// Checks articles against the rules and against each other. Articles may come in any number of batches; the report is
/// the same whatever the number of threads.
#[must_use]
pub fn check(rules: &Rules, batches: impl Iterator<Item = Batch>, mut progress: impl FnMut(usize)) -> Report {
    let (mut findings, mut ignored) = (Vec::new(), Vec::new());
    let take = |part: Part| {
        findings.extend(part.findings);
        ignored.extend(part.ignored);
        progress(part.sources);
        ControlFlow::Continue(())
    };
    let (summary, problems) = check_in_parts(rules, batches, take);
    for found in [&mut findings, &mut ignored] {
        found.sort_by(|a, b| place(a).cmp(&place(b)));
    }
    Report { ignored, ..Report::new(summary, findings, problems) }
}

/// What came of some of the articles.
#[derive(Debug, Default)]
pub struct Part {
    /// How many articles these were.
    pub sources: usize,
    /// What was found in them, or, in the last part, between all sources; in the order of the sources.
    pub findings: Vec<Finding>,
    /// What was found, and silenced by an editor.
    pub ignored: Vec<Finding>,
}

impl Part {
    fn silence(&mut self, suppressions: &mut Suppressions<'_>) {
        let (findings, ignored) = suppressions.part(std::mem::take(&mut self.findings));
        self.findings = findings;
        self.ignored.extend(ignored);
    }
}

/// As [`check`], but hands out findings as they come, so that they need not all be kept. The order is the same from run
/// to run. Gives what the report has to say at its end: how much was looked at and found, and the problems. `take` may
/// end the run early.
pub fn check_in_parts(
    rules: &Rules,
    batches: impl Iterator<Item = Batch>,
    take: impl FnMut(Part) -> ControlFlow<()>,
) -> (Summary, Vec<Problem>) {
    check_at_desk(&Desk::new(&Ready::new(rules)), batches, take)
}

/// As [`check_in_parts`], with rules that were made ready before: for those who check again and again.
pub fn check_at_desk(
    desk: &Desk<'_>,
    batches: impl Iterator<Item = Batch>,
    mut take: impl FnMut(Part) -> ControlFlow<()>,
) -> (Summary, Vec<Problem>) {
    let ready = desk.ready;
    let rules = ready.rules;
    let mut summary = Summary { facts: rules.facts.len(), ..Summary::default() };
    let mut problems = Vec::new();
    let mut open = Vec::new();
    let mut archive = None;
    let mut fared = Fared::default();
    let mut suppressions = Suppressions::new(rules);
    for batch in batches {
        problems.extend(batch.problems);
        if batch.archive {
            archive = archive.or(batch.sources.first().map(|source| source.id));
        }
        let mut part = Part { sources: batch.sources.len(), ..Part::default() };
        for done in judge_batch(batch.sources, desk) {
            fared.add(done.fared);
            summary.claims += done.judged.claims;
            problems.extend(suppressions.add(done.source, done.ignores, batch.archive));
            // What is wrong in the archive alone is not asked for.
            if !batch.archive {
                part.findings.extend(done.judged.findings);
            }
            open.extend(done.judged.open);
            problems.extend(done.problems);
        }
        summary.sources += part.sources;
        part.silence(&mut suppressions);
        if hand_out(part, &mut summary, &mut take).is_break() {
            return (summary, problems);
        }
    }
    let Compared { mut findings, problems: spent } = compare_sources(open, ready.setting());
    problems.extend(spent);
    if let Some(first) = archive {
        findings = archive::of_own_sources(findings, first);
    }
    problems.extend(fared.warnings(rules, summary.sources));
    let mut between = Part { findings, ..Part::default() };
    between.silence(&mut suppressions);
    let _ = hand_out(between, &mut summary, &mut take);
    problems.extend(suppressions.unused());
    summary.problems = problems.len();
    (summary, problems)
}

fn hand_out(mut part: Part, summary: &mut Summary, take: &mut impl FnMut(Part) -> ControlFlow<()>) -> ControlFlow<()> {
    part.findings.sort_by(|a, b| place(a).cmp(&place(b)));
    summary.findings += part.findings.len();
    summary.ignored += part.ignored.len();
    take(part)
}

fn place(finding: &Finding) -> (SourceId, usize, usize, Option<&str>, &'static str) {
    (finding.at.source.id, finding.at.span.start, finding.at.span.end, finding.fact.as_deref(), finding.code.0)
}

/// What one article comes to by itself.
struct Done {
    source: SourceId,
    judged: Judged,
    fared: Fared,
    ignores: SourceIgnores,
    problems: Vec<Problem>,
}

fn judge_batch(sources: Vec<Source>, desk: &Desk<'_>) -> Vec<Done> {
    desk.read_all(sources, |source, read| {
        let fared = Fared::of(&read.claims, desk.ready.setting());
        let mut judged = judge_article(read.claims, desk.ready.setting());
        judged.findings.extend(read.checked);
        let ignores = SourceIgnores::of(source, desk.ready.rules);
        Done { source: source.id, judged, fared, ignores, problems: read.problems }
    })
}

/// Reads articles on all cores. What one article's words could concern is remembered for the next.
#[derive(Debug)]
pub struct Desk<'r> {
    ready: &'r Ready<'r>,
    /// The memos that nobody uses just now.
    idle: Mutex<Vec<Used<'r>>>,
}

/// A memo, and how many bytes of text went through it.
#[derive(Debug)]
struct Used<'r> {
    memo: Memo<'r>,
    bytes: usize,
}

/// After so many bytes of text a memo is begun anew: each article brings words of its own, and memory must not grow with
/// the archive. In 32 MB of news nearly all common words have been met.
const MEMO_BYTES: usize = 32 << 20;

impl<'r> Desk<'r> {
    /// A desk that reads by these rules.
    #[must_use]
    pub fn new(ready: &'r Ready<'r>) -> Self {
        Self { ready, idle: Mutex::new(Vec::new()) }
    }

    /// Reads articles, and gives what `take` makes of each, in their order.
    pub fn read_all<T: Send>(&self, sources: Vec<Source>, take: impl Fn(&Arc<Source>, Read) -> T + Sync) -> Vec<T> {
        let read = |source: Source| {
            let source = Arc::new(source);
            let mut used = self.take_memo();
            let read = read_shared(&source, self.ready, &mut used.memo);
            used.bytes = used.bytes.saturating_add(source.text.len());
            self.put_back(used);
            take(&source, read)
        };
        sources.into_par_iter().map(read).collect()
    }

    fn take_memo(&self) -> Used<'r> {
        let idle = self.idle.lock().map_or(None, |mut idle| idle.pop());
        idle.unwrap_or_else(|| Used { memo: self.ready.memo(), bytes: 0 })
    }

    fn put_back(&self, used: Used<'r>) {
        if used.bytes < MEMO_BYTES
            && let Ok(mut idle) = self.idle.lock()
        {
            idle.push(used);
        }
    }
}
