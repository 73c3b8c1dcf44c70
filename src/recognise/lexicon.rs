//! The rules made ready for the pass over an article: which words of a text could concern which fact.
//!
//! Each *distinct* word of the texts is resolved once, through a memo, to the names it could be part of, the phrases it
//! could begin and the terms it could begin. What a rule file costs is therefore paid per distinct word, hardly per word.

use super::expand::{Expansion, Match, expand};
use super::relevance::Vocabulary;
use crate::kinds::choice::contrary;
use crate::kinds::fact::FactBody;
use crate::kinds::name::{DeclaredName, NameMatch, NameWord, name_words};
use crate::kinds::term::{DeclaredTerm, TermForm};
use crate::kinds::words::{Group, Phrase};
use crate::lang::row_of;
use crate::matching::{TokenIndex, inflection_key, inflection_keys};
use crate::matching::{fold, strip_possessive};
use crate::rules::Rules;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// The words a fact of values is bound by, as numbers of groups.
#[derive(Clone, Debug, Default)]
pub struct FactGroups {
    /// Each must stand.
    pub about: Vec<u32>,
    /// What is counted.
    pub of: Option<u32>,
    /// What happened.
    pub verb: Option<u32>,
    /// Where one stands in the value's clause, it is about something else.
    pub unless: Vec<u32>,
    /// The same, anywhere in the sentence.
    pub unless_sentence: Vec<u32>,
    /// Words that are not meant.
    pub not: Vec<u32>,
    /// The wordings of each answer of a choice.
    pub options: Vec<u32>,
}

/// A phrase that some rule names.
#[derive(Debug)]
pub(crate) struct PhraseEntry {
    /// The numbers of its words' keys.
    pub(crate) keys: Vec<u32>,
    /// The groups it belongs to, and how it stands for them.
    pub(crate) groups: Vec<(u32, Match)>,
}

/// In the keys of a phrase: one to three words, whatever they are.
pub(crate) const GAP: u32 = u32::MAX;

/// A name of the rules.
#[derive(Debug)]
pub struct NameEntry {
    /// Which fact declares it.
    pub fact: usize,
    /// Its id.
    pub id: Arc<str>,
    /// Its forms.
    pub name: DeclaredName,
}

/// The rules made ready for the pass over an article.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// The declared names.
    pub names: Vec<NameEntry>,
    /// The declared terms, with the number of their fact.
    pub terms: Vec<(usize, DeclaredTerm)>,
    /// For each fact, the groups it is bound by.
    pub facts: Vec<FactGroups>,
    /// The text of each group, as the rules write it.
    pub groups: Vec<Group>,
    /// For each group, what else may stand for its words.
    pub expansions: Vec<Expansion>,
    /// For each group, the facts of values that name it in `about` or `of`.
    pub group_facts: Vec<Vec<u32>>,
    /// For each name, the groups that refer to it.
    pub name_groups: Vec<Vec<u32>>,
    name_ids: HashMap<Arc<str>, usize>,
    answer_keys: HashSet<u32>,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) phrases: Vec<PhraseEntry>,
    triggers: TokenIndex,
    trigger_names: Vec<Vec<u32>>,
    joined: HashMap<String, Vec<u32>>,
    joined_heads: HashSet<String>,
    keys: HashMap<String, u32>,
    heads: HashMap<u32, Vec<u32>>,
    term_heads: HashMap<String, Vec<(u32, u32)>>,
    term_prefixes: HashSet<String>,
}

/// What a distinct word of the texts could concern.
#[derive(Debug, Default, Clone)]
pub struct WordInfo {
    /// The number of its inflection key among the rules' words; 0 where no rule has it.
    pub key: u32,
    /// Names that a run with this word could be.
    pub names: Box<[u32]>,
    /// Phrases it could begin.
    pub(crate) phrases: Box<[u32]>,
    /// Term forms it could begin: term and form.
    pub(crate) terms: Box<[(u32, u32)]>,
    /// Whether a name may begin with it that the text splits in two.
    pub(crate) splits: bool,
    /// Whether a term may begin with it that the text splits or joins.
    pub(crate) term_prefix: bool,
}

impl WordInfo {
    /// Whether any rule could concern it.
    #[must_use]
    pub fn concerns(&self) -> bool {
        self.splits || self.term_prefix || !self.names.is_empty() || !self.phrases.is_empty() || !self.terms.is_empty()
    }
}

impl Lexicon {
    /// Makes `rules` ready.
    #[must_use]
    pub fn new(rules: &Rules) -> Self {
        let mut lexicon = Self::default();
        for (index, fact) in rules.facts.iter().enumerate() {
            match &fact.body {
                FactBody::Name(name) => {
                    lexicon.name_ids.entry(Arc::clone(&fact.id)).or_insert(lexicon.names.len());
                    lexicon.names.push(NameEntry {
                        fact: index,
                        id: Arc::clone(&fact.id),
                        name: DeclaredName::new(name),
                    });
                }
                FactBody::Term(term) => lexicon.terms.push((index, DeclaredTerm::new(term))),
                _ => {}
            }
        }
        lexicon.index_names();
        lexicon.index_terms();
        lexicon.index_groups(rules);
        lexicon.vocabulary = Vocabulary::of(&lexicon);
        lexicon
    }

    fn index_names(&mut self) {
        let mut triggers: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (index, entry) in self.names.iter().enumerate() {
            for trigger in entry.name.triggers() {
                triggers.entry(trigger).or_default().push(index as u32);
            }
            for form in &entry.name.forms {
                let folds: Vec<&str> = form.words.iter().map(|word| word.fold.as_str()).collect();
                for word in form.words.iter().filter(|word| !entry.name.person && word.fold.len() >= 6) {
                    self.joined.entry(word.fold.clone()).or_default().push(index as u32);
                    for (end, _) in word.fold.char_indices().skip(2) {
                        self.joined_heads.insert(word.fold[..end].to_owned());
                    }
                }
                for pair in folds.windows(2).filter(|_| !entry.name.person) {
                    triggers.entry(pair.concat()).or_default().push(index as u32);
                }
            }
        }
        self.triggers = TokenIndex::build(triggers.keys().enumerate().map(|(id, word)| (word.as_str(), id as u32)));
        self.trigger_names = triggers.into_values().collect();
    }

    fn index_terms(&mut self) {
        let terms = std::mem::take(&mut self.terms);
        for (index, (_, term)) in terms.iter().enumerate() {
            for (form_index, form) in term.forms.iter().enumerate() {
                let Some(head) = form.folds.first() else { continue };
                let ids = (index as u32, form_index as u32);
                self.term_heads.entry(head.clone()).or_default().push(ids);
                self.index_joined_term(form, &form.joined(), ids);
            }
        }
        self.terms = terms;
    }

    /// A form may be written as one word, or split where its own writing has no gap.
    fn index_joined_term(&mut self, form: &TermForm, joined: &str, ids: (u32, u32)) {
        if !form.close || joined.chars().count() < 5 {
            return;
        }
        if form.folds.len() > 1 {
            self.term_heads.entry(joined.to_owned()).or_default().push(ids);
        }
        for (end, _) in joined.char_indices().skip(2) {
            self.term_prefixes.insert(joined[..end].to_owned());
        }
    }

    fn index_groups(&mut self, rules: &Rules) {
        let mut known: HashMap<String, u32> = HashMap::new();
        let mut phrases: HashMap<Vec<u32>, u32> = HashMap::new();
        for (index, fact) in rules.facts.iter().enumerate() {
            let mut groups = FactGroups::default();
            let (about, of, verb): (&[Group], Option<&Group>, Option<&Group>) = match &fact.body {
                FactBody::Amount(fact) => (&fact.about, None, None),
                FactBody::Count(fact) => (&fact.about, fact.of.as_ref(), None),
                FactBody::Date(fact) => (&fact.about, None, fact.verb.as_ref()),
                FactBody::Quote(fact) => (&fact.about, Some(&fact.speaker), None),
                FactBody::Choice(fact) => (&fact.about, None, None),
                FactBody::Term(fact) => (&fact.near, None, None),
                FactBody::Name(_) | FactBody::Born(_) | FactBody::Role(_) => (&[], None, None),
            };
            groups.about = about.iter().map(|group| self.add_group(group, &mut known, &mut phrases)).collect();
            groups.of = of.map(|group| self.add_group(group, &mut known, &mut phrases));
            groups.verb = verb.map(|group| self.add_group(group, &mut known, &mut phrases));
            groups.unless = fact.unless.iter().map(|group| self.add_group(group, &mut known, &mut phrases)).collect();
            let in_sentence = fact.unless_sentence.iter();
            groups.unless_sentence = in_sentence.map(|group| self.add_group(group, &mut known, &mut phrases)).collect();
            groups.not = fact.not.iter().map(|group| self.add_group(group, &mut known, &mut phrases)).collect();
            for group in groups.about.iter().chain(&groups.of).chain(&groups.verb) {
                if let Some(facts) = self.group_facts.get_mut(*group as usize)
                    && facts.last() != Some(&(index as u32))
                {
                    facts.push(index as u32);
                }
            }
            if let FactBody::Choice(fact) = &fact.body {
                for option in &fact.options {
                    let wordings =
                        Group { text: option.name.clone(), phrases: option.wordings.clone(), names: Vec::new() };
                    groups.options.push(self.add_group(&wordings, &mut known, &mut phrases));
                }
                for phrase in fact.options.iter().flat_map(|option| &option.wordings) {
                    for key in &phrase.keys {
                        let numbers = [Some(key.clone()), contrary(key)].into_iter().flatten();
                        for number in numbers.map(|key| self.key_number(&key)).collect::<Vec<_>>() {
                            self.answer_keys.insert(number);
                        }
                    }
                }
            }
            self.facts.push(groups);
        }
        self.expand_groups(&mut phrases);
    }

    fn add_group(
        &mut self,
        group: &Group,
        known: &mut HashMap<String, u32>,
        phrases: &mut HashMap<Vec<u32>, u32>,
    ) -> u32 {
        // Groups of one text are one group, unless a word group of another file gives its `@` another meaning.
        let text = format!("{:?}", (&group.phrases, &group.names));
        if let Some(&id) = known.get(&text) {
            return id;
        }
        let id = self.groups.len() as u32;
        known.insert(text, id);
        self.groups.push(group.clone());
        self.group_facts.push(Vec::new());
        for phrase in &group.phrases {
            self.add_phrase(phrase, id, phrases);
        }
        for name in &group.names {
            self.name_groups.resize(self.names.len(), Vec::new());
            if let Some(index) = self.name_of(name) {
                self.name_groups[index].push(id);
            }
        }
        id
    }

    /// Adds to each group what else may stand for its words, unless another group lists it.
    fn expand_groups(&mut self, phrases: &mut HashMap<Vec<u32>, u32>) {
        let refused: HashSet<u32> = self.facts.iter().flat_map(|fact| &fact.not).copied().collect();
        let meant = |id: &u32| !refused.contains(id);
        let listed: HashSet<String> = (0..self.groups.len() as u32)
            .filter(meant)
            .flat_map(|id| &self.groups[id as usize].phrases)
            .filter(|phrase| phrase.keys.len() == 1)
            .map(|phrase| phrase.keys[0].clone())
            .collect();
        for id in 0..self.groups.len() {
            let expansion = expand(&self.groups[id], &|key| listed.contains(key));
            for (word, how) in &expansion.words {
                let keys = vec![self.key_number(&inflection_key(word))];
                self.add_keys(keys, (id as u32, *how), phrases);
            }
            for pieces in &expansion.phrases {
                let keys = pieces.iter().map(|piece| piece.as_ref().map_or(GAP, |key| self.key_number(key))).collect();
                self.add_keys(keys, (id as u32, Match::Synonym), phrases);
            }
            self.expansions.push(expansion);
        }
    }

    fn add_phrase(&mut self, phrase: &Phrase, group: u32, phrases: &mut HashMap<Vec<u32>, u32>) {
        let keys: Vec<u32> = phrase.keys.iter().map(|key| self.key_number(key)).collect();
        self.add_keys(keys, (group, Match::Listed), phrases);
    }

    fn add_keys(&mut self, keys: Vec<u32>, group: (u32, Match), phrases: &mut HashMap<Vec<u32>, u32>) {
        let Some(&head) = keys.first() else { return };
        let id = *phrases.entry(keys.clone()).or_insert_with(|| {
            let id = self.phrases.len() as u32;
            self.phrases.push(PhraseEntry { keys, groups: Vec::new() });
            self.heads.entry(head).or_default().push(id);
            id
        });
        self.phrases[id as usize].groups.push(group);
    }

    fn key_number(&mut self, key: &str) -> u32 {
        let next = self.keys.len() as u32 + 1;
        *self.keys.entry(key.to_owned()).or_insert(next)
    }

    /// The number of a key among the rules' words; 0 where no rule has it.
    #[must_use]
    pub fn key_of(&self, key: &str) -> u32 {
        self.keys.get(key).copied().unwrap_or(0)
    }

    /// The number of the first of a word's keys that some rule has: "lives" is of "live" where no rule names a "life".
    fn known_key(&self, word: &str) -> u32 {
        let word = if is_initialism(word) { word.replace('.', "") } else { word.to_owned() };
        inflection_keys(&word).iter().map(|key| self.key_of(key)).find(|&key| key != 0).unwrap_or(0)
    }

    /// Whether a key is of the wording of an answer, or of its contrary.
    #[must_use]
    pub fn is_of_answer(&self, key: u32) -> bool {
        self.answer_keys.contains(&key)
    }

    /// The name of that id.
    #[must_use]
    pub fn name_of(&self, id: &str) -> Option<usize> {
        self.name_ids.get(id).copied()
    }

    /// Whether no rule names a word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.terms.is_empty() && self.phrases.is_empty()
    }

    /// What a word could concern. `word` is a word or number as the text writes it.
    #[must_use]
    pub fn resolve(&self, word: &str) -> WordInfo {
        let bare = strip_possessive(word);
        let folded = fold(bare);
        let key = self.known_key(bare);
        let capital = bare.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric() || !c.is_lowercase());
        WordInfo {
            key,
            names: if capital { self.names_with(bare, &folded) } else { Box::default() },
            phrases: self.heads.get(&key).map(|ids| ids.clone().into_boxed_slice()).unwrap_or_default(),
            terms: self.terms_with(&folded),
            splits: capital && self.joined_heads.contains(&folded),
            term_prefix: self.term_prefixes.contains(&folded),
        }
    }

    fn terms_with(&self, folded: &str) -> Box<[(u32, u32)]> {
        let mut found = self.term_heads.get(folded).cloned().unwrap_or_default();
        // The last word of a form may be in the plural.
        if let Some(singular) = folded.strip_suffix('s') {
            found.extend(self.term_heads.get(singular).into_iter().flatten());
        }
        found.into_boxed_slice()
    }

    fn names_with(&self, word: &str, folded: &str) -> Box<[u32]> {
        let mut ids = Vec::new();
        self.triggers.candidates(word, &mut ids);
        if let Some(singular) = folded.strip_suffix('s') {
            self.triggers.candidates(singular, &mut ids);
        }
        let mut names: Vec<u32> =
            ids.iter().filter_map(|&id| self.trigger_names.get(id as usize)).flatten().copied().collect();
        names.sort_unstable();
        names.dedup();
        names.into_boxed_slice()
    }

    /// Names one of whose words is `joined`, which the text splits in two.
    #[must_use]
    pub fn names_split(&self, joined: &str) -> &[u32] {
        self.joined.get(joined).map_or(&[], Vec::as_slice)
    }

    /// Terms one of whose forms, joined, is `joined`.
    pub(crate) fn terms_joined(&self, joined: &str) -> &[(u32, u32)] {
        self.term_heads.get(joined).map_or(&[], Vec::as_slice)
    }
}

/// The inflection key of a word of a text, the full stops of an initialism left out ("p.m." is "pm").
#[must_use]
pub fn word_key(word: &str) -> String {
    if is_initialism(word) { inflection_key(&word.replace('.', "")) } else { inflection_key(word) }
}

fn is_initialism(word: &str) -> bool {
    word.contains('.') && !word.starts_with(|c: char| c.is_ascii_digit())
}

/// The folded words of a name, for tests and explanations.
#[must_use]
pub fn folded_words(text: &str) -> Vec<String> {
    name_words(text).into_iter().map(|word| word.fold).collect()
}

/// What is known of a distinct word.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// The number of what it could concern; 0 where no rule does.
    pub number: u32,
    /// Its row in the table of words with classes.
    pub row: u16,
}

/// Remembers what each distinct word could concern.
#[derive(Debug)]
pub struct Memo<'l> {
    lexicon: &'l Lexicon,
    numbers: HashMap<Box<str>, Known, foldhash::fast::FixedState>,
    infos: Vec<WordInfo>,
    judged: HashMap<(u32, String), Option<NameMatch>, foldhash::fast::FixedState>,
}

/// How many judged runs are remembered: some tens of megabytes at most, whatever the size of the archive.
const REMEMBERED_RUNS: usize = 1 << 17;

impl<'l> Memo<'l> {
    /// An empty memo over `lexicon`.
    #[must_use]
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Self {
            lexicon,
            numbers: HashMap::with_hasher(foldhash::fast::FixedState::with_seed(0)),
            infos: vec![WordInfo::default()],
            judged: HashMap::with_hasher(foldhash::fast::FixedState::with_seed(0)),
        }
    }

    /// What is known of a word, looked up once.
    pub fn known(&mut self, word: &str) -> Known {
        if let Some(&known) = self.numbers.get(word) {
            return known;
        }
        let info = self.lexicon.resolve(word);
        let number = if info.concerns() || info.key != 0 {
            self.infos.push(info);
            self.infos.len() as u32 - 1
        } else {
            0
        };
        let known = Known { number, row: row_of(word) };
        self.numbers.insert(word.into(), known);
        known
    }

    /// What a run is to a name, judged once for each distinct run. `vague` is asked once for each word.
    pub fn judged(
        &mut self,
        name: u32,
        run: &[NameWord],
        vague: &dyn Fn(&NameWord) -> bool,
        judge: impl FnOnce(&dyn Fn(&NameWord) -> bool) -> Option<NameMatch>,
    ) -> Option<NameMatch> {
        let mut key = String::with_capacity(24);
        for word in run {
            key.push_str(&word.text);
            key.push(match (word.hyphen, vague(word)) {
                (false, false) => '0',
                (false, true) => '1',
                (true, false) => '2',
                (true, true) => '3',
            });
        }
        if let Some(found) = self.judged.get(&(name, key.clone())) {
            return found.clone();
        }
        if self.judged.len() >= REMEMBERED_RUNS {
            self.judged.clear();
        }
        let found = judge(vague);
        self.judged.insert((name, key), found.clone());
        found
    }

    /// What the word of that number could concern.
    #[must_use]
    pub fn info(&self, number: u32) -> &WordInfo {
        &self.infos[number as usize]
    }
}
