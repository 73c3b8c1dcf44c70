//! The values of a story, each with what its sentence says of it: what is counted, by which verb, whose it is.

use super::reading::{Place, Reading, Story};
use super::said::{Class, Said, moment_of, number_of};
use crate::discourse::{clauses, mode};
use crate::judge::scene::Scene;
use crate::kinds::quantity::Form;
use crate::kinds::vocabulary::is_reporting_verb;
use crate::lang::{Classes, Cues, Lexicon, Relation, Upos, attributes, cues, lemma};
use crate::matching::fold;
use crate::recognise::values::{Reading as Value, ValueMention, values_in};
use crate::segment::ParagraphKind;
use crate::span::ByteSpan;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A property is said at most so many words from its measure.
const ATTRIBUTE_REACH: usize = 4;

/// So many words on either side of a value stand around it.
const AROUND: usize = 2;

/// A value and what is said of it; words are lemmas in lower case.
#[derive(Debug)]
pub(super) struct Statement {
    /// The number with its unit, or the date, without the words that bound it.
    pub(super) place: Place,
    /// The value with what it counts, where the one stands right before the other.
    pub(super) shown: Place,
    pub(super) class: Class,
    pub(super) said: Said,
    /// What is counted, or has the measure.
    pub(super) noun: Option<Noun>,
    /// What of it is measured: height, depth.
    pub(super) attribute: Option<&'static str>,
    /// The verb of the clause, unless it says little by itself.
    pub(super) verb: Option<String>,
    /// Whether its clause tells that something was said.
    pub(super) of_saying: bool,
    /// What it is per.
    pub(super) per: Option<String>,
    /// The other words of its noun phrase.
    pub(super) phrase: BTreeSet<String>,
    /// The words of its clause, those of its noun phrase among them.
    pub(super) clause: BTreeSet<String>,
    /// The words of its sentence.
    pub(super) context: BTreeSet<String>,
    /// The words of its sentence as they are written.
    pub(super) written: BTreeMap<String, String>,
    /// The names in its clause.
    pub(super) names: BTreeSet<String>,
    /// The words right before and behind it, in lower case.
    pub(super) around: [Vec<String>; 2],
    /// The years that its sentence tells.
    pub(super) years: BTreeSet<i16>,
    /// The number of its sentence in its article.
    pub(super) sentence: usize,
    /// What else belongs to the verb of its clause.
    pub(super) arguments: BTreeSet<String>,
    /// What its noun phrase is to the verb; what is hurt is the object in "seven were hurt" too.
    pub(super) role: Relation,
    /// The preposition before it.
    pub(super) preposition: Option<String>,
    /// Whether its sentence tells another value of its class.
    pub(super) crowded: bool,
    /// Whether it stands between quotation marks.
    pub(super) quoted: bool,
    /// Whether it stands in a headline or in the first paragraph.
    pub(super) first: bool,
}

/// What a value counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Noun {
    pub(super) lemma: String,
    /// Whether it is a word for people.
    pub(super) people: bool,
    at: ByteSpan,
}

/// All values of a story that can be held against others.
pub(super) fn statements(story: &Story) -> Vec<Statement> {
    let Ok(english) = Lexicon::english() else { return Vec::new() };
    let of_article = |(article, reading)| {
        let reader = Reader { article, reading, english: &english };
        (0..reader.reading.article.segments.sentences.len())
            .flat_map(|sentence| reader.sentence(sentence))
            .collect::<Vec<_>>()
    };
    story.readings.iter().enumerate().flat_map(of_article).collect()
}

struct Reader<'a> {
    article: usize,
    reading: &'a Reading,
    english: &'a Lexicon<'a>,
}

impl Reader<'_> {
    fn sentence(&self, index: usize) -> Vec<Statement> {
        let document = &self.reading.article;
        let Some(sentence) = document.segments.sentences.get(index) else { return Vec::new() };
        let kind = document.segments.paragraphs.get(sentence.paragraph).map(|paragraph| paragraph.kind);
        if matches!(kind, Some(ParagraphKind::Furniture | ParagraphKind::Byline | ParagraphKind::Caption)) {
            return Vec::new();
        }
        let values = values_in(document, index);
        if values.is_empty() {
            return Vec::new();
        }
        let Ok(tree) = document.tree(index) else { return Vec::new() };
        let scene = Scene::new(tree);
        let first = self.is_first(sentence.paragraph);
        let told = Told { reader: self, scene: &scene, index, first, tokens: sentence.tokens.clone(), values: &values };
        let mut found: Vec<Statement> = values.iter().filter_map(|value| told.statement(value)).collect();
        let classes: Vec<Class> = found.iter().map(|statement| statement.class).collect();
        for statement in &mut found {
            statement.crowded = classes.iter().filter(|class| **class == statement.class).count() > 1;
        }
        found
    }

    /// Whether a paragraph is a headline or the first of the story.
    fn is_first(&self, paragraph: usize) -> bool {
        let mut paragraphs = self.reading.article.segments.paragraphs.iter();
        paragraphs.position(|paragraph| paragraph.kind == ParagraphKind::Body).is_none_or(|first| paragraph <= first)
    }
}

/// A sentence with its tree and values.
struct Told<'a> {
    reader: &'a Reader<'a>,
    scene: &'a Scene<'a>,
    index: usize,
    first: bool,
    tokens: Range<usize>,
    values: &'a [ValueMention],
}

impl Told<'_> {
    fn statement(&self, value: &ValueMention) -> Option<Statement> {
        let (class, said, core) = match &value.value {
            Value::Quantity(quantity) if quantity.form == Form::Part => return None,
            Value::Quantity(quantity) => {
                let (class, said) = number_of(quantity)?;
                (class, said, quantity.core)
            }
            Value::Date(date) if date.is_anaphoric() => return None,
            Value::Date(date) => (Class::Date, moment_of(date)?, date.at),
        };
        if !self.is_told(value, class) {
            return None;
        }
        let head = self.scene.head_of(&value.tokens)?;
        let noun_word = self.scene.noun_of(head);
        let chain = self.scene.phrase_chain(noun_word);
        let top = chain.last().copied().unwrap_or(noun_word);
        let predicate = self.scene.predicate_of(top);
        let inside = self.scene.tree.words_in(&value.tokens);
        let noun = (class != Class::Date).then(|| self.noun(noun_word, &chain, &inside)).flatten();
        if class == Class::Count && self.is_age(noun.as_ref(), core) {
            return None; // the age of somebody named, which `person` knows
        }
        let of_clause =
            |&word: &usize| self.scene.clause_of(word) == predicate || self.scene.tree.is_under(word, noun_word);
        let words = 0..self.scene.tree.words.len();
        let phrase = chain.iter().flat_map(|&link| self.scene.tree.children(link).chain([link]));
        let per = if let Value::Quantity(quantity) = &value.value { quantity.per } else { None };
        let text = self.reader.reading.text();
        Some(Statement {
            place: self.place(core),
            shown: self.place(with_noun(core, noun.as_ref())),
            class,
            said,
            attribute: self.attribute(class, &inside),
            verb: self.verb(predicate),
            of_saying: is_reporting_verb(&self.form(predicate)),
            per: per.map(|at| fold(at.of(text))),
            phrase: self.lemmas(phrase, noun.as_ref()),
            clause: self.lemmas(words.clone().filter(of_clause), noun.as_ref()),
            context: self.lemmas(words.clone(), noun.as_ref()),
            written: words.clone().map(|word| (self.lemma(word), self.written(word).to_owned())).collect(),
            names: words
                .filter(of_clause)
                .filter(|&word| self.upos(word) == Upos::Propn && !self.is_value(word))
                .map(|word| self.form(word))
                .collect(),
            around: self.around(value),
            years: self.years(),
            sentence: self.index,
            arguments: self.arguments(predicate, &chain, noun.as_ref()),
            role: self.role(top),
            preposition: self.preposition(noun_word),
            crowded: false,
            quoted: self.reader.reading.article.segments.quote_of(core).is_some(),
            first: self.first,
            noun,
        })
    }

    /// Whether a value is told as what is or was so.
    fn is_told(&self, value: &ValueMention, class: Class) -> bool {
        let (text, tokens) = (self.reader.reading.text(), &self.reader.reading.article.tokens);
        let clause = clauses(text, tokens, self.tokens.clone())
            .into_iter()
            .find(|clause| clause.tokens.contains(&value.tokens.start));
        let clause = clause.map_or(self.tokens.clone(), |clause| clause.tokens);
        let mode = mode(text, tokens, self.tokens.clone(), clause);
        !mode.denied && !mode.conditional && (class != Class::Count || !mode.forecast)
    }

    /// The two words before a value, the nearest first, and the two behind it.
    fn around(&self, value: &ValueMention) -> [Vec<String>; 2] {
        let word = |token: usize| self.reader.reading.word(token);
        let told = |token: &usize| word(*token).starts_with(char::is_alphabetic);
        let before = (self.tokens.start..value.tokens.start).rev().filter(told);
        let behind = (value.tokens.end..self.tokens.end).filter(told);
        let of = |token: usize| word(token).to_lowercase();
        [before.take(AROUND).map(of).collect(), behind.take(AROUND).map(of).collect()]
    }

    fn place(&self, at: ByteSpan) -> Place {
        Place { article: self.reader.article, at }
    }

    fn upos(&self, word: usize) -> Upos {
        self.scene.tree.words.get(word).map_or(Upos::X, |word| word.upos)
    }

    fn written(&self, word: usize) -> &str {
        self.scene.tree.words.get(word).map_or("", |word| word.at.of(self.reader.reading.text()))
    }

    fn form(&self, word: usize) -> String {
        self.written(word).to_lowercase()
    }

    fn lemma(&self, word: usize) -> String {
        fold(&lemma(self.reader.english, self.written(word), self.upos(word)))
    }

    fn is_value(&self, word: usize) -> bool {
        let at = self.scene.tree.words.get(word).map(|word| word.at);
        at.is_some_and(|at| self.values.iter().any(|value| value.at.meets(at)))
    }

    /// What is counted: the noun behind the number, or the noun that an amount stands before. A number that stands for a
    /// noun ("17 were hurt") counts nobody knows what.
    fn noun(&self, noun: usize, chain: &[usize], inside: &Range<usize>) -> Option<Noun> {
        let counted = chain.iter().chain([&noun]).copied();
        let word = counted
            .filter(|word| !inside.contains(word) && self.upos(*word).is_nominal())
            .min_by_key(|&word| usize::from(word != noun))?;
        let lemma = self.lemma(word);
        let people = self.reader.english.classes(&lemma).meets(Classes::PERSON);
        Some(Noun { lemma, people, at: self.scene.tree.words.get(word)?.at })
    }

    /// Whether a number stands behind the name that it belongs to: "Rolf Brandvold, 41,".
    fn is_age(&self, noun: Option<&Noun>, value: ByteSpan) -> bool {
        let named = |noun: &Noun| noun.at.of(self.reader.reading.text()).starts_with(char::is_uppercase);
        noun.is_some_and(|noun| noun.at.end <= value.start && named(noun))
    }

    /// The property that a measure is of: the nearest word for one.
    fn attribute(&self, class: Class, inside: &Range<usize>) -> Option<&'static str> {
        let Class::Measure(dimension) = class else { return None };
        let reach = inside.start.saturating_sub(ATTRIBUTE_REACH)..inside.end + ATTRIBUTE_REACH;
        let named = reach.filter(|word| !inside.contains(word)).filter_map(|word| {
            let lemma = self.lemma(word);
            let row = attributes().iter().find(|row| row.dimension == dimension && row.word == lemma)?;
            let gap = if word < inside.start { 2 * (inside.start - word) } else { word + 1 - inside.end };
            Some((gap, row.name))
        });
        named.min().map(|(_, name)| name)
    }

    fn verb(&self, predicate: usize) -> Option<String> {
        let lemma = (self.upos(predicate) == Upos::Verb).then(|| self.lemma(predicate))?;
        (!cues(&lemma).meets(Cues::LIGHT) && !is_reporting_verb(&self.form(predicate))).then_some(lemma)
    }

    /// The heads of what belongs to a verb, names whole; not the value's own phrase.
    fn arguments(&self, predicate: usize, chain: &[usize], noun: Option<&Noun>) -> BTreeSet<String> {
        let tree = &self.scene.tree;
        let beside = tree.children(predicate).filter(|child| !chain.contains(child) && self.upos(*child).is_nominal());
        let whole = |head: usize| {
            let parts = tree.children(head).filter(|&part| self.upos(part) == Upos::Propn);
            parts.chain([head]).collect::<Vec<_>>()
        };
        self.lemmas(beside.flat_map(whole), noun)
    }

    fn role(&self, top: usize) -> Relation {
        match self.scene.tree.words.get(top).map(|word| word.relation) {
            Some(Relation::NsubjPass) => Relation::Obj,
            Some(relation) => relation,
            None => Relation::Dep,
        }
    }

    fn preposition(&self, noun: usize) -> Option<String> {
        self.scene.tree.child(noun, Relation::Case).map(|word| self.form(word))
    }

    /// The words that tell what a sentence is about: no values, small words or words for saying.
    fn lemmas(&self, words: impl Iterator<Item = usize>, noun: Option<&Noun>) -> BTreeSet<String> {
        let content =
            |&word: &usize| matches!(self.upos(word), Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Adv);
        let found = words.filter(content).filter(|&word| !self.is_value(word)).map(|word| self.lemma(word));
        let tells = |lemma: &String| {
            lemma.len() > 2
                && !self.reader.english.classes(lemma).meets(Classes::STOP | Classes::REPORTING)
                && !cues(lemma).meets(Cues::LIGHT)
        };
        found.filter(tells).filter(|lemma| noun.is_none_or(|noun| noun.lemma != *lemma)).collect()
    }

    fn years(&self) -> BTreeSet<i16> {
        let dates = self.values.iter().filter_map(|value| match &value.value {
            Value::Date(date) => moment_of(date),
            Value::Quantity(_) => None,
        });
        dates
            .filter_map(|said| match said {
                Said::Moment(moment) => moment.years.map(|(first, _)| first),
                Said::Number(_) => None,
            })
            .collect()
    }
}

/// A noun this far behind its number, in bytes, is shown with it.
const SHOWN_REACH: usize = 30;

fn with_noun(value: ByteSpan, noun: Option<&Noun>) -> ByteSpan {
    let close = noun.filter(|noun| noun.at.start >= value.end && noun.at.start - value.end <= SHOWN_REACH);
    close.map_or(value, |noun| value.join(noun.at))
}
