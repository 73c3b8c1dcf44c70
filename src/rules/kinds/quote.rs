//! `[[quote]]`: what somebody said, in so many words.

use super::{plain_text, plain_texts};
use crate::kinds::fact::{FactBody, QuoteFact};
use crate::rules::key::{Key, Shape};
use crate::rules::table::TableReader;
use crate::rules::vocabulary::Vocabulary;

/// The keys of `[[quote]]`.
pub(crate) const KEYS: &[Key] = &[
    Key::required(
        "speaker",
        Shape::Text,
        "Who said it: the id of a name with an @ before it, or words (\"the statement\").",
    ),
    Key::new("about", Shape::Texts, "Which of the statements: each group of words must stand; all if left out."),
    Key::new("value", Shape::Text, "The words as recorded; leave out to hold the sources against each other."),
    Key::new("accept", Shape::Texts, "Wordings that may also stand."),
];

/// Reads a `[[quote]]`.
pub(crate) fn read_quote(table: &mut TableReader<'_>, vocabulary: &Vocabulary) -> Option<FactBody> {
    let speaker = table.text("speaker");
    let about = vocabulary.groups("about", table);
    let value = plain_text(table, "value");
    let accept = plain_texts(table, "accept");
    let speaker = speaker.and_then(|text| vocabulary.group("speaker", &text, table))?;
    Some(FactBody::Quote(QuoteFact { speaker, about, value, accept }))
}
