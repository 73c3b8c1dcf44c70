//! Plain facts about a spot and its sentence: how it is said, when, of how many.

use super::frame::days;
use super::link::{ClauseTime, GroupLink, GroupPart, Mark, Marks, Place};
use super::nearness::{dimension_of, keyed_attributes};
use super::site::{Site, Spot, Stand, overlaps};
use super::view::distance;
use crate::kinds::date::DateSpan;
use crate::kinds::fact::FactBody;
use crate::kinds::quantity::{Dimension, Form, Hedge, Quantity};
use crate::lang::{Classes, Cues, Relation, Upos};
use crate::matching::inflection_key;
use crate::recognise::Match as HitMatch;
use crate::recognise::values::Reading;
use crate::segment::ParagraphKind;
use rust_decimal::Decimal;
use std::ops::Range;

/// A date this many days before the story is of background or another case.
const LONG_BEFORE: i64 = 180;

/// Matrix clauses are looked at that far up.
const MATRIX_DEPTH: usize = 6;

impl Site<'_> {
    /// All marks of a spot that the sentence by itself tells.
    #[must_use]
    pub fn marks(&self, fact: usize, spot: &Spot<'_>, stand: Option<&Stand>, groups: &[GroupLink]) -> Marks {
        let mut marks = Marks::default();
        self.mark_sentence(spot, &mut marks);
        self.mark_past(spot, &mut marks);
        self.mark_number(spot, &mut marks);
        self.mark_attribute(fact, spot, &mut marks);
        marks.set(Mark::Unless, self.has_unless(fact, stand));
        marks.set(Mark::Unparsed, stand.is_none());
        if let Some(stand) = stand {
            self.mark_place(stand, &mut marks);
            self.mark_share(stand, spot, &mut marks);
            self.mark_mode(fact, stand, &mut marks);
            self.mark_event(fact, groups, &mut marks);
            let date = matches!(spot.value, Some(Reading::Date(_)));
            let reports = self.classes(stand.predicate).meets(Classes::REPORTING);
            let own = self.own_hit(fact, &self.tokens_of(stand.predicate));
            marks.set(Mark::ReportingDate, date && reports && !own);
        }
        marks
    }

    /// What the words of the sentence tell, wherever they stand.
    fn mark_sentence(&self, spot: &Spot<'_>, marks: &mut Marks) {
        let all = self.view.tokens.clone();
        let asked = |token: usize| self.view.mark(token) == "?";
        marks.set(Mark::Asked, (all.end.saturating_sub(2)..all.end).any(asked));
        let kind = self.article.paragraph_kind(spot.tokens.start);
        marks.set(Mark::Headline, matches!(kind, ParagraphKind::Headline | ParagraphKind::Caption));
        marks.set(Mark::Quoted, self.article.segments.quote_of(spot.at).is_some());
        let first = all.clone().find(|&token| !self.word(token).is_empty()).unwrap_or(all.start);
        let led = self.token_cues(first).meets(Cues::AMONG);
        for (mark, cue) in [
            (Mark::Together, Cues::TOGETHER),
            (Mark::Restricted, Cues::RESTRICTED),
            (Mark::OtherTimeWord, Cues::OTHER_TIME),
            (Mark::Ago, Cues::AGO),
            (Mark::Superseded, Cues::SUPERSEDED),
        ] {
            marks.set(mark, self.any_cue(all.clone(), cue));
        }
        marks.set(Mark::Restricted, led);
    }

    /// Whether the sentence tells of a time long before the story: background, another case.
    fn mark_past(&self, spot: &Spot<'_>, marks: &mut Marks) {
        let Some(story) = self.story() else { return };
        let long_before = |span: &DateSpan| {
            span.last().zip(story.first()).is_some_and(|(end, first)| end < first && days(end, first) > LONG_BEFORE)
        };
        let beside = self.view.values().iter().enumerate().filter(|(_, value)| !overlaps(&value.tokens, &spot.tokens));
        let mut told = beside.filter_map(|(value, _)| self.days(value));
        marks.set(Mark::LongBefore, told.any(|days| long_before(&days)));
    }

    /// The days of the story: those that the rules declare, and the article's.
    fn story(&self) -> Option<DateSpan> {
        match (self.ground.setting.frame.window, self.ground.published) {
            (Some(story), Some(published)) => Some(DateSpan { days: story.days.join(&published.days), ..story }),
            (Some(window), None) => Some(window),
            (None, published) => published.copied(),
        }
    }

    fn mark_number(&self, spot: &Spot<'_>, marks: &mut Marks) {
        match spot.value {
            Some(Reading::Quantity(quantity)) => {
                mark_quantity(quantity, marks);
                let near = spot.tokens.start.saturating_sub(3)..spot.tokens.end + 3;
                let behind = spot.tokens.end..spot.tokens.end + 2;
                let each = self.any_cue(behind, Cues::EACH)
                    || near.clone().any(|token| self.word(token).starts_with("average"));
                marks.set(Mark::Rate, quantity.per.is_some() || each);
                let before = spot.tokens.start.saturating_sub(1);
                let change = self.token_cues(before).meets(Cues::CHANGE) && !self.word(before).is_empty();
                let behind = spot.tokens.end..spot.tokens.end + 1;
                marks.set(Mark::Change, change || self.any_cue(behind, Cues::DIFFERENCE));
            }
            Some(Reading::Date(date)) => {
                marks.set(Mark::FullDate, !date.is_relative() && date.month_day().is_some());
                marks.set(Mark::Relative, date.is_relative() || date.is_anaphoric());
            }
            None => {}
        }
    }

    /// Whether a word beside a measure says what it is of.
    fn mark_attribute(&self, fact: usize, spot: &Spot<'_>, marks: &mut Marks) {
        let (Some(dimension), Some(frame)) = (dimension_of(spot), self.fact(fact)) else { return };
        let groups = frame.groups.iter().filter_map(|&group| self.ground.setting.lexicon.groups.get(group as usize));
        let phrases = groups.flat_map(|group| &group.phrases);
        let listed: Vec<&str> = phrases.flat_map(|phrase| phrase.keys.iter().map(String::as_str)).collect();
        let rows = || keyed_attributes().iter().filter(|(_, row)| row.dimension == dimension);
        let own: Vec<&str> =
            rows().filter(|(key, _)| listed.contains(&key.as_str())).map(|(_, row)| row.name).collect();
        let near = |token: usize| {
            let word = self.word(token);
            let key = if word.is_empty() { return None } else { inflection_key(word) };
            rows().find(|(other, _)| *other == key).map(|(_, row)| row.name)
        };
        let behind = (spot.tokens.end..spot.tokens.end + 3).find_map(near);
        let before = || (spot.tokens.start.saturating_sub(3)..spot.tokens.start).rev().find_map(near);
        let Some(found) = behind.or_else(before) else { return };
        marks.set(Mark::OwnAttribute, own.contains(&found));
        marks.set(Mark::OtherAttribute, !own.contains(&found) && (!own.is_empty() || dimension == "length"));
    }

    /// Words of `unless` in the value's clause or phrase, or in the sentence where the rule says so or there is no tree.
    fn has_unless(&self, fact: usize, stand: Option<&Stand>) -> bool {
        let Some(groups) = self.groups(fact) else { return false };
        let near = |tokens: &Range<usize>| match (self.scene(), stand, self.head(tokens)) {
            (Some(scene), Some(stand), Some(word)) => {
                scene.clause_of(word) == stand.predicate || scene.place(stand.head, word) <= Place::Argument
            }
            _ => true,
        };
        let listed = || self.hits.iter().filter(|hit| hit.how == HitMatch::Listed);
        listed().any(|hit| groups.unless_sentence.contains(&hit.group))
            || listed().any(|hit| groups.unless.contains(&hit.group) && near(&hit.tokens))
    }

    fn mark_place(&self, stand: &Stand, marks: &mut Marks) {
        let Some(scene) = self.scene() else { return };
        let top = scene.first_conjunct(stand.chain.last().copied().unwrap_or(stand.noun));
        let relation = self.relation(top);
        marks.set(Mark::InNoun, stand.chain.len() > 1);
        marks.set(Mark::InSubject, relation.is_subject());
        marks.set(Mark::InObject, matches!(relation, Relation::Obj | Relation::Iobj));
        let oblique = matches!(relation, Relation::Obl | Relation::OblUnmarked | Relation::OblAgent | Relation::Advmod);
        marks.set(Mark::InOblique, oblique);
        marks.set(Mark::IsPredicate, scene.clause_of(top) == top);
        let verb = scene.tree.words.iter().any(|word| matches!(word.upos, Upos::Verb | Upos::Aux));
        marks.set(Mark::Verbless, !verb);
        marks.set(Mark::Indefinite, self.is_indefinite(stand.noun));
    }

    /// Whether the number is a part of a whole, or one beyond others.
    fn mark_share(&self, stand: &Stand, spot: &Spot<'_>, marks: &mut Marks) {
        let whole = |word: usize| {
            let of = self.children(word).find(|&child| {
                self.relation(child) == Relation::Nmod && self.has_case(child, "of") && !stand.inside.contains(&child)
            });
            of.is_some_and(|of| self.is_definite(of) || self.cues(of).meets(Cues::WHOLE))
        };
        let among = self.token_cues(spot.tokens.start.saturating_sub(1)).meets(Cues::AMONG);
        let counts = matches!(spot.value, Some(Reading::Quantity(_)));
        marks.set(
            Mark::Partitive,
            counts && (whole(stand.head) || whole(stand.noun) || among || self.is_led_by_whole()),
        );
        let beside = || self.children(stand.noun).chain(self.children(stand.head));
        marks.set(Mark::Additional, beside().any(|child| self.cues(child).meets(Cues::ADDITIONAL)));
        marks.set(Mark::Ordered, beside().any(|child| self.cues(child).meets(Cues::ORDERED)));
    }

    /// "Of those injured, eleven …": the sentence begins with what its numbers are parts of.
    fn is_led_by_whole(&self) -> bool {
        let first = self.view.tokens.clone().find(|&token| !self.word(token).is_empty());
        first.is_some_and(|first| {
            (self.word(first) == "of" || self.token_cues(first).meets(Cues::AMONG))
                && self.token_cues(first + 1).meets(Cues::DEFINITE | Cues::WHOLE)
        })
    }

    /// How the clause says what it says, and the clauses that it is the content of.
    fn mark_mode(&self, fact: usize, stand: &Stand, marks: &mut Marks) {
        let Some(scene) = self.scene() else { return };
        let mut predicate = stand.predicate;
        for depth in 0..MATRIX_DEPTH {
            self.mark_predicate(predicate, depth == 0, marks);
            marks.set(Mark::Denied, (depth > 0 || !self.sets_scene(stand)) && self.has_negation(predicate));
            // What the fact itself says happened denies nothing: "dismissed" in a story of a dismissal.
            if depth == 0 && !self.own_hit(fact, &self.tokens_of(predicate)) {
                let classes = self.classes(predicate);
                marks.set(Mark::Future, classes.meets(Classes::FORECAST));
                marks.set(Mark::Denied, classes.meets(Classes::DENYING));
                marks.set(Mark::Uncertain, classes.meets(Classes::UNCERTAIN));
            }
            let Some(above) = scene.tree.head(predicate).filter(|_| self.is_content(predicate)) else { break };
            mark_matrix(self.classes(above), marks);
            predicate = scene.clause_of(above);
            mark_matrix(self.classes(predicate), marks);
        }
        // "an alleged 14 victims", "a rumour of 14".
        let about = stand.chain.iter().flat_map(|&noun| self.children(noun)).chain(stand.chain.iter().skip(1).copied());
        marks.set(Mark::Uncertain, about.into_iter().any(|word| self.is_uncertain(word)));
    }

    /// "Rumour", "alleged", "may"; the month of May is certain, and so is "some".
    fn is_uncertain(&self, word: usize) -> bool {
        self.classes(word).meets(Classes::UNCERTAIN) && !matches!(self.upos(word), Upos::Det | Upos::Propn)
    }

    /// Whether a clause is the content of the one above: only what is said, thought or denied to be so carries over. A clause
    /// beside another does not ("the dam did not hold: 40 houses *stood in water*"), nor one that only says which noun is meant: "the
    /// house *built in 1926* did not fall". A question takes its content for granted: "no one knew *who built it in 1926*".
    fn is_content(&self, predicate: usize) -> bool {
        let asks = |child: usize| matches!(self.xpos(child), "WP" | "WP$" | "WRB");
        match self.relation(predicate) {
            Relation::Ccomp | Relation::Xcomp | Relation::Csubj | Relation::CsubjPass => {
                !self.children(predicate).any(asks)
            }
            Relation::Parataxis => self
                .scene()
                .and_then(|scene| scene.tree.head(predicate))
                .is_some_and(|above| self.classes(above).meets(Classes::REPORTING)),
            Relation::Acl => self.children(predicate).any(|child| self.relation(child) == Relation::Mark),
            _ => false,
        }
    }

    /// Whether words are negated themselves: a predicate that is not so, a noun with "no" or "not" before it, a participant
    /// in what the fact says happened, and did not: "Berg did not *win*". An answer that is put as a negation says so by its
    /// own words, "not by A but by B" does not negate B, and a clerk who "does not know the northern quay" denies no
    /// quay.
    pub(super) fn is_negated(&self, fact: usize, stand: &Stand) -> bool {
        let negated = |word: usize| {
            self.children(word).any(|child| {
                matches!(self.relation(child), Relation::Advmod | Relation::Det)
                    && self.cues(child).meets(Cues::NEGATION)
                    && !stand.inside.contains(&child)
            })
        };
        let but = |child: usize| self.relation(child) == Relation::Cc && self.form(child) == "but";
        let relation = self.relation(stand.noun);
        let takes_part = stand.chain.len() == 1
            && (relation.is_subject() || matches!(relation, Relation::Obj | Relation::Obl | Relation::OblAgent))
            && self.own_hit(fact, &self.tokens_of(stand.predicate));
        !self.children(stand.noun).any(but) && (negated(stand.noun) || takes_part && negated(stand.predicate))
    }

    fn mark_predicate(&self, predicate: usize, own: bool, marks: &mut Marks) {
        let mut had = false;
        for child in self.children(predicate) {
            let cues = self.cues(child);
            match self.relation(child) {
                Relation::Advmod | Relation::Det | Relation::Cc | Relation::CcPreconj => {
                    marks.set(Mark::Habitual, cues.meets(Cues::HABIT));
                    marks.set(Mark::Uncertain, self.is_uncertain(child));
                }
                Relation::Obl => marks.set(Mark::Uncertain, self.is_uncertain(child)),
                Relation::Aux => {
                    marks.set(Mark::Future, cues.meets(Cues::FUTURE));
                    marks.set(Mark::Possible, cues.meets(Cues::POSSIBLE));
                    marks.set(Mark::Habitual, cues.meets(Cues::ABILITY));
                    had |= self.form(child) == "had";
                }
                Relation::Mark => marks.set(Mark::Conditional, cues.meets(Cues::CONDITION)),
                Relation::Advcl if own => marks.set(Mark::Conditional, self.is_condition(child)),
                _ => {}
            }
        }
        if own {
            marks.set(Mark::PastPerfect, had);
            let passive = |child: usize| matches!(self.relation(child), Relation::AuxPass | Relation::NsubjPass);
            marks.set(Mark::Passive, self.children(predicate).any(passive));
            let past = self.children(predicate).any(|child| self.xpos(child) == "VBD");
            marks.set(Mark::Present, matches!(self.xpos(predicate), "VBZ" | "VBP") && !past);
        }
    }

    /// Whether a clause is negated: "did not", "neither", "no one", "no boat".
    fn has_negation(&self, predicate: usize) -> bool {
        let negates = |word: usize| self.cues(word).meets(Cues::NEGATION);
        self.children(predicate).any(|child| match self.relation(child) {
            Relation::Advmod | Relation::Det | Relation::Cc | Relation::CcPreconj => negates(child),
            Relation::Nsubj | Relation::NsubjPass | Relation::Obj => {
                let no = |grand: usize| self.relation(grand) == Relation::Det && negates(grand);
                negates(child) || self.children(child).any(no)
            }
            _ => false,
        })
    }

    /// Whether a spot stands before its clause and only says when, where or how, out of the reach of its negation: "*By noon*
    /// the boat had not come".
    fn sets_scene(&self, stand: &Stand) -> bool {
        let Some(scene) = self.scene() else { return false };
        let top = scene.first_conjunct(stand.chain.last().copied().unwrap_or(stand.noun));
        let adjunct = matches!(self.relation(top), Relation::Obl | Relation::OblUnmarked | Relation::Advmod);
        adjunct
            && top < stand.predicate
            && self.children(stand.predicate).any(|child| self.relation(child).is_subject() && top < child)
    }

    /// "if it had come", "had it come".
    fn is_condition(&self, clause: usize) -> bool {
        let marked =
            |child: usize| self.relation(child) == Relation::Mark && matches!(self.form(child), "if" | "unless");
        let inverted = |child: usize| {
            self.relation(child) == Relation::Aux
                && self.cues(child).meets(Cues::INVERTED)
                && self.children(clause).all(|other| !self.relation(other).is_subject() || other > child)
        };
        self.children(clause).any(|child| marked(child) || inverted(child))
    }

    /// What the nouns are like that stand for the fact's groups.
    fn mark_event(&self, fact: usize, groups: &[GroupLink], marks: &mut Marks) {
        for link in groups.iter().filter(|link| link.place <= Place::Sentence) {
            let Some(tokens) = link.at.map(|at| self.article.tokens_in(at)) else { continue };
            let Some(word) = self.head(&tokens) else { continue };
            if self.upos(word).is_nominal() {
                self.mark_noun(fact, word, &tokens, marks);
            }
            marks.set(Mark::TakenTogether, link.part == GroupPart::Key && self.is_taken_together(fact, word));
            marks.set(Mark::YearBeside, self.children(word).any(|child| self.is_year(child)));
        }
    }

    fn mark_noun(&self, fact: usize, noun: usize, tokens: &Range<usize>, marks: &mut Marks) {
        marks.set(Mark::OtherEvent, self.is_indefinite(noun));
        for child in self.children(noun) {
            let own = self.tokens_of(child);
            if !overlaps(&own, tokens) {
                self.mark_modifier(fact, child, marks);
            }
        }
    }

    fn mark_modifier(&self, fact: usize, child: usize, marks: &mut Marks) {
        let relation = self.relation(child);
        let own = self.tokens_of(child);
        let close = matches!(relation, Relation::Amod | Relation::Det | Relation::Advmod | Relation::Compound);
        let apart = self.classes(child).meets(Classes::ORDERING | Classes::FORMER);
        marks.set(Mark::SetApart, close && apart && !self.own_hit(fact, &own));
        let unknown = !self.is_known(&own);
        let degree = self.xpos(child);
        marks.set(Mark::NewCompound, relation == Relation::Compound && self.upos(child) == Upos::Noun && unknown);
        marks.set(Mark::Compared, relation == Relation::Amod && matches!(degree, "JJR" | "JJS"));
        marks.set(Mark::NewAdjective, relation == Relation::Amod && degree == "JJ" && unknown);
    }

    /// "Killed or hurt": what tells the fact apart is joined to what tells a rival apart, and one number is said of both.
    fn is_taken_together(&self, fact: usize, word: usize) -> bool {
        let Some(scene) = self.scene() else { return false };
        let joined = self.children(word).filter(|&child| self.relation(child) == Relation::Conj);
        let first = scene.tree.head(word).filter(|_| self.relation(word) == Relation::Conj);
        joined.chain(first).any(|other| {
            let numbered = self.children(other).any(|child| self.upos(child) == Upos::Num);
            !numbered && self.meets_rival(fact, &self.tokens_of(other))
        })
    }

    fn is_year(&self, word: usize) -> bool {
        let form = self.form(word);
        form.len() == 4 && form.parse::<u32>().is_ok_and(|year| (1500..2100).contains(&year))
    }

    /// When the spot's clause tells of, seen from the story and from the fact's own time: by the dates that stand in it.
    #[must_use]
    pub fn clause_time(&self, fact: usize, spot: &Spot<'_>, stand: Option<&Stand>) -> ClauseTime {
        let Some(known) = self.story() else { return ClauseTime::Untold };
        if matches!(spot.value, Some(Reading::Date(_))) {
            return ClauseTime::Untold;
        }
        let anchor = self.ground.published.copied().or(self.ground.setting.frame.window);
        let own = match self.ground.setting.rules.facts.get(fact).map(|fact| &fact.body) {
            Some(FactBody::Amount(amount)) => amount.as_of,
            _ => None,
        };
        let against = |days: &DateSpan| match own {
            Some(own) if time_against(days, &own) == ClauseTime::Story => ClauseTime::Story,
            _ => time_against(days, &known),
        };
        let dates = self.view.values().iter().filter_map(|value| match &value.value {
            Reading::Date(date) if self.is_same_clause(&value.tokens, spot, stand) => {
                self.days_of(date, anchor, None).map(|days| against(&days))
            }
            _ => None,
        });
        let mut found = ClauseTime::Untold;
        for time in dates {
            if time == ClauseTime::Earlier {
                return time;
            }
            found = time;
        }
        found
    }

    fn is_same_clause(&self, tokens: &Range<usize>, spot: &Spot<'_>, stand: Option<&Stand>) -> bool {
        match (self.scene(), stand, self.head(tokens)) {
            (Some(scene), Some(stand), Some(word)) => {
                let clause = scene.predicate_of(word);
                clause == stand.predicate || scene.tree.is_under(stand.predicate, clause)
            }
            // Without a tree, a date within eight words is the value's.
            _ => distance(tokens, &spot.tokens) <= 8,
        }
    }
}

fn mark_quantity(quantity: &Quantity, marks: &mut Marks) {
    marks.set(Mark::LowerBound, quantity.hedge == Hedge::AtLeast);
    marks.set(Mark::UpperBound, quantity.hedge == Hedge::AtMost);
    marks.set(Mark::Hedged, matches!(quantity.hedge, Hedge::About | Hedge::Nearly));
    marks.set(Mark::Range, quantity.hedge == Hedge::Between);
    marks.set(Mark::Ordinal, quantity.form == Form::Ordinal);
    let share = quantity.unit.dimension() == Some(Dimension::Share) || quantity.form == Form::Fraction;
    marks.set(Mark::Percent, share);
    let value = quantity.stated.low_value().or(quantity.stated.high_value());
    marks.set(Mark::Small, value.is_some_and(|value| value.abs() <= Decimal::from(3)));
    let round = |value: Decimal| {
        let digits = value.normalize().mantissa().unsigned_abs().to_string();
        digits.trim_end_matches('0').len() <= 1 && value.abs() >= Decimal::TEN
    };
    marks.set(Mark::Round, value.is_some_and(round));
}

/// What a verb or noun makes of the clause that is its content.
fn mark_matrix(matrix: Classes, marks: &mut Marks) {
    marks.set(Mark::Denied, matrix.meets(Classes::DENYING));
    marks.set(Mark::Uncertain, matrix.meets(Classes::UNCERTAIN));
    marks.set(Mark::Future, matrix.meets(Classes::FORECAST));
    marks.set(Mark::Reported, matrix.meets(Classes::REPORTING));
}

/// A date three days before the story is of another time; after it, reports go on for some weeks.
fn time_against(span: &DateSpan, window: &DateSpan) -> ClauseTime {
    let (Some(first), Some(last)) = (window.first(), window.last()) else { return ClauseTime::Untold };
    match (span.first(), span.last()) {
        (_, Some(end)) if end < first && days(end, first) > 3 => ClauseTime::Earlier,
        (Some(start), _) if start > last && days(start, last) > 20 => ClauseTime::Later,
        _ => ClauseTime::Story,
    }
}
