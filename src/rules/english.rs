//! Reads a rule back as an English sentence, so that an editor can hear whether it says what is meant.

use super::globs::pattern_of;
use super::{Fact, Rules, Rumours};
use crate::kinds::date::display_date;
use crate::kinds::fact::{
    AmountFact, BornFact, ChoiceFact, Consistent, CountFact, DateFact, Evolves, FactBody, NameFact, QuoteFact,
    RoleFact, TermFact,
};
use crate::kinds::quantity::{Quantity, display_quantity};
use crate::kinds::words::Group;
use globset::GlobMatcher;
use rust_decimal::Decimal;

/// How many significant digits an amount or count is read back with: all that a newspaper would print.
const DIGITS: u32 = 12;

/// What a fact declares, as one English sentence with its full stop.
#[must_use]
pub fn sentence(fact: &Fact, rules: &Rules) -> String {
    let book = Book { fact, rules };
    let mut parts = match &fact.body {
        FactBody::Name(name) => book.name(name),
        FactBody::Term(term) => book.term(term),
        FactBody::Amount(amount) => book.amount(amount),
        FactBody::Count(count) => book.count(count),
        FactBody::Date(date) => book.date(date),
        FactBody::Born(born) => book.born(born),
        FactBody::Role(role) => book.role(role),
        FactBody::Quote(quote) => book.quote(quote),
        FactBody::Choice(choice) => book.choice(choice),
    };
    parts.extend(book.limits());
    format!("{}.", parts.join("; "))
}

/// A fact and the rules that it refers to. Each kind gives the parts of its sentence, to be joined by semicolons.
struct Book<'a> {
    fact: &'a Fact,
    rules: &'a Rules,
}

impl Book<'_> {
    fn name(&self, name: &NameFact) -> Vec<String> {
        let mut parts = vec![format!("{} is spelled so", name.canonical)];
        parts.extend(some(&name.accept, |list| format!("{} may stand", all_of(list))));
        parts.extend(some(&name.reject, |list| format!("{} {} always flagged", all_of(list), is(list))));
        let others = |list: &[String]| if list.len() == 1 { "is somebody else" } else { "are others" };
        parts.extend(some(&name.distinct_from, |list| format!("{} {}", all_of(list), others(list))));
        parts
    }

    fn term(&self, term: &TermFact) -> Vec<String> {
        let mut parts: Vec<String> = term.prefer.iter().map(|form| format!("{form} is preferred")).collect();
        parts.extend(some(&term.forms, |list| {
            let one = if term.prefer.is_some() { "one" } else { "One" };
            let place = if term.consistent == Some(Consistent::All) { "all sources" } else { "each article" };
            format!("{one} of {} is kept to in {place}", any_of(list))
        }));
        parts.extend(some(&term.accept, |list| format!("{} may stand", all_of(list))));
        parts.extend(some(&term.reject, |list| format!("{} {} always flagged", all_of(list), is(list))));
        if !term.near.is_empty() {
            let groups: Vec<String> = term.near.iter().map(|group| self.words(group)).collect();
            parts.push(format!("only in articles where {} stands", any_of(&groups)));
        }
        parts.extend(term.exact_case.then(|| "capitals count".to_owned()));
        parts
    }

    fn amount(&self, amount: &AmountFact) -> Vec<String> {
        let mut first = self.stated("amount", amount.value.is_some());
        first.push_str(&within(amount.tolerance));
        if let Some(days) = &amount.as_of {
            first.push_str(&format!(", at the rates of {}", display_date(days)));
        }
        first.push_str(&self.place(&amount.about));
        let mut parts = vec![first];
        parts.extend(also_true(&quantities(&amount.accept)));
        parts
    }

    fn count(&self, count: &CountFact) -> Vec<String> {
        let mut first = self.stated("count", count.value.is_some());
        if let Some(of) = &count.of {
            first.push_str(&format!(", of {}", any_of(&self.alternatives(of))));
        }
        first.push_str(&within(count.tolerance));
        first.push_str(&self.place(&count.about));
        let mut parts = vec![first];
        parts.extend(also_true(&quantities(&count.accept)));
        parts.extend(count.evolves.map(|way| match way {
            Evolves::Up => "it may only grow with the date of the article".to_owned(),
            Evolves::Down => "it may only fall with the date of the article".to_owned(),
        }));
        parts
    }

    fn date(&self, date: &DateFact) -> Vec<String> {
        let value = date.value.as_ref().map(|value| match value.time {
            Some(_) => self.fact.declared.text.clone(),
            None => display_date(&value.days),
        });
        let mut first = self.stated_as("date", value.as_deref());
        first.push_str(&self.place(&date.about));
        if let Some(verb) = &date.verb {
            first.push_str(&format!(", in a clause with {}", self.words(verb)));
        }
        let accept: Vec<String> = date.accept.iter().map(|date| display_date(&date.days)).collect();
        let mut parts = vec![first];
        parts.extend(also_true(&accept));
        parts
    }

    fn born(&self, born: &BornFact) -> Vec<String> {
        let preposition = if born.born.first() == born.born.last() { "on" } else { "in" };
        vec![format!("{} was born {preposition} {}", self.called(&born.of), display_date(&born.born))]
    }

    fn role(&self, role: &RoleFact) -> Vec<String> {
        let bearer = self.called(&role.of);
        let mut parts = vec![match &role.value {
            Some(value) => format!("{bearer} is {value}"),
            None => format!("Sources may not contradict each other on the role of {bearer}"),
        }];
        parts.extend(also_true(&role.accept));
        parts
    }

    fn quote(&self, quote: &QuoteFact) -> Vec<String> {
        let speaker = self.words(&quote.speaker);
        let place = self.place(&quote.about);
        let mut parts = vec![match &quote.value {
            Some(value) => format!("The words of {speaker} are \"{value}\"{place}"),
            None => format!("Sources may not contradict each other on the words of {speaker}{place}"),
        }];
        parts.extend(some(&quote.accept, |list| {
            let quoted: Vec<String> = list.iter().map(|words| format!("\"{words}\"")).collect();
            format!("{} may stand", quoted.join(" and "))
        }));
        parts
    }

    fn choice(&self, choice: &ChoiceFact) -> Vec<String> {
        let option = |number: usize| {
            choice.options.get(number).map(|option| {
                let wordings: Vec<String> = option.wordings.iter().map(|phrase| phrase.text.clone()).collect();
                format!("{} ({})", option.name, any_of(&wordings))
            })
        };
        let is_true = |number: &usize| choice.value == Some(*number) || choice.accept.contains(number);
        let accept: Vec<String> = choice.accept.iter().filter_map(|&number| option(number)).collect();
        let others: Vec<String> =
            (0..choice.options.len()).filter(|number| !is_true(number)).filter_map(option).collect();
        let mut first = self.stated_as("answer", choice.value.and_then(option).as_deref());
        match choice.value {
            Some(_) => first.push_str(&some(&others, |list| format!(", not {}", any_of(list))).unwrap_or_default()),
            None => first.push_str(&format!(", one of {}", any_of(&others))),
        }
        first.push_str(&self.place(&choice.about));
        let mut parts = vec![first];
        parts.extend(also_true(&accept));
        let reject: Vec<String> = choice.reject.iter().filter_map(|&number| option(number)).collect();
        if choice.value.is_none() {
            parts.extend(some(&reject, |list| format!("{} {} false", all_of(list), is(list))));
        }
        parts
    }

    /// "The amount of cable-cost is 3.2 billion rubles": the value as the rule file writes it.
    fn stated(&self, what: &str, has_value: bool) -> String {
        self.stated_as(what, has_value.then_some(self.fact.declared.text.as_str()))
    }

    fn stated_as(&self, what: &str, value: Option<&str>) -> String {
        match value {
            Some(value) => format!("The {what} of {} is {value}", self.fact.id),
            None => format!("Sources may not contradict each other on the {what} of {}", self.fact.id),
        }
    }

    /// ", where Orbo and one of cable or line stand"
    fn place(&self, about: &[Group]) -> String {
        let groups: Vec<String> = about.iter().map(|group| self.words(group)).collect();
        if groups.is_empty() {
            return String::new();
        }
        format!(", where {} {}", all_of(&groups), if groups.len() == 1 { "stands" } else { "stand" })
    }

    /// A group: its only alternative, or "one of a, b or c".
    fn words(&self, group: &Group) -> String {
        let words = self.alternatives(group);
        match &words[..] {
            [only] => only.clone(),
            several => format!("one of {}", any_of(several)),
        }
    }

    fn alternatives(&self, group: &Group) -> Vec<String> {
        let phrases = group.phrases.iter().map(|phrase| phrase.text.clone());
        phrases.chain(group.names.iter().map(|id| self.called(id))).collect()
    }

    /// The canonical spelling of a name.
    fn called(&self, id: &str) -> String {
        let canonical = self.rules.facts.iter().find_map(|fact| match &fact.body {
            FactBody::Name(name) if fact.id.as_ref() == id => Some(name.canonical.clone()),
            _ => None,
        });
        canonical.unwrap_or_else(|| id.to_owned())
    }

    /// When, where and how strictly the fact holds.
    fn limits(&self) -> Vec<String> {
        let fact = self.fact;
        let mut parts = Vec::new();
        if !fact.unless.is_empty() {
            let groups: Vec<String> = fact.unless.iter().map(|group| self.words(group)).collect();
            parts.push(format!("not where {} stands", any_of(&groups)));
        }
        if !fact.unless_sentence.is_empty() {
            let groups: Vec<String> = fact.unless_sentence.iter().map(|group| self.words(group)).collect();
            parts.push(format!("not in a sentence with {}", any_of(&groups)));
        }
        parts.extend(match fact.rumours {
            Rumours::Weighed => None,
            Rumours::Count => Some("rumours count like any claim".to_owned()),
            Rumours::Ignore => Some("rumours do not count".to_owned()),
        });
        if !fact.not.is_empty() {
            let groups: Vec<String> = fact.not.iter().map(|group| self.words(group)).collect();
            parts.push(format!("{} {} not meant", all_of(&groups), is(&groups)));
        }
        let from = fact.from.as_ref().map(|days| format!("from {}", display_date(days)));
        let until = fact.until.as_ref().map(|days| format!("until {}", display_date(days)));
        let time: Vec<String> = from.into_iter().chain(until).collect();
        parts.extend(some(&time, |time| format!("it holds {}", time.join(" "))));
        let patterns = |list: &[GlobMatcher]| {
            list.iter().map(|glob| pattern_of(glob, &fact.declared.file.name)).collect::<Vec<_>>()
        };
        parts.extend(some(&patterns(&fact.only), |list| format!("only in {}", any_of(list))));
        parts.extend(some(&patterns(&fact.except), |list| format!("not in {}", any_of(list))));
        parts.extend(fact.severity.map(|severity| match severity {
            crate::kinds::Severity::Error => "a contradiction is an error".to_owned(),
            other => format!("a contradiction is a {}", other.name()),
        }));
        parts
    }
}

/// The part that a list gives, if it is not empty.
fn some<T>(list: &[T], part: impl FnOnce(&[T]) -> String) -> Option<String> {
    (!list.is_empty()).then(|| part(list))
}

fn is(list: &[String]) -> &'static str {
    if list.len() == 1 { "is" } else { "are" }
}

/// "a", "a and b", "a, b and c"
fn all_of(list: &[String]) -> String {
    joined(list, "and")
}

/// "a", "a or b", "a, b or c"
fn any_of(list: &[String]) -> String {
    joined(list, "or")
}

fn joined(list: &[String], last_word: &str) -> String {
    match list.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, rest)) => format!("{} {last_word} {last}", rest.join(", ")),
    }
}

fn also_true(list: &[String]) -> Option<String> {
    some(list, |list| format!("{} {} also true", all_of(list), is(list)))
}

fn quantities(list: &[Quantity]) -> Vec<String> {
    list.iter().map(|quantity| display_quantity(quantity, DIGITS)).collect()
}

/// ", within 5%"
fn within(tolerance: Option<Decimal>) -> String {
    match tolerance.and_then(|tolerance| tolerance.checked_mul(Decimal::ONE_HUNDRED)) {
        Some(percent) if percent.is_zero() => ", exactly".to_owned(),
        Some(percent) => format!(", within {}%", percent.normalize()),
        None => String::new(),
    }
}
