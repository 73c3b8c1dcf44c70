//! Asks somebody at a terminal, disagreement by disagreement, what to do about it: the evidence of each form in view, and a
//! key for each form, for a rule that leaves open which is right, for later and for never.

use crate::discover::{Disagreement, Stanza};
use crate::finding::{Label, Side};
use crate::report::{LineIndex, one_line};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, BufRead, Write};

/// So many places of one form are shown, and so many bytes of text on each side of each.
const PLACES: usize = 3;
const AROUND: usize = 60;

/// What to do about a disagreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// Add this rule.
    Add(Stanza),
    /// Add nothing, and ask again the next time.
    Later,
    /// Add nothing, and never ask again.
    Never,
    /// Add the rule as it is proposed, for this one and all that are left.
    Rest,
    /// Ask no more.
    Quit,
}

/// Whoever answers: a terminal, or a test.
pub(super) struct Asked<R, W> {
    pub(super) input: R,
    pub(super) output: W,
}

impl<R: BufRead, W: Write> Asked<R, W> {
    /// Asks about a disagreement until the answer is one of the keys; the end of the input quits.
    pub(super) fn about(&mut self, found: &Disagreement, stanza: &Stanza) -> io::Result<Answer> {
        write!(self.output, "\n{}\n{}\n{}\n", one_line(&found.finding.message), evidence(found), choices(found))?;
        loop {
            write!(self.output, "> ")?;
            self.output.flush()?;
            let mut line = String::new();
            if self.input.read_line(&mut line)? == 0 {
                return Ok(Answer::Quit);
            }
            match answer(line.trim(), found, stanza) {
                Some(answer) => return Ok(answer),
                None => writeln!(self.output, "one of the keys, please")?,
            }
        }
    }
}

fn answer(key: &str, found: &Disagreement, stanza: &Stanza) -> Option<Answer> {
    let number = || key.parse::<usize>().ok()?.checked_sub(1);
    Some(match key {
        "y" => Answer::Add(stanza.clone()),
        "l" | "" => Answer::Later,
        "n" => Answer::Never,
        "a" => Answer::Rest,
        "q" => Answer::Quit,
        _ => Answer::Add(found.choices.get(number()?)?.stanza.clone()),
    })
}

/// The keys that there are.
fn choices(found: &Disagreement) -> String {
    let mut text = String::new();
    for (number, choice) in (1..).zip(&found.choices) {
        let _ = writeln!(text, "  {number} = “{}” is right", one_line(&choice.form));
    }
    text.push_str(
        "  y = add a rule that leaves open which is right; l = later; n = never; a = y to all that follow; q = quit",
    );
    text
}

/// Each form with some places where it stands.
fn evidence(found: &Disagreement) -> String {
    let finding = &found.finding;
    let mut labels: Vec<&Label> =
        std::iter::once(&finding.at).chain(finding.also.iter().map(|also| &also.at)).collect();
    labels.extend(finding.against.iter().filter_map(|side| match side {
        Side::Said(label) => Some(label),
        Side::Declared { .. } => None,
    }));
    let mut forms: Vec<(&str, Vec<&Label>)> = Vec::new();
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    for label in labels {
        let number = *numbers.entry(label.text()).or_insert(forms.len());
        match forms.get_mut(number) {
            Some((_, places)) => places.push(label),
            None => forms.push((label.text(), vec![label])),
        }
    }
    let mut text = String::new();
    for (form, places) in forms {
        let _ = writeln!(text, "  “{}”", one_line(form));
        for label in places.iter().take(PLACES) {
            let _ = writeln!(text, "    {}", shown(label));
        }
        if places.len() > PLACES {
            let _ = writeln!(text, "    and {} more", places.len() - PLACES);
        }
    }
    text
}

/// A place with the words around it.
fn shown(label: &Label) -> String {
    let text = &label.source.text;
    let line = LineIndex::new(text).place(text, label.span.start).line;
    let mut start = label.span.start.saturating_sub(AROUND);
    let mut end = label.span.end.saturating_add(AROUND).min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    let words = text.get(start..end).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{}:{line}: …{}…", one_line(&label.source.name), one_line(&words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discover::{Options, discover};
    use crate::source::Source;
    use std::sync::Arc;

    fn found() -> Vec<Disagreement> {
        let text = |name: &str| {
            format!("The pilot {name} and the mate Orla Finnbarr left Varnholm for the Osmund Quay in Kestrel.")
        };
        let source = |(id, name): (&str, &str)| Arc::new(Source::new(id, text(name)));
        let sources: Vec<_> = [("a", "Nadezhda Pilkova"), ("b", "Nadeshda Pilkova")].into_iter().map(source).collect();
        discover(&sources, Options { all: true, stanzas: true }).disagreements
    }

    /// What is answered to the first disagreement, and what is shown.
    fn asked(input: &str) -> (Answer, String) {
        let found = found();
        let first = found.iter().find(|found| found.stanza.is_some()).expect("a disagreement with a rule");
        let stanza = first.stanza.as_ref().expect("a rule");
        let mut asked = Asked { input: input.as_bytes(), output: Vec::new() };
        let answer = asked.about(first, stanza).expect("a buffer can be read and written");
        (answer, String::from_utf8_lossy(&asked.output).into_owned())
    }

    #[test]
    fn the_evidence_of_each_form_is_in_view() {
        let (_, shown) = asked("q\n");
        for part in ["“Nadezhda Pilkova”", "“Nadeshda Pilkova”", "a:1: …The pilot Nadezhda", "b:1: …The pilot Nadeshda"]
        {
            assert!(shown.contains(part), "{part} in {shown}");
        }
    }

    #[test]
    fn each_key_has_its_answer() {
        let rule = |input: &str| match asked(input).0 {
            Answer::Add(stanza) => stanza.text("id"),
            other => format!("{other:?}"),
        };
        let (first, second) = (rule("1\n"), rule("2\n"));
        assert!(
            first.contains("canonical = ") && second.contains("canonical = ") && first != second,
            "{first}{second}"
        );
        assert!(!rule("y\n").contains("canonical"), "{}", rule("y\n"));
        assert_eq!(asked("l\n").0, Answer::Later);
        assert_eq!(asked("\n").0, Answer::Later);
        assert_eq!(asked("n\n").0, Answer::Never);
        assert_eq!(asked("a\n").0, Answer::Rest);
        assert_eq!(asked("").0, Answer::Quit);
        // What is no key is asked again.
        let (answer, shown) = asked("9\nwhat\nn\n");
        assert_eq!(answer, Answer::Never);
        assert_eq!(shown.matches("one of the keys").count(), 2);
    }
}
