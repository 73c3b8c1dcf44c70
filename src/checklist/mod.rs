//! The desk's checklist of one article: what a careful copy editor looks for in every piece, and no rule has to declare.
//!
//! Each check stands in a module of its own and errs on the side of silence. `Signs` are gathered in one pass over the
//! tokens and say which checks can apply to an article at all; what several checks read (quantities, dates) is read once,
//! and only if one of them asks.

mod a_an;
mod age;
mod bracket;
mod change;
mod check;
mod context;
mod conversion;
mod day;
mod dictionary;
mod doubled_word;
mod elapsed;
mod figures;
mod headline;
mod ise_ize;
mod list;
mod mark;
mod name_spelling;
mod people;
mod possessive;
mod quotation_mark;
mod requote;
mod same_digits;
mod share;
mod signs;
mod spelling;
mod sum;
mod surname;
mod view;
mod weekday;

pub use check::{Check, Checks};

use crate::finding::Finding;
use crate::kinds::Kind;
use crate::kinds::date::DateSpan;
use crate::kinds::rates::Rates;
use crate::recognise::Article;
use crate::text::is_marked_sic;
use signs::Signs;
use view::View;

/// Runs the checks that are on over one article.
///
/// `published` is when it appeared, as exactly as is known; without it, what hangs on the year or the exchange rate is
/// left alone. The findings have no fact and come in the order of their places.
#[must_use]
pub fn check_article(article: &Article, checks: &Checks, published: Option<DateSpan>, rates: &Rates) -> Vec<Finding> {
    if checks.are_off() {
        return Vec::new();
    }
    let view = View::new(article, published, rates);
    let signs = Signs::gather(&view);
    let mut findings = Vec::new();
    for check in Check::all() {
        if checks.is_on(check) && applies(check, &signs) {
            let found = run(check, &view);
            findings.extend(found.into_iter().map(|mut finding| {
                finding.severity = checks.severity(check).unwrap_or(finding.severity);
                finding
            }));
        }
    }
    findings.retain(|finding| !is_sic(finding));
    findings.sort_by_key(|finding| (finding.at.span, finding.code.0));
    findings
}

/// Whether its author says that it stands so on purpose.
fn is_sic(finding: &Finding) -> bool {
    let counts = matches!(finding.kind, Kind::Amount | Kind::Count);
    is_marked_sic(&finding.at.source.text, finding.at.span.end, counts)
}

/// Whether an article with these signs can hold what the check looks for.
fn applies(check: Check, signs: &Signs) -> bool {
    match check {
        Check::Weekday => signs.weekday && signs.number,
        Check::Elapsed => signs.elapsed,
        Check::Day => signs.weekday || signs.month && signs.number,
        Check::Age => signs.number,
        Check::Conversion => signs.bracket && signs.number,
        Check::Change | Check::PercentForPoints => signs.number && signs.change,
        Check::Share => signs.number && signs.percent,
        Check::Magnitude | Check::Unit => signs.number && signs.scale,
        Check::QuotationMark | Check::Requote => signs.quotation,
        Check::DoubledWord => signs.doubled_word,
        Check::Possessive => signs.possessive,
        Check::Bracket => signs.bracket,
        Check::Sum
        | Check::List
        | Check::Headline
        | Check::NameSpelling
        | Check::Surname
        | Check::Spelling
        | Check::IseIze
        | Check::AAn
        | Check::Mark => true,
    }
}

fn run(check: Check, view: &View<'_>) -> Vec<Finding> {
    match check {
        Check::Weekday => weekday::check(view),
        Check::Elapsed => elapsed::check(view),
        Check::Day => day::check(view),
        Check::Age => age::check(view),
        Check::Conversion => conversion::check(view),
        Check::Sum => sum::check(view),
        Check::Change | Check::PercentForPoints => change::check(view, check),
        Check::Share => share::check(view),
        Check::List => list::check(view),
        Check::Headline => headline::check(view),
        Check::Magnitude | Check::Unit => same_digits::check(view, check),
        Check::NameSpelling => name_spelling::check(view),
        Check::Surname => surname::check(view),
        Check::Requote => requote::check(view),
        Check::QuotationMark => quotation_mark::check(view),
        Check::Spelling => spelling::check(view),
        Check::IseIze => ise_ize::check(view),
        Check::DoubledWord => doubled_word::check(view),
        Check::AAn => a_an::check(view),
        Check::Bracket => bracket::check(view),
        Check::Mark => mark::check(view),
        Check::Possessive => possessive::check(view),
    }
}

#[cfg(test)]
mod tests;
