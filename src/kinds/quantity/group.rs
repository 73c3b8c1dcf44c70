//! Groups as counts: "a quartet of bodyguards", "the trio were jailed", "gave birth to twins", "both men".

use rust_decimal::Decimal;

use super::lexicon::{Word, word_at};
use super::read::Reader;
use super::scale::is_plural;
use super::{Form, Hedge, Quantity};
use crate::interval::Interval;

/// Where a word that names a group counts its members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counts {
    /// Behind an article or before "of": "the trio", "a trio of robbers". Elsewhere it makes music.
    Band,
    /// Before "of" alone: "a score of people", not "the score".
    Set,
    /// By itself: "twins".
    Births,
}

/// The words of `data/en/groups.tsv`: each with how many it counts, and where.
pub(super) fn words() -> impl Iterator<Item = (&'static str, Word)> {
    let rows = include_str!("../../../data/en/groups.tsv").lines().filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| {
        let mut columns = row.split('\t');
        let (word, number) = (columns.next()?, columns.next()?.parse().ok()?);
        let counts = match columns.next()? {
            "band" => Counts::Band,
            "set" => Counts::Set,
            "births" => Counts::Births,
            _ => return None,
        };
        Some((word, Word::Group(number, counts)))
    })
}

/// The group that the word at `at` counts, and the token behind what belongs to it. `free` is the first token that no
/// quantity before it took.
pub(super) fn group(reader: &Reader, at: usize, free: usize) -> Option<(Quantity, usize)> {
    if reader.is(at, "both") {
        let both = Quantity::plain(reader.span(at, at + 1), Decimal::TWO, Form::Cardinal);
        return counts_both(reader, at + 1).then_some((both, at + 1));
    }
    let Some(Word::Group(members, counts)) = word_at(reader, at) else { return None };
    let of = counted_behind(reader, at + 1);
    let counted = match counts {
        Counts::Band => (of.is_some() || stands_for_people(reader, at)) && !is_one_thing(reader, at),
        Counts::Set => of.is_some() && reader.before_any(at, &["a"]) || scores_two(reader, at),
        Counts::Births => (reader.is_lower(at) || reader.begins(at)) && !is_repeated(reader, at),
    };
    if !counted {
        return None;
    }
    let article = at.checked_sub(1).filter(|&article| article >= free && reader.is_any(article, &["a", "an"]));
    let end = of.unwrap_or(at + 1);
    let mut group = Quantity::plain(reader.span(at, at + 1), members.into(), Form::Cardinal);
    group.at = reader.span(article.unwrap_or(at), end);
    if reader.is(at, "pair") {
        // A pair is two, but said so lightly that only another number contradicts it.
        (group.form, group.hedge, group.meant) = (Form::Vague, Hedge::About, Some(Interval::exactly(Decimal::TWO)));
    }
    Some((group, end))
}

/// The token behind "of", where several things that are not already known follow it: "of gunmen", "of armed men".
pub(super) fn counted_behind(reader: &Reader, at: usize) -> Option<usize> {
    let adjectives = (0..=1).any(|adjective| {
        is_plural(reader, at + 1 + adjective) && (0..adjective).all(|before| reader.is_lower(at + 1 + before))
    });
    let known = reader.is_in(at + 1, "the his her its their our my these those that");
    (reader.is(at, "of") && adjectives && !known).then_some(at + 1)
}

/// "The trio fled", "a masked trio", "Trio jailed": behind an article, or at the head of a headline.
fn stands_for_people(reader: &Reader, at: usize) -> bool {
    if is_plural(reader, at + 1) || reader.is_hyphen(at + 1) {
        return false;
    }
    let article = |at: usize| reader.is_any(at, &["the", "a", "an", "this", "that", "another"]);
    let before = at.checked_sub(1);
    let adjective = before.filter(|&before| reader.is_lower(before) && reader.word(before).ends_with("ed"));
    let named = reader.is_capital(at) && !reader.begins(at);
    let led = before.is_some_and(article) || adjective.and_then(|at| at.checked_sub(1)).is_some_and(article);
    let headline = reader.begins(at) && reader.is_capital(at) && reader.lower(at + 1).ends_with("ed");
    led && !named || headline
}

/// "A pair of trousers" is one.
fn is_one_thing(reader: &Reader, at: usize) -> bool {
    const ONE: &str = "trousers pants jeans shorts leggings tights overalls pyjamas pajamas knickers briefs boxers scissors \
        shears pliers tweezers tongs binoculars glasses spectacles goggles sunglasses shoes boots trainers sneakers sandals \
        slippers heels skates skis socks stockings gloves mittens handcuffs headphones earrings wings hands eyes ears legs \
        crutches stilts";
    reader.is(at, "pair") && reader.is(at + 1, "of") && (2..=3).any(|near| reader.is_in(at + near, ONE))
}

/// "Netted a brace": two goals.
fn scores_two(reader: &Reader, at: usize) -> bool {
    let verb = at.checked_sub(2).is_some_and(|verb| {
        reader
            .is_in(verb, "scored scores scoring netted nets netting bagged bags bagging grabbed grabs hit hits claimed")
    });
    reader.is(at, "brace") && reader.before_any(at, &["a"]) && verb
}

/// "Two sets of twins"
fn is_repeated(reader: &Reader, at: usize) -> bool {
    reader.before_any(at, &["of"]) && at.checked_sub(2).is_some_and(|set| reader.is_in(set, "sets set pairs pair"))
}

/// Whether "both" before `at` counts two things, rather than join two words ("both rich and poor").
fn counts_both(reader: &Reader, at: usize) -> bool {
    let joins = (at..at + 4).any(|near| reader.is(near, "and"));
    let counted = is_plural(reader, at) || reader.is_in(at, "of were are have had was of died said");
    counted && !joins
}

#[cfg(test)]
mod tests {
    use crate::kinds::quantity::tests::check;

    #[test]
    fn groups_count_people_and_things() {
        check("A trio of smugglers fled.", &[("A trio of", "3")]);
        check("The quintet were fined.", &[("quintet", "5")]);
        check("a score of goats", &[("a score of", "20")]);
        check("He bought a brace of grouse hens.", &[("a brace of", "2")]);
        check("She had triplets.", &[("triplets", "3")]);
        check("two dozen barges", &[("two dozen", "24")]);
        check("Threescore barges", &[("Threescore", "60")]);
    }

    #[test]
    fn music_clothes_and_couples_are_not_counted() {
        for text in
            ["He plays in string quartet music.", "The couple wed.", "a pair of trousers", "The score was close."]
        {
            check(text, &[]);
        }
    }
}
