//! Declared names in an article: maximal runs of capitalised words, judged whole.

use super::Article;
use super::lexicon::{Lexicon, Memo};
use crate::kinds::name::{NameDifference, NameMatch, NameVerdict, NameWord, is_connector, judge_run, words_of};
use crate::kinds::term::is_hyphen;
use crate::kinds::vocabulary::{is_function_word, is_leading_word, is_reporting_verb};
use crate::lang::WordClasses;
use crate::matching::{fold, is_particle, is_title, strip_possessive};
use crate::span::ByteSpan;
use crate::token::TokenClass;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

/// The longest run that is looked at, in words to either side of the one that could be a name's.
const REACH: usize = 8;

/// A declared name at a place of an article.
#[derive(Clone, Debug)]
pub struct NameMention {
    /// The name: its number in the lexicon.
    pub name: u32,
    /// Where it stands, titles left out.
    pub at: ByteSpan,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What the words are to the name.
    pub verdict: NameVerdict,
    /// The form it is nearest to.
    pub form: usize,
    /// How many words of the name it has.
    pub words: usize,
    /// Whether an acronym beside it proves that the declared body is meant.
    pub proven: bool,
    /// Whether it may be an ordinary word, capitalised because of its place.
    doubtful: bool,
    /// Whether the words alone bind.
    alone: bool,
}

impl NameMention {
    /// Whether it names the bearer, rightly or wrongly spelled.
    #[must_use]
    pub fn names_bearer(&self) -> bool {
        self.verdict != NameVerdict::Another
    }
}

impl Article {
    /// The declared names that stand among some tokens.
    pub fn names_over(&self, tokens: &Range<usize>) -> impl Iterator<Item = &NameMention> {
        let (start, end) = (tokens.start, tokens.end);
        // In the order of the text; the longest run has three times the reach of words, and a mark between each two.
        let first = self.names.partition_point(|name| name.tokens.start + 6 * REACH < start);
        let near = self.names.get(first..).unwrap_or_default().iter();
        near.take_while(move |name| name.tokens.start < end).filter(move |name| name.tokens.end > start)
    }
}

/// What a run may hold beside capitalised words and particles, because the name it is judged against does.
#[derive(Clone, Copy)]
struct Parts {
    numbers: bool,
    connectors: bool,
    /// Words in lower case behind a hyphen: "Jae-min".
    hyphened: bool,
}

/// A run of capitalised words.
struct Run {
    tokens: Vec<usize>,
    words: Vec<NameWord>,
}

impl Run {
    /// The run up to a token, where more follows.
    fn cut_behind(&self, at: usize) -> Option<Self> {
        let end = self.tokens.iter().position(|&token| token == at)? + 1;
        let behind = self.tokens.get(end)?;
        // A mark between tokens is no word: hyphens and full stops have no place of their own in the run.
        (*behind == at + 1).then(|| Self { tokens: self.tokens[..end].to_vec(), words: self.words[..end].to_vec() })
    }
}

/// Finds the declared names of an article.
pub(super) fn find_names(
    article: &Article,
    numbers: &[u32],
    lexicon: &Lexicon,
    memo: &mut Memo<'_>,
) -> Vec<NameMention> {
    let lower = LowerWords::default();
    let mut found: Vec<NameMention> = Vec::new();
    for (at, &number) in numbers.iter().enumerate() {
        let mut candidates = memo.info(number).names.to_vec();
        if memo.info(number).splits {
            candidates.extend_from_slice(split_candidates(article, at, lexicon));
        }
        for name in candidates {
            if found.iter().rev().take(8).any(|mention| mention.name == name && mention.tokens.contains(&at)) {
                continue;
            }
            let declared = &lexicon.names[name as usize].name;
            let parts = Parts {
                numbers: declared.forms.iter().any(|form| form.text.contains(|c: char| c.is_ascii_digit())),
                connectors: declared.has_connectors(),
                hyphened: declared.forms.iter().any(|form| has_small_part(&form.text)),
            };
            let run = run_about(article, at, parts);
            let whole = judge(article, (lexicon, &mut *memo), (name, &run), at, &lower);
            // In a headline's title case, words behind the name run on from it.
            let cut = || {
                let cut = run.cut_behind(at).filter(|_| declared.person && article.is_title_case(at))?;
                judge(article, (lexicon, &mut *memo), (name, &cut), at, &lower)
            };
            found.extend(whole.or_else(cut));
        }
    }
    found.extend(repeated(article, &found));
    for mention in &mut found {
        mention.proven = is_proven(article, mention, lexicon);
    }
    let mut found = settle(article, found, lexicon);
    found.extend(given_alone(article, &found, lexicon));
    found.sort_by_key(|mention| (mention.tokens.start, std::cmp::Reverse(mention.tokens.end), mention.name));
    found
}

/// The given names that stand for persons whom the article names in full: "Ann" for Ann Berg, if no other Ann is named.
fn given_alone(article: &Article, found: &[NameMention], lexicon: &Lexicon) -> Vec<NameMention> {
    let text = article.text();
    let mut bearers: HashMap<&str, &NameMention> = HashMap::new();
    let mut several: BTreeSet<&str> = BTreeSet::new();
    for mention in found.iter().filter(|mention| mention.words > 1) {
        let given =
            mention.tokens.clone().find(|&at| article.tokens[at].is_word()).map(|at| article.tokens[at].of(text));
        let Some(given) = given.filter(|_| lexicon.names[mention.name as usize].name.person) else { continue };
        let first = bearers.entry(given).or_insert(mention);
        if first.name != mention.name || !mention.names_bearer() {
            several.insert(given);
        }
    }
    bearers.retain(|given, _| given.chars().count() > 2 && !several.contains(given));
    by_themselves(article, found, &bearers, |_| NameVerdict::Differs(NameDifference::Shortened))
}

/// The other places of a family name that stands misspelt beside its given name: "Ann Burgh" for Ann Berg, then "Burgh".
fn repeated(article: &Article, found: &[NameMention]) -> Vec<NameMention> {
    let text = article.text();
    let mut wrong: HashMap<&str, &NameMention> = HashMap::new();
    for mention in found.iter().filter(|mention| mention.words > 1) {
        if let NameVerdict::Differs(NameDifference::Misspelt { found, words: 1, .. }) = &mention.verdict
            && mention.at.of(text).ends_with(found.as_str())
        {
            wrong.entry(found).or_insert(mention);
        }
    }
    by_themselves(article, found, &wrong, |first| first.verdict.clone())
}

/// The places where some words stand alone, in no run of capitals and no other mention, as mentions of whom they are of.
fn by_themselves(
    article: &Article,
    found: &[NameMention],
    words: &HashMap<&str, &NameMention>,
    verdict: impl Fn(&NameMention) -> NameVerdict,
) -> Vec<NameMention> {
    if words.is_empty() {
        return Vec::new();
    }
    let text = article.text();
    let named: HashSet<usize> = found.iter().flat_map(|mention| mention.tokens.clone()).collect();
    let parts = Parts { numbers: false, connectors: false, hyphened: false };
    let mut alone = Vec::new();
    for (at, token) in article.tokens.iter().enumerate() {
        let word = strip_possessive(token.of(text));
        let Some(&bearer) = words.get(word).filter(|_| !named.contains(&at)) else { continue };
        if run_about(article, at, parts).words.len() == 1 {
            let start = token.span().start;
            alone.push(NameMention {
                at: ByteSpan::new(start, start + word.len()),
                tokens: at..at + 1,
                verdict: verdict(bearer),
                words: 1,
                alone: true,
                ..bearer.clone()
            });
        }
    }
    alone
}

fn split_candidates<'l>(article: &Article, at: usize, lexicon: &'l Lexicon) -> &'l [u32] {
    let text = article.text();
    let Some(next) = article.tokens.get(at + 1).filter(|next| next.is_word()) else { return &[] };
    lexicon.names_split(&format!("{}{}", fold(article.tokens[at].of(text)), fold(strip_possessive(next.of(text)))))
}

/// The words that an article writes in lower case, gathered when first asked for.
#[derive(Default)]
struct LowerWords(std::cell::OnceCell<HashSet<String>>);

impl LowerWords {
    fn contains(&self, article: &Article, fold: &str) -> bool {
        let gather = || {
            let words = article.tokens.iter().filter(|token| token.is_word()).map(|token| token.of(article.text()));
            words
                .filter(|word| word.starts_with(char::is_lowercase))
                .map(|word| strip_possessive(word).to_owned())
                .collect()
        };
        self.0.get_or_init(gather).contains(fold)
    }
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_alphabetic() && !c.is_lowercase())
}

/// Whether two tokens stand beside each other: no more than one line break between.
fn beside(article: &Article, left: usize, right: usize) -> bool {
    let (left, right) = (article.tokens[left], article.tokens[right]);
    let gap = article.text().get(left.end as usize..right.start as usize).unwrap_or("");
    gap.len() <= 4 && gap.bytes().filter(|&byte| byte == b'\n').count() <= 1
}

/// The maximal run about a token: capitalised words, particles between them, hyphens and the full stops of initials.
fn run_about(article: &Article, at: usize, parts: Parts) -> Run {
    let mut tokens = vec![at];
    let mut left = at;
    while tokens.len() < REACH {
        let Some(next) = step_left(article, left, parts) else { break };
        tokens.insert(0, next);
        left = next;
    }
    let mut right = at;
    while tokens.len() < 2 * REACH {
        let Some(next) = step_right(article, right, parts) else { break };
        tokens.push(next);
        right = next;
    }
    // A particle needs a word behind it.
    while tokens.len() > 1 && tokens[tokens.len() - 1] != at && is_small(article, tokens[tokens.len() - 1]) {
        tokens.pop();
    }
    while tokens.len() > 1 && tokens[0] != at && is_small(article, tokens[0]) && !is_lower_particle(article, tokens[0])
    {
        tokens.remove(0);
    }
    let span = tokens[0]..tokens[tokens.len() - 1] + 1;
    let words = words_of(article.text(), &article.tokens[span]);
    Run { tokens, words }
}

fn is_lower_particle(article: &Article, at: usize) -> bool {
    let word = article.tokens[at].of(article.text());
    word.starts_with(char::is_lowercase) && is_particle(&fold(word))
}

/// A particle or connector in lower case.
fn is_small(article: &Article, at: usize) -> bool {
    let word = article.tokens[at].of(article.text());
    word.starts_with(char::is_lowercase) && (is_particle(&fold(word)) || is_connector(word))
}

/// Whether a token may be part of a run.
fn is_part(article: &Article, at: usize, parts: Parts) -> bool {
    let word = article.tokens[at].of(article.text());
    match article.tokens[at].class {
        TokenClass::Word => {
            is_capital(word) || is_lower_particle(article, at) || parts.connectors && is_connector(word)
        }
        TokenClass::Number => parts.numbers,
        TokenClass::Mark => false,
    }
}

fn is_possessive(article: &Article, at: usize) -> bool {
    let word = article.tokens[at].of(article.text());
    strip_possessive(word).len() < word.len()
}

fn step_left(article: &Article, from: usize, parts: Parts) -> Option<usize> {
    let before = from.checked_sub(1)?;
    if !beside(article, before, from) {
        return None;
    }
    if article.tokens[before].class != TokenClass::Mark {
        return (is_part(article, before, parts) && !is_possessive(article, before)).then_some(before);
    }
    let word = before.checked_sub(1)?;
    let joined = links(article, word, before, from);
    (joined && is_part(article, word, parts) && !is_possessive(article, word)).then_some(word)
}

fn step_right(article: &Article, from: usize, parts: Parts) -> Option<usize> {
    let next = from + 1;
    article.tokens.get(next)?;
    if is_possessive(article, from) || !beside(article, from, next) {
        return None;
    }
    if article.tokens[next].class != TokenClass::Mark {
        return is_part(article, next, parts).then_some(next);
    }
    let word = next + 1;
    article.tokens.get(word)?;
    let hyphened =
        || parts.hyphened && is_hyphen(article.tokens[next].of(article.text())) && article.tokens[word].is_word();
    (links(article, from, next, word) && (is_part(article, word, parts) || hyphened())).then_some(word)
}

/// Whether a name has a part in lower case behind a hyphen.
fn has_small_part(name: &str) -> bool {
    name.split(['-', '‑']).skip(1).any(|part| part.starts_with(char::is_lowercase))
}

/// Whether a mark joins two words of a name: a hyphen that touches both, or the full stop of an initial.
fn links(article: &Article, left: usize, mark: usize, right: usize) -> bool {
    let text = article.text();
    let (before, mark, after) = (article.tokens[left], article.tokens[mark], article.tokens[right]);
    if is_hyphen(mark.of(text)) {
        return before.touches(mark) && mark.touches(after);
    }
    mark.of(text) == "." && before.touches(mark) && before.of(text).chars().count() == 1 && beside(article, left, right)
}

fn judge(
    article: &Article,
    (lexicon, memo): (&Lexicon, &mut Memo<'_>),
    (name, run): (u32, &Run),
    at: usize,
    lower: &LowerWords,
) -> Option<NameMention> {
    let declared = &lexicon.names[name as usize].name;
    let function = run.words.iter().take_while(|word| is_function_word(&word.fold)).count();
    let function = function.min(run.words.len().saturating_sub(1));
    let words = &run.words[function..];
    let tokens = &run.tokens[function..];
    let vague = |word: &NameWord| {
        is_title(&word.fold)
            || is_leading_word(&word.fold)
            || word.letters_beyond(3) && lower.contains(article, &word.fold)
    };
    let found = memo.judged(name, words, &vague, |vague| judge_run(declared, words, vague))?;
    let range = tokens[found.first]..tokens[found.end - 1] + 1;
    if !range.contains(&at) && found.verdict != NameVerdict::Another {
        return None;
    }
    let mut mention = mention_of(article, name, &found, range, words);
    mention.doubtful = is_doubtful(article, &mention);
    keep(article, &mention, lower).then_some(mention)
}

fn mention_of(
    article: &Article,
    name: u32,
    found: &NameMatch,
    tokens: Range<usize>,
    words: &[NameWord],
) -> NameMention {
    let mut at = article.span(tokens.clone());
    let last = at.of(article.text());
    at.end = at.start + strip_possessive(last).len();
    let words = words[found.first..found.end].iter().filter(|word| !word.particle).count();
    NameMention {
        name,
        at,
        tokens,
        verdict: found.verdict.clone(),
        form: found.form,
        words,
        proven: false,
        doubtful: false,
        alone: found.alone,
    }
}

/// "Bureau of Coastal Studies (LaBu)": the acronym in brackets says which body is meant.
fn is_proven(article: &Article, mention: &NameMention, lexicon: &Lexicon) -> bool {
    let text = article.text();
    let mark = |at: usize, mark: char| article.tokens.get(at).is_some_and(|token| token.is_mark(text, mark));
    let end = mention.tokens.end;
    let word = article.tokens.get(end + 1).map(|token| fold(token.of(text))).unwrap_or_default();
    let bracketed = mark(end, '(') && mark(end + 2, ')');
    bracketed && lexicon.names[mention.name as usize].name.acronyms().any(|form| form.words[0].fold == word)
}

/// Whether a misspelling of one word can be told from an ordinary word: not one that the article writes in lower case.
fn keep(article: &Article, mention: &NameMention, lower: &LowerWords) -> bool {
    let NameVerdict::Differs(NameDifference::Misspelt { found, .. }) = &mention.verdict else { return true };
    if mention.words > 1 {
        return true;
    }
    let fold = fold(found);
    !(is_function_word(&fold) || is_leading_word(&fold) || lower.contains(article, &fold))
}

/// Whether a misspelling of one word may be an ordinary word that is capitalised because of its place.
fn is_doubtful(article: &Article, mention: &NameMention) -> bool {
    let first = mention.tokens.start;
    let misspelt = matches!(mention.verdict, NameVerdict::Differs(NameDifference::Misspelt { .. }));
    let by_place = article.starts_sentence(first) || article.is_title_case(first);
    let long = mention.at.len() >= 6 && acts_like_a_name(article, mention);
    misspelt && mention.tokens.len() == 1 && by_place && !long
}

/// Whether a word ends as English verbs, adverbs and comparatives do: such a word opens sentences without being a name.
fn looks_inflected(fold: &str) -> bool {
    ["ing", "ed", "ly", "er", "ers", "est", "ion", "ions", "ment", "ness"].iter().any(|ending| fold.ends_with(ending))
}

/// Whether what follows a word at the head of a sentence makes a name of it: a verb of speech, an auxiliary, a possessive.
/// "Reading files" is no misspelling of a Mr Readin.
fn acts_like_a_name(article: &Article, mention: &NameMention) -> bool {
    let last = mention.tokens.end - 1;
    let next = article.tokens.get(last + 1).map_or("", |token| token.of(article.text()));
    is_possessive(article, last) || WordClasses::ACTS.has(next) || is_reporting_verb(next)
}

/// Settles what overlaps: agreement over difference, more words over fewer; and what needs the bearer's full form.
fn settle(article: &Article, mut found: Vec<NameMention>, lexicon: &Lexicon) -> Vec<NameMention> {
    let sure: BTreeSet<(u32, String)> = found
        .iter()
        .filter(|mention| !mention.doubtful)
        .map(|mention| (mention.name, fold(mention.at.of(article.text()))))
        .collect();
    // Where the bearer's full name stands in the article, an odd word at the head of a sentence is his name misspelt.
    let met: BTreeSet<u32> = found
        .iter()
        .filter(|mention| mention.names_bearer() && mention.words > 1)
        .map(|mention| mention.name)
        .collect();
    found.retain(|mention| {
        let word = fold(mention.at.of(article.text()));
        let odd = word.len() >= 6 && !looks_inflected(&word) && !article.is_title_case(mention.tokens.start);
        !mention.doubtful || odd && met.contains(&mention.name) || sure.contains(&(mention.name, word))
    });
    let shared = |name: u32| &lexicon.names[name as usize];
    let full: BTreeSet<u32> = found
        .iter()
        .filter(|mention| mention.names_bearer() && mention.words > 1)
        .map(|mention| mention.name)
        .collect();
    let shown: BTreeSet<u32> = found
        .iter()
        .filter(|mention| mention.names_bearer() && (mention.words > 1 || mention.verdict == NameVerdict::Agrees))
        .map(|mention| mention.name)
        .collect();
    let doubtful: BTreeSet<u32> =
        found.iter().filter(|mention| !mention.names_bearer()).map(|mention| mention.name).collect();
    let misspelt =
        |mention: &NameMention| matches!(mention.verdict, NameVerdict::Differs(NameDifference::Misspelt { .. }));
    found.retain(|mention| {
        let bearer = if misspelt(mention) { shown.contains(&mention.name) } else { full.contains(&mention.name) };
        let bound = mention.alone
            || mention.words > 1
            || bearer
            || !shared(mention.name).name.person && shown.contains(&mention.name);
        let ambiguous =
            mention.words == 1 && doubtful.contains(&mention.name) && is_family(shared(mention.name), mention);
        (bound && !ambiguous) || !mention.names_bearer()
    });
    found.sort_by_key(|mention| (mention.tokens.start, std::cmp::Reverse(mention.tokens.end), mention.name));
    // In the order of the text, as is what was found.
    let agreeing: Vec<(Range<usize>, u32)> = found
        .iter()
        .filter(|mention| mention.verdict == NameVerdict::Agrees)
        .map(|mention| (mention.tokens.clone(), mention.name))
        .collect();
    let longest = agreeing.iter().map(|(tokens, _)| tokens.len()).max().unwrap_or(0);
    let covered = |mention: &NameMention| {
        let reach = mention.tokens.start.saturating_sub(longest);
        let first = agreeing.partition_point(|(tokens, _)| tokens.start < reach);
        let near = agreeing.get(first..).unwrap_or_default().iter();
        near.take_while(|(tokens, _)| tokens.start < mention.tokens.end).any(|(tokens, name)| {
            let overlap = mention.tokens.start < tokens.end;
            overlap
                && (*name != mention.name || tokens.len() > mention.tokens.len())
                && tokens.len() >= mention.tokens.len()
        })
    };
    found.retain(|mention| mention.verdict == NameVerdict::Agrees || !covered(mention));
    drop_weaker(found)
}

/// Whether a mention is nothing but the bearer's family name, which another bearer of it in the article makes ambiguous.
fn is_family(entry: &super::lexicon::NameEntry, mention: &NameMention) -> bool {
    let form = entry.name.forms.get(mention.form);
    entry.name.person && form.is_some_and(|form| form.words.last().map(|word| &word.fold) == entry.name.family.as_ref())
}

/// Of two differing names on the same words, the one with more words or fewer differences stays.
fn drop_weaker(found: Vec<NameMention>) -> Vec<NameMention> {
    let differences = |mention: &NameMention| match &mention.verdict {
        NameVerdict::Differs(NameDifference::Misspelt { words, .. }) => 1 + words,
        NameVerdict::Differs(_) => 1,
        NameVerdict::Agrees | NameVerdict::Another => 0,
    };
    let mut kept: Vec<NameMention> = Vec::with_capacity(found.len());
    let mut passed = 0; // those before end where no later mention begins
    for mention in found {
        let ended = |other: &NameMention| other.tokens.end <= mention.tokens.start;
        passed += kept.iter().skip(passed).take_while(|other| ended(other)).count();
        let rival = kept.iter().skip(passed).position(|other| {
            other.tokens.start < mention.tokens.end
                && mention.tokens.start < other.tokens.end
                && matches!(other.verdict, NameVerdict::Differs(_))
                && matches!(mention.verdict, NameVerdict::Differs(_))
        });
        match rival.and_then(|index| kept.get_mut(passed + index)) {
            Some(other) => {
                let key =
                    |mention: &NameMention| (std::cmp::Reverse(mention.words), differences(mention), mention.name);
                if key(&mention) < key(other) {
                    *other = mention;
                }
            }
            None => kept.push(mention),
        }
    }
    kept
}
