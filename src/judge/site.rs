//! A sentence as the judge looks at it: its tree, the words of the rules in it, what its own words are.

use super::Setting;
use super::frame::FactFrame;
use super::scene::Scene;
use super::view::SentenceView;
use crate::discourse::{NameRun, name_runs};
use crate::kinds::date::{DateAnchor, DateExpression, DateSpan, tense_about};
use crate::lang::{Classes, Cues, Lexicon as English, Relation, Upos, cues, opens_cue, xpos_name};
use crate::recognise::lexicon::{FactGroups, Lexicon};
use crate::recognise::values::{Reading, ValueMention};
use crate::recognise::{Article, GroupHit};
use crate::segment::ParagraphKind;
use crate::span::ByteSpan;
use std::cell::OnceCell;
use std::ops::Range;

/// What is known for binding beside an article's text.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The rules.
    pub setting: Setting<'a>,
    /// When the article appeared.
    pub published: Option<&'a DateSpan>,
}

/// What could be said of a fact: a value, or words of an answer.
#[derive(Clone, Debug)]
pub struct Spot<'v> {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Where it stands.
    pub at: ByteSpan,
    /// Its value, if it is one.
    pub value: Option<&'v Reading>,
}

/// A word of the tree, looked up once.
#[derive(Clone, Debug)]
struct Seen {
    form: String,
    classes: Classes,
    cues: Cues,
}

/// A token of the sentence, in lower case, with its cues and those of the phrases that begin with it.
#[derive(Clone, Debug, Default)]
struct Read {
    word: String,
    cues: Cues,
}

/// A sentence as the judge looks at it.
#[derive(Debug)]
pub struct Site<'a> {
    /// The article.
    pub article: &'a Article,
    /// What is known beside it.
    pub ground: Ground<'a>,
    /// The sentence with its values.
    pub view: SentenceView<'a>,
    /// The words of the rules in it.
    pub hits: Vec<&'a GroupHit>,
    /// Whether it may speak of a fact: only then it has a tree.
    pub concerned: bool,
    tree: OnceCell<Option<Parsed<'a>>>,
    read: OnceCell<Vec<Read>>,
    days: OnceCell<Vec<Option<DateSpan>>>,
    names: OnceCell<Vec<NameRun>>,
    stranger: OnceCell<bool>,
}

/// The tree of a sentence, and its words looked up.
#[derive(Debug)]
struct Parsed<'a> {
    scene: Scene<'a>,
    seen: Vec<Seen>,
}

/// Where a spot stands in the tree.
#[derive(Clone, Debug)]
pub struct Stand {
    /// The word that heads it.
    pub head: usize,
    /// The noun that it belongs to, or itself.
    pub noun: usize,
    /// The noun and the nouns that it hangs on in turn.
    pub chain: Vec<usize>,
    /// The predicate that it belongs to; the noun itself where that is one.
    pub predicate: usize,
    /// Its own words.
    pub inside: Range<usize>,
}

/// Whether words of any fact stand in a sentence, shortly before, or in the headline; in a short text they need not.
fn is_concerned(article: &Article, view: &SentenceView<'_>, hits: &[&GroupHit]) -> bool {
    let near = |tokens: Range<usize>| article.all_hits_in(tokens).next().is_some();
    article.is_short()
        || article.relevance.is_about_the_story()
            && (!hits.is_empty() || near(view.context()) || heading_of(article).is_some_and(near))
}

/// Whether a sentence has a value, or a word of an answer.
fn may_tell(view: &SentenceView<'_>, lexicon: &Lexicon) -> bool {
    let keys = view.article.keys.get(view.tokens.clone()).unwrap_or_default();
    keys.iter().any(|key| lexicon.is_of_answer(*key)) || !view.values().is_empty()
}

/// The headline of an article.
fn heading_of(article: &Article) -> Option<Range<usize>> {
    let segments = &article.segments;
    let first = segments.paragraphs.iter().position(|paragraph| paragraph.kind == ParagraphKind::Headline)?;
    Some(segments.tokens_of_paragraph(first))
}

impl<'a> Site<'a> {
    /// Looks at a sentence; `singles` are the groups whose bare plurals say a number. `None` where there is no sentence of
    /// that number.
    #[must_use]
    pub fn new(article: &'a Article, index: usize, ground: Ground<'a>, singles: &'a [u32]) -> Option<Self> {
        let view = SentenceView::new(article, index, singles)?;
        let hits: Vec<&GroupHit> = article.all_hits_in(view.tokens.clone()).collect();
        let near = ground.setting.thorough || is_concerned(article, &view, &hits);
        let concerned = near && may_tell(&view, ground.setting.lexicon);
        let (tree, read, days) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        let (names, stranger) = (OnceCell::new(), OnceCell::new());
        Some(Self { article, ground, view, hits, concerned, tree, read, days, names, stranger })
    }

    /// Its tree, where it has one: made when somebody first asks, for most sentences hold no value of any fact's sort.
    #[must_use]
    pub fn scene(&self) -> Option<&Scene<'a>> {
        self.parsed().map(|parsed| &parsed.scene)
    }

    fn parsed(&self) -> Option<&Parsed<'a>> {
        let parse = || {
            let tree = if self.concerned { self.article.tree(self.view.index).ok()? } else { return None };
            let english = English::english().ok();
            let look = |form: &str| english.as_ref().map_or(Classes::NONE, |english| english.classes(form));
            let forms = tree.words.iter().map(|word| plain(word.at.of(self.article.text())));
            let seen = forms.map(|form| Seen { classes: look(&form), cues: cues(&form), form }).collect();
            Some(Parsed { scene: Scene::new(tree), seen })
        };
        self.tree.get_or_init(parse).as_ref()
    }

    fn seen(&self, word: usize) -> Option<&Seen> {
        self.parsed()?.seen.get(word)
    }

    fn read(&self, token: usize) -> Option<&Read> {
        let place = token.checked_sub(self.view.tokens.start)?;
        self.read.get_or_init(|| read_tokens(&self.view)).get(place)
    }

    /// The text of the article.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.article.text()
    }

    /// What the judge knows of a fact.
    #[must_use]
    pub fn fact(&self, fact: usize) -> Option<&'a FactFrame> {
        self.ground.setting.frame.facts.get(fact)
    }

    /// The groups of a fact.
    #[must_use]
    pub fn groups(&self, fact: usize) -> Option<&'a FactGroups> {
        self.ground.setting.lexicon.facts.get(fact)
    }

    /// The last date that the sentence tells and does not only report something on, if it is known.
    #[must_use]
    pub fn last_date(&self) -> Option<DateSpan> {
        let reports = |mention: &ValueMention| {
            let stand = self.stand(&mention.tokens);
            stand.is_some_and(|stand| self.classes(stand.predicate).meets(Classes::REPORTING))
        };
        let told = |(value, mention): (usize, &ValueMention)| self.days(value).filter(|_| !reports(mention));
        self.view.values().iter().enumerate().rev().find_map(told)
    }

    /// Whether a date of the sentence can be known only from one told before: "a year later".
    #[must_use]
    pub fn hangs_on_last(&self) -> bool {
        let hangs = |mention: &ValueMention| matches!(&mention.value, Reading::Date(date) if date.is_anaphoric());
        self.view.values().iter().any(hangs)
    }

    /// Finds out which days its dates mean; `last` is the last date told before the sentence.
    pub fn resolve_dates(&self, mut last: Option<DateSpan>) {
        let resolve = |value: &ValueMention| {
            let Reading::Date(date) = &value.value else { return None };
            let days = self.days_of(date, self.ground.published.copied(), last);
            last = days.or(last);
            days
        };
        self.days.get_or_init(|| self.view.values().iter().map(resolve).collect());
    }

    /// The days that a date means, seen from an article's day and the last date before it.
    #[must_use]
    pub fn days_of(
        &self,
        date: &DateExpression,
        published: Option<DateSpan>,
        last: Option<DateSpan>,
    ) -> Option<DateSpan> {
        let tense = tense_about(self.text(), &self.article.tokens, date.at);
        let anchor = DateAnchor { published, last, tense };
        // "Two weeks ago" is said of thirteen days as well: a relative date is held to all the days its words allow.
        if date.is_relative() { date.possible(&anchor) } else { date.resolve(&anchor) }
    }

    /// The days that a value of the sentence means, where it is a date and they are known, once they are resolved.
    #[must_use]
    pub fn days(&self, value: usize) -> Option<DateSpan> {
        self.days.get()?.get(value).copied().flatten()
    }

    /// The tokens of the headline.
    #[must_use]
    pub fn heading(&self) -> Option<Range<usize>> {
        heading_of(self.article)
    }

    /// Where some tokens stand in the tree.
    #[must_use]
    pub fn stand(&self, tokens: &Range<usize>) -> Option<Stand> {
        let scene = self.scene()?;
        let head = scene.head_of(tokens)?;
        let noun = scene.noun_of(head);
        let chain = scene.phrase_chain(noun);
        let predicate = scene.predicate_of(chain.last().copied().unwrap_or(noun));
        Some(Stand { head, noun, chain, predicate, inside: scene.tree.words_in(tokens) })
    }

    /// The word that heads some tokens.
    #[must_use]
    pub fn head(&self, tokens: &Range<usize>) -> Option<usize> {
        self.scene()?.head_of(tokens)
    }

    /// A word of the tree in lower case; empty where there is none.
    #[must_use]
    pub fn form(&self, word: usize) -> &str {
        self.seen(word).map_or("", |seen| &seen.form)
    }

    /// The classes of a word of the tree.
    #[must_use]
    pub fn classes(&self, word: usize) -> Classes {
        self.seen(word).map_or(Classes::NONE, |seen| seen.classes)
    }

    /// The cues of a word of the tree.
    #[must_use]
    pub fn cues(&self, word: usize) -> Cues {
        self.seen(word).map_or(Cues::NONE, |seen| seen.cues)
    }

    /// The part of speech of a word of the tree.
    #[must_use]
    pub fn upos(&self, word: usize) -> Upos {
        self.scene().and_then(|scene| scene.tree.words.get(word)).map_or(Upos::X, |word| word.upos)
    }

    /// The tag of a word of the tree in the Penn Treebank.
    #[must_use]
    pub fn xpos(&self, word: usize) -> &'static str {
        self.scene().and_then(|scene| scene.tree.words.get(word)).map_or("", |word| xpos_name(word.xpos))
    }

    /// What a word of the tree is to its head.
    #[must_use]
    pub fn relation(&self, word: usize) -> Relation {
        self.scene().and_then(|scene| scene.tree.words.get(word)).map_or(Relation::Dep, |word| word.relation)
    }

    /// The tokens of a word of the tree.
    #[must_use]
    pub fn tokens_of(&self, word: usize) -> Range<usize> {
        let word = self.scene().and_then(|scene| scene.tree.words.get(word));
        word.map_or(0..0, |word| word.tokens.clone())
    }

    /// The runs of capitalised words of the sentence.
    pub fn names(&self) -> &[NameRun] {
        let read = || name_runs(self.article.text(), &self.article.tokens, self.view.tokens.clone());
        self.names.get_or_init(read)
    }

    /// Whether the sentence has a name, not at its beginning, that the rules do not know.
    pub fn has_stranger(&self) -> bool {
        let first = self.view.tokens.start;
        let unknown = |run: &NameRun| run.tokens.start > first && !self.is_known(&run.tokens);
        *self.stranger.get_or_init(|| self.names().iter().any(unknown))
    }

    /// The words that hang on one.
    pub fn children(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        self.scene().into_iter().flat_map(move |scene| scene.tree.children(word))
    }

    /// A token of the sentence in lower case; empty for marks and beyond the sentence.
    #[must_use]
    pub fn word(&self, token: usize) -> &str {
        self.read(token).map_or("", |read| &read.word)
    }

    /// The cues of a token, and of the phrases that begin with it.
    #[must_use]
    pub fn token_cues(&self, token: usize) -> Cues {
        self.read(token).map_or(Cues::NONE, |read| read.cues)
    }

    /// Whether a token of some has a cue.
    #[must_use]
    pub fn any_cue(&self, tokens: Range<usize>, cue: Cues) -> bool {
        tokens.into_iter().any(|token| self.token_cues(token).meets(cue))
    }

    /// Whether a group of the rules is met among some tokens.
    #[must_use]
    pub fn meets(&self, group: u32, tokens: &Range<usize>) -> bool {
        self.hits.iter().any(|hit| hit.group == group && overlaps(&hit.tokens, tokens))
    }

    /// Whether words that tell a rival of a fact apart are met among some tokens.
    #[must_use]
    pub fn meets_rival(&self, fact: usize, tokens: &Range<usize>) -> bool {
        let frame = self.ground.setting.frame;
        self.hits.iter().any(|hit| overlaps(&hit.tokens, tokens) && frame.is_key_of_rival(fact, hit.group))
    }

    /// Whether the rules say of words that a fact does not mean them.
    #[must_use]
    pub fn refuses(&self, fact: usize, tokens: &Range<usize>) -> bool {
        let refused = self.groups(fact).map_or(&[][..], |groups| &groups.not);
        let inside = |hit: &GroupHit| refused.contains(&hit.group) && overlaps(&hit.tokens, tokens);
        !refused.is_empty() && self.article.hits_in(self.view.tokens.clone()).any(inside)
    }

    /// Whether words of a fact's groups stand among some tokens.
    #[must_use]
    pub fn own_hit(&self, fact: usize, tokens: &Range<usize>) -> bool {
        let Some(groups) = self.groups(fact) else { return false };
        groups.about.iter().chain(&groups.verb).chain(&groups.of).any(|&group| self.meets(group, tokens))
    }

    /// Whether some words are of the rules: a name, or words of any group.
    #[must_use]
    pub fn is_known(&self, tokens: &Range<usize>) -> bool {
        self.article.names_over(tokens).next().is_some()
            || self.hits.iter().any(|hit| overlaps(&hit.tokens, tokens))
            || tokens.clone().any(|token| self.article.keys.get(token).is_some_and(|&key| key != 0))
    }

    /// Whether a preposition of that form marks a word.
    #[must_use]
    pub fn has_case(&self, word: usize, form: &str) -> bool {
        self.children(word).any(|child| self.relation(child) == Relation::Case && self.form(child) == form)
    }

    /// Whether a noun is one that was named before: "the", "its", somebody's.
    #[must_use]
    pub fn is_definite(&self, word: usize) -> bool {
        self.children(word).any(|child| match self.relation(child) {
            Relation::NmodPoss => true,
            Relation::Det | Relation::DetPredet => self.cues(child).meets(Cues::DEFINITE),
            _ => false,
        })
    }

    /// Whether a noun is some or any: "a", "another", "every".
    #[must_use]
    pub fn is_indefinite(&self, word: usize) -> bool {
        self.children(word)
            .any(|child| self.relation(child) == Relation::Det && self.cues(child).meets(Cues::INDEFINITE))
    }

    /// Whether a word lies in a value of the sentence.
    #[must_use]
    pub fn is_value(&self, word: usize) -> bool {
        let tokens = self.tokens_of(word);
        self.view.values().iter().any(|value| overlaps(&value.tokens, &tokens))
    }

    /// The tokens of a noun with what is compounded with it or described by an adjective.
    #[must_use]
    pub fn phrase_tokens(&self, noun: usize) -> Range<usize> {
        let close = |child: &usize| {
            matches!(self.relation(*child), Relation::Compound | Relation::Flat | Relation::Amod | Relation::NmodDesc)
        };
        let parts = self.children(noun).filter(close).map(|child| self.tokens_of(child));
        parts.fold(self.tokens_of(noun), |all, part| all.start.min(part.start)..all.end.max(part.end))
    }
}

/// Whether two ranges share a token.
#[must_use]
pub fn overlaps(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// In lower case, with plain apostrophes.
fn plain(word: &str) -> String {
    let lower = word.to_lowercase();
    if lower.contains('’') { lower.replace('’', "'") } else { lower }
}

fn read_tokens(view: &SentenceView<'_>) -> Vec<Read> {
    let words: Vec<String> = view.tokens.clone().map(|token| plain(&view.word(token))).collect();
    let phrase = |at: usize, length: usize| {
        let part = words.get(at..at + length).filter(|part| part.iter().all(|word| !word.is_empty()));
        part.map_or(Cues::NONE, |part| cues(&part.join(" ")))
    };
    let cues_at = |at: usize| {
        let word = words.get(at).map_or("", String::as_str);
        if opens_cue(word) { cues(word) | phrase(at, 2) | phrase(at, 3) } else { cues(word) }
    };
    let found: Vec<Cues> = (0..words.len()).map(cues_at).collect();
    words.into_iter().zip(found).map(|(word, cues)| Read { word, cues }).collect()
}
