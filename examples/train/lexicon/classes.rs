//! The classes of each form: those of its lemmas by WordNet, those of its names, those of the hand tables.

use super::Sources;
use super::forms::{Common, Forms, is_plain};
use super::names;
use crate::wordnet::{Link, Pos, Sense, SynsetId, WordNet};
use anyhow::{Context, Result};
use gainsay::lang::{Classes, Reading};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Kinds of WordNet and the class that they are: each a noun and the number of its sense.
pub(crate) const KINDS: &[(Classes, &str)] = &[
    (Classes::PERSON, "person 1"),
    (Classes::OCCUPATION, "worker 1"),
    (Classes::OCCUPATION, "professional 1"),
    (Classes::OCCUPATION, "leader 1"),
    (Classes::OCCUPATION, "expert 1"),
    (Classes::OCCUPATION, "creator 2"),
    (Classes::OCCUPATION, "performer 1"),
    (Classes::OCCUPATION, "serviceman 1"),
    (Classes::OCCUPATION, "scientist 1"),
    (Classes::OCCUPATION, "athlete 1"),
    (Classes::OCCUPATION, "communicator 1"),
    (Classes::OCCUPATION, "businessperson 1"),
    (Classes::OCCUPATION, "negotiator 1"),
    (Classes::KIN, "relative 1"),
    (Classes::GROUP, "social_group 1"),
    (Classes::GROUP, "people 1"),
    (Classes::GROUP, "people 2"),
    (Classes::ORGANISATION, "organization 1"),
    (Classes::ORGANISATION, "administration 2"),
    (Classes::PLACE, "location 1"),
    (Classes::PLACE, "geological_formation 1"),
    (Classes::PLACE, "body_of_water 1"),
    (Classes::PLACE, "land 4"),
    (Classes::FACILITY, "structure 1"),
    (Classes::FACILITY, "facility 1"),
    (Classes::FACILITY, "way 6"),
    (Classes::TIME, "time_period 1"),
    (Classes::TIME, "time_unit 1"),
    (Classes::TIME, "point 6"),
    (Classes::ANIMAL, "animal 1"),
    (Classes::PLANT, "plant 2"),
    (Classes::FOOD, "food 1"),
    (Classes::FOOD, "food 2"),
    (Classes::VEHICLE, "vehicle 1"),
    (Classes::BODY_PART, "body_part 1"),
    (Classes::EVENT, "event 1"),
    (Classes::DISASTER, "calamity 1"),
    (Classes::DISASTER, "accident 1"),
    (Classes::DISASTER, "storm 1"),
    (Classes::DISASTER, "earthquake 1"),
    (Classes::COMMUNICATION, "message 1"),
    (Classes::COMMUNICATION, "message 2"),
    (Classes::COMMUNICATION, "written_communication 1"),
    (Classes::COMMUNICATION, "document 1"),
    (Classes::COMMUNICATION, "publication 1"),
    (Classes::COMMUNICATION, "speech_act 1"),
    (Classes::MEASURE, "unit_of_measurement 1"),
    (Classes::ATTRIBUTE, "property 2"),
    (Classes::MONEY, "monetary_unit 1"),
    (Classes::MONEY, "sum 1"),
    (Classes::ILLNESS, "illness 1"),
    (Classes::INJURY, "injury 1"),
];

/// The lexicographers' files of WordNet, and the class that all their synsets are.
const FILES: &[(Classes, u8)] = &[
    (Classes::EVENT, 4),
    (Classes::ANIMAL, 5),
    (Classes::ARTEFACT, 6),
    (Classes::ATTRIBUTE, 7),
    (Classes::BODY_PART, 8),
    (Classes::ABSTRACT, 9),
    (Classes::EVENT, 11),
    (Classes::ABSTRACT, 12),
    (Classes::FOOD, 13),
    (Classes::PLACE, 15),
    (Classes::ABSTRACT, 16),
    (Classes::PERSON, 18),
    (Classes::EVENT, 19),
    (Classes::PLANT, 20),
    (Classes::MONEY, 21),
    (Classes::EVENT, 22),
    (Classes::QUANTITY, 23),
    (Classes::ABSTRACT, 24),
    (Classes::ABSTRACT, 25),
    (Classes::STATE, 26),
    (Classes::SUBSTANCE, 27),
    (Classes::TIME, 28),
    (Classes::BODY, 29),
    (Classes::CHANGE, 30),
    (Classes::COGNITION, 31),
    (Classes::SPEECH, 32),
    (Classes::COMPETITION, 33),
    (Classes::CONSUMPTION, 34),
    (Classes::CONTACT, 35),
    (Classes::CREATION, 36),
    (Classes::EMOTION, 37),
    (Classes::MOTION, 38),
    (Classes::PERCEPTION, 39),
    (Classes::POSSESSION, 40),
    (Classes::SOCIAL, 41),
    (Classes::STATIVE, 42),
];

/// A class holds of a word where it holds of its first sense, or of senses with this share of its uses.
const SHARE: f64 = 0.3;

/// A reading that has less than this share of a form's uses adds no classes: "said" is no adjective for the purpose.
const SELDOM: f64 = 0.1;

/// Women and men; of names it is one that is told.
const OF_SEX: Classes = Classes::from_bits(Classes::FEMALE.bits() | Classes::MALE.bits());

/// Classes that a synset of words with capitals does not give: they are names for one family or party.
const NOT_OF_NAMES: Classes =
    Classes::from_bits(Classes::KIN.bits() | Classes::OCCUPATION.bits() | Classes::GROUP.bits());

/// The classes of each form.
pub(crate) fn classes(sources: &Sources, forms: &Forms) -> Result<HashMap<String, Classes>> {
    let kinds = Kinds::new(&sources.wordnet)?;
    let given = given_names(sources, forms, &kinds);
    let mut found = HashMap::new();
    for form in &forms.forms {
        let mut classes = kinds.of_form(sources, forms, form) | kinds.of_name(sources, form) | sources.tables.of(form);
        if given.contains(form.as_str()) {
            classes |= Classes::PERSON_NAME;
        }
        let without = sources.tables.without.get(form).copied().unwrap_or_default();
        found.insert(form.clone(), classes & !without);
    }
    names::tell_names(sources, forms, &kinds, &mut found);
    for (form, classes) in &mut found {
        // What nobody means by a word that is written with a capital.
        if classes.contains(Classes::NAME_ONLY) && !classes.meets(Classes::DEMONYM) {
            let common = (Classes::OF_NOUNS | Classes::OF_VERBS) & !names::NAMES;
            *classes = *classes & !(common & !(sources.tables.of(form) | Classes::ORGANISATION));
        }
    }
    Ok(found)
}

/// The kinds of WordNet that are classes here.
pub(crate) struct Kinds {
    kinds: Vec<(Classes, HashSet<SynsetId>)>,
    inhabitants: HashSet<SynsetId>,
    languages: HashSet<SynsetId>,
    pub(crate) common: Common,
}

impl Kinds {
    fn new(wordnet: &WordNet) -> Result<Self> {
        let mut kinds: Vec<(Classes, HashSet<SynsetId>)> = Vec::new();
        for (class, name) in KINDS {
            let (word, sense) = name.split_once(' ').context("a word and the number of its sense")?;
            let found = wordnet.kinds_of(wordnet.named(word, Pos::Noun, sense.parse()?)?);
            match kinds.iter_mut().find(|(known, _)| known == class) {
                Some((_, kinds)) => kinds.extend(found),
                None => kinds.push((*class, found)),
            }
        }
        let inhabitants = wordnet.kinds_of(wordnet.named("inhabitant", Pos::Noun, 1)?);
        let languages = wordnet.kinds_of(wordnet.named("natural_language", Pos::Noun, 1)?);
        Ok(Self { kinds, inhabitants, languages, common: Common::new(wordnet)? })
    }

    fn set(&self, class: Classes) -> Option<&HashSet<SynsetId>> {
        self.kinds.iter().find(|(known, _)| *known == class).map(|(_, kinds)| kinds)
    }

    /// The classes of a synset.
    fn of_synset(&self, wordnet: &WordNet, id: SynsetId) -> Classes {
        let file = wordnet.synset(id).file;
        let files = FILES.iter().filter(|(_, known)| *known == file).map(|(class, _)| *class);
        let kinds = self.kinds.iter().filter(|(_, kinds)| kinds.contains(&id)).map(|(class, _)| *class);
        let all = files.chain(kinds).fold(Classes::NONE, |all, class| all | class);
        // An organisation is a group of people too: those that are none are told by the other class.
        if all.meets(Classes::ORGANISATION) { all & !Classes::GROUP } else { all }
    }

    /// The classes of a form by those of its lemmas.
    fn of_form(&self, sources: &Sources, forms: &Forms, form: &str) -> Classes {
        let mut classes = Classes::NONE;
        let is_stop = |word: &str| sources.tables.of(word).meets(Classes::STOP);
        for reading in [Reading::Noun, Reading::Verb, Reading::Adjective] {
            let Some(lemma) = forms.lemma(form, reading).filter(|lemma| !is_stop(lemma) && !is_stop(form)) else {
                continue;
            };
            classes |= of_listed_lemma(sources.tables.of(lemma), reading);
            if !forms.is_seldom(form, reading, SELDOM) {
                classes |= self.of_lemma(sources, lemma, reading);
            }
        }
        classes
    }

    /// The classes of a lemma in one reading.
    fn of_lemma(&self, sources: &Sources, lemma: &str, reading: Reading) -> Classes {
        let pos = match reading {
            Reading::Noun => Pos::Noun,
            Reading::Verb => Pos::Verb,
            _ => return Classes::NONE,
        };
        let mut senses = self.common.of(&sources.wordnet, sources.wordnet.senses(lemma, pos));
        senses.retain(|sense| !(sense.capital && lemma.len() <= ABBREVIATION));
        let without = sources.tables.without.get(lemma).copied().unwrap_or_default();
        self.of_senses(&sources.wordnet, &senses) & !without
    }

    fn of_senses(&self, wordnet: &WordNet, senses: &[Sense]) -> Classes {
        let total: u32 = senses.iter().map(|sense| sense.count).sum();
        let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
        let mut classes = Classes::NONE;
        for (at, sense) in senses.iter().enumerate() {
            let of_sense =
                self.of_synset(wordnet, sense.synset) & if sense.capital { !NOT_OF_NAMES } else { !Classes::NONE };
            if at == 0 {
                classes |= of_sense;
            }
            of_sense.names().for_each(|name| *counts.entry(name).or_default() += sense.count);
        }
        let enough = counts.iter().filter(|(_, count)| f64::from(**count) >= SHARE * f64::from(total.max(1)));
        enough.filter_map(|(name, _)| Classes::named(name)).fold(classes, |all, class| all | class)
    }

    /// The classes of a form as a name: of instances, and of words written with a capital.
    fn of_name(&self, sources: &Sources, form: &str) -> Classes {
        let wordnet = &sources.wordnet;
        let mut classes = Classes::NONE;
        if sources.tables.of(form).meets(Classes::STOP | Classes::NUMBER_WORD) {
            return classes;
        }
        for (at, sense) in wordnet.senses(form, Pos::Noun).iter().enumerate().filter(|(_, sense)| sense.capital) {
            if !is_abbreviation(wordnet, form, sense.synset) {
                let usual = at == 0 || sense.count > 0;
                classes |= self.of_named_synset(wordnet, sense.synset)
                    & if usual { !Classes::NONE } else { !Classes::LANGUAGE };
            }
        }
        let pertains = |sense: &Sense| {
            wordnet
                .synset(sense.synset)
                .to(Link::Pertains)
                .any(|to| self.of_named_synset(wordnet, to).meets(Classes::PLACE_NAME))
        };
        if wordnet.senses(form, Pos::Adjective).iter().any(|sense| sense.capital && pertains(sense)) {
            classes |= Classes::DEMONYM;
        }
        // That somebody or something is called by a common word says nothing: a river Republican, a prime minister North.
        if self.common_uses(sources, form) >= COMMON { classes & !names::NAMES } else { classes }
    }

    /// How often a form was tagged in WordNet as a word without a capital.
    fn common_uses(&self, sources: &Sources, form: &str) -> u32 {
        let senses = Pos::ALL.iter().flat_map(|&pos| sources.wordnet.senses(form, pos));
        senses.filter(|sense| !sense.capital).map(|sense| sense.count).sum()
    }

    /// The classes of a synset as one of names.
    fn of_named_synset(&self, wordnet: &WordNet, id: SynsetId) -> Classes {
        let is = |class| self.set(class).is_some_and(|kinds| wordnet.is_instance_of(id, kinds));
        let mut classes = Classes::NONE;
        if is(Classes::PERSON) {
            classes |= Classes::PERSON_NAME;
        }
        if is(Classes::PLACE) {
            classes |= Classes::PLACE_NAME;
        }
        if is(Classes::ORGANISATION) {
            classes |= Classes::ORGANISATION;
        }
        if self.inhabitants.contains(&id) {
            classes |= Classes::DEMONYM;
        }
        if self.languages.contains(&id) {
            classes |= Classes::LANGUAGE;
        }
        classes
    }
}

/// The longest word that may be an abbreviation and, written small, another word.
const ABBREVIATION: usize = 3;

/// The classes that a form has of a lemma with these classes in the tables: names, and the words of the closed classes,
/// stand for themselves alone.
fn of_listed_lemma(listed: Classes, reading: Reading) -> Classes {
    let sex = if listed.meets(Classes::PERSON) { listed & OF_SEX } else { Classes::NONE };
    match reading {
        Reading::Noun => listed & Classes::OF_FORMS & !Classes::OF_VERBS | sex,
        Reading::Verb => listed & Classes::OF_FORMS & !Classes::OF_NOUNS,
        _ => listed & Classes::DEMONYM,
    }
}

/// Whether a form stands in a synset in capitals alone, and is so short that it is rather another word: IN, OR, ME.
fn is_abbreviation(wordnet: &WordNet, form: &str, id: SynsetId) -> bool {
    let written = wordnet.synset(id).words.iter().find(|word| word.eq_ignore_ascii_case(form));
    form.len() <= ABBREVIATION && written.is_some_and(|word| word.chars().all(char::is_uppercase))
}

/// A word that was tagged so often as a common one is no name for WordNet's sake alone.
const COMMON: u32 = 20;

/// How often a word may have been tagged that is taken for a given name because somebody bears it before another name.
const RARE: u32 = 4;

/// The first words of the names of persons whom WordNet has: Albert of Albert Einstein.
fn given_names<'a>(sources: &'a Sources, forms: &'a Forms, kinds: &Kinds) -> HashSet<&'a str> {
    let persons = kinds.set(Classes::PERSON);
    let is_person = |id: SynsetId| persons.is_some_and(|persons| sources.wordnet.is_instance_of(id, persons));
    let mut given: HashSet<String> = HashSet::new();
    for (id, synset) in sources.wordnet.synsets.iter().enumerate() {
        if !is_person(u32::try_from(id).unwrap_or(u32::MAX)) {
            continue;
        }
        for name in &synset.words {
            let parts: Vec<&str> = name.split('_').collect();
            if parts.len() > 1 && parts.iter().all(|part| part.starts_with(|c: char| c.is_ascii_uppercase())) {
                given.extend(
                    parts.first().map(|first| first.to_lowercase()).filter(|first| is_plain(first) && first.len() > 2),
                );
            }
        }
    }
    let is_rare = |form: &str| Reading::ALL.iter().all(|&reading| forms.weight(form, reading) <= RARE);
    let others = Classes::TITLE | Classes::STOP | Classes::DEMONYM | Classes::ORDERING | Classes::OCCUPATION;
    let fits = |form: &&str| given.contains(*form) && is_rare(form) && !sources.tables.of(form).meets(others);
    forms.forms.iter().map(String::as_str).filter(fits).collect()
}
