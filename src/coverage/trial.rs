//! What one more word of a rule would change.

use super::near_miss::{NearMiss, Part};
use crate::check::{Read, Ready, read_shared};
use crate::finding::Label;
use crate::judge::hold::hold;
use crate::kinds::comparison::Outcome;
use crate::kinds::fact::FactBody;
use crate::kinds::words::{Group, Phrase};
use crate::rules::Rules;
use crate::source::Source;
use crate::span::ByteSpan;
use std::collections::HashSet;
use std::sync::Arc;

/// So many words are tried in all, or a few for each fact: each makes the rules ready anew and reads some articles again, a
/// few hundredths of a second.
const MOST_TRIALS: usize = 300;

/// So many are tried for any fact.
const LEAST_TRIALS: usize = 3;

/// A value that almost bound, and what would have bound it.
#[derive(Debug)]
pub struct Trial {
    /// The value.
    pub miss: NearMiss,
    /// The word that binds it; `None` where none of those tried does, though the value agrees with what is declared.
    pub widened: Option<Widened>,
}

/// One word added to a key of a fact, and what comes of it in the articles where something almost bound.
#[derive(Debug)]
pub struct Widened {
    /// The key, as the rule file calls it.
    pub key: &'static str,
    /// The word.
    pub word: String,
    /// How many more values bind and agree with what is declared.
    pub agree: usize,
    /// How many more bind and differ.
    pub differ: usize,
    /// How many more bind where nothing is declared, or where it cannot be told.
    pub open: usize,
}

/// Tries words.
pub(super) struct Trials<'r> {
    rules: &'r Rules,
    /// For one fact.
    most: usize,
    left: usize,
}

impl<'r> Trials<'r> {
    /// Trials for so many facts.
    pub(super) fn new(rules: &'r Rules, facts: usize) -> Self {
        Self { rules, most: (MOST_TRIALS / facts.max(1)).max(LEAST_TRIALS), left: 0 }
    }

    /// Of the values that almost bound to a fact, at most `most`, each bound by another word; where no word binds any, the
    /// first that agrees, without one.
    pub(super) fn of(&mut self, fact: usize, misses: Vec<NearMiss>, most: usize) -> Vec<Trial> {
        self.left = self.most;
        let mut sources: Vec<Arc<Source>> = misses.iter().map(|miss| Arc::clone(&miss.at.source)).collect();
        sources.sort_by_key(|source| source.id);
        sources.dedup_by_key(|source| source.id);
        let mut bound: HashSet<(u32, ByteSpan)> = HashSet::new();
        let mut found = Vec::new();
        let mut unbound = None;
        for miss in misses {
            if found.len() >= most || bound.contains(&key_of(&miss.at)) {
                continue;
            }
            let tried = miss.words.iter().find_map(|word| {
                let (widened, places) = self.try_word(fact, (miss.part, word), &sources)?;
                places.contains(&key_of(&miss.at)).then_some((widened, places))
            });
            match tried {
                Some((widened, places)) => {
                    bound.extend(places);
                    found.push(Trial { miss, widened: Some(widened) });
                }
                None => unbound = unbound.or((!miss.differs).then_some(miss)),
            }
        }
        if found.is_empty() {
            found.extend(unbound.map(|miss| Trial { miss, widened: None }));
        }
        found
    }

    /// What a word more would bind in some articles, and where.
    fn try_word(
        &mut self,
        fact: usize,
        (part, word): (Part, &str),
        sources: &[Arc<Source>],
    ) -> Option<(Widened, HashSet<(u32, ByteSpan)>)> {
        self.left = self.left.checked_sub(1)?;
        let (rules, key) = widen(self.rules, fact, part, word)?;
        let ready = Ready::new(&rules).unchecked();
        let mut memo = ready.memo();
        let mut widened = Widened { key, word: word.to_owned(), agree: 0, differ: 0, open: 0 };
        let mut places = HashSet::new();
        for source in sources {
            let Read { claims, .. } = read_shared(source, &ready, &mut memo);
            for claim in claims.iter().filter(|claim| claim.fact == fact && claim.stands()) {
                places.insert((claim.source.id.0, claim.at));
                match hold(rules.facts.get(fact)?, claim, ready.setting()) {
                    Outcome::Agrees => widened.agree += 1,
                    Outcome::Differs(_) => widened.differ += 1,
                    Outcome::Unknown => widened.open += 1,
                }
            }
        }
        Some((widened, places))
    }
}

fn key_of(label: &Label) -> (u32, ByteSpan) {
    (label.source.id.0, label.span)
}

/// The rules with one more word for a key of a fact, and what the key is called.
fn widen(rules: &Rules, fact: usize, part: Part, word: &str) -> Option<(Rules, &'static str)> {
    let mut rules = rules.clone();
    let body = &mut rules.facts.get_mut(fact)?.body;
    let speaks = matches!(body, FactBody::Quote(_));
    let about = |groups: &mut Vec<Group>, number: usize, phrase: Phrase| -> Option<()> {
        groups.get_mut(number)?.phrases.push(phrase);
        Some(())
    };
    let phrase = Phrase::new(word)?;
    match (part, body) {
        (Part::About(number), FactBody::Amount(fact)) => about(&mut fact.about, number, phrase)?,
        (Part::About(number), FactBody::Count(fact)) => about(&mut fact.about, number, phrase)?,
        (Part::About(number), FactBody::Date(fact)) => about(&mut fact.about, number, phrase)?,
        (Part::About(number), FactBody::Choice(fact)) => about(&mut fact.about, number, phrase)?,
        (Part::About(number), FactBody::Quote(fact)) => about(&mut fact.about, number, phrase)?,
        (Part::Of, FactBody::Count(fact)) => fact.of.as_mut()?.phrases.push(phrase),
        (Part::Of, FactBody::Quote(fact)) => fact.speaker.phrases.push(phrase),
        (Part::Verb, FactBody::Date(fact)) => fact.verb.as_mut()?.phrases.push(phrase),
        _ => return None,
    }
    let key = match part {
        Part::About(_) => "about",
        Part::Of if speaks => "speaker",
        Part::Of => "of",
        Part::Verb => "verb",
    };
    Some((rules, key))
}
