//! A name cut into words, each with what it is.

use crate::matching::particles;
use crate::matching::token::Word;

/// What a word does in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A given, middle or family name, or a word of a company's name.
    Name,
    /// An East Slavic patronymic.
    Patronymic,
    /// One letter for a name.
    Initial,
    /// de, van, bin, al-.
    Particle,
    /// Dr, General, Sheikh.
    Title,
    /// Ltd, AG, OAO.
    LegalForm(&'static str),
    /// Jr, III.
    Generation(u8),
    /// A number in digits or words.
    Number,
    /// A word of companies' names that says little: group, holding, the, and.
    Generic,
}

/// A word of a name.
#[derive(Clone, Debug)]
pub(super) struct NameWord {
    pub(super) word: Word,
    pub(super) part: Part,
}

/// A name, cut.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) words: Vec<NameWord>,
    /// Whether it was written family name first, with a comma.
    pub(super) inverted: bool,
    /// Whether it looks like a company's or an organisation's.
    pub(super) company: bool,
}

/// Cuts `name` into words. What stands behind a comma comes first, unless it is a generation or a legal form.
pub(super) fn parse(name: &str) -> Name {
    let (text, inverted) = uninvert(name);
    let mut pieces: Vec<String> = text.split(is_break).flat_map(split_initials).collect();
    pieces.retain(|piece| piece.chars().any(char::is_alphanumeric));
    let pieces = join_compounds(&pieces);
    let mut words: Vec<NameWord> = pieces.iter().map(|piece| classify(piece)).collect();
    let company = words.iter().any(|word| matches!(word.part, Part::LegalForm(_) | Part::Number))
        || words.iter().filter(|word| word.part == Part::Generic).count() > 0;
    settle(&mut words, company);
    Name { words, inverted, company }
}

fn is_break(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '-' | '‐'
                | '‑'
                | '–'
                | '—'
                | ','
                | ';'
                | '/'
                | '('
                | ')'
                | '"'
                | '“'
                | '”'
                | '&'
                | '+'
                | '_'
                | '·'
                | '・'
        )
}

/// "Putin, Vladimir" as "Vladimir Putin".
fn uninvert(name: &str) -> (String, bool) {
    let mut parts = name.splitn(2, ',').map(str::trim);
    match (parts.next(), parts.next()) {
        (Some(family), Some(given)) if !family.is_empty() && !given.is_empty() && !is_suffix(given) => {
            (format!("{given} {family}"), true)
        }
        _ => (name.to_owned(), false),
    }
}

fn is_suffix(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || c == ',').filter(|piece| !piece.is_empty()).all(|piece| {
        let folded = crate::matching::fold::fold_letters(piece);
        particles::generation(&folded).is_some() || particles::legal_form(&folded).is_some()
    })
}

/// "V.V." as "V." and "V."; "U.S." stays whole, as do "S.A." and "Ltd.".
fn split_initials(piece: &str) -> Vec<String> {
    let letters: Vec<&str> = piece.split('.').filter(|part| !part.is_empty()).collect();
    let single = letters.iter().all(|part| part.chars().count() == 1);
    let joined = letters.concat();
    let folded = crate::matching::fold::fold_letters(&joined);
    if letters.len() < 2 {
        vec![piece.to_owned()]
    } else if particles::legal_form(&folded).is_some() {
        vec![joined]
    } else if single {
        letters.iter().map(|letter| format!("{letter}.")).collect()
    } else {
        letters.iter().map(|&part| part.to_owned()).collect()
    }
}

/// "Abd al-Rahman", "Abdul Rahman" and "Abdelrahman" as one word with one prefix.
fn join_compounds(pieces: &[String]) -> Vec<String> {
    let mut out = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let folded = crate::matching::fold::fold_letters(piece);
        at += 1;
        if matches!(
            folded.as_str(),
            "abd" | "abdul" | "abdel" | "abdal" | "abdol" | "abdur" | "abdoul" | "abdu" | "abdil"
        ) {
            let article = pieces.get(at).filter(|next| particles::article(&crate::matching::fold::fold_letters(next)));
            let skip = usize::from(article.is_some());
            if let Some(base) = pieces.get(at + skip) {
                out.push(format!("abdul{}", crate::matching::fold::fold_letters(base)));
                at += skip + 1;
                continue;
            }
        }
        out.push(servant(&folded).unwrap_or_else(|| piece.clone()));
    }
    out
}

/// "Abdelrahman", "Abdurrahman" as "abdulrahman"; Abdullah is left alone.
fn servant(folded: &str) -> Option<String> {
    let rest = folded.strip_prefix("abd")?.strip_prefix(['u', 'e', 'a', 'o', 'i'])?;
    let rest = rest
        .strip_prefix('l')
        .or_else(|| rest.strip_prefix("rr").map(|_| &rest[1..]))
        .or_else(|| rest.starts_with('r').then_some(rest))?;
    (rest.len() >= 3 && !rest.starts_with("la")).then(|| format!("abdul{rest}"))
}

fn classify(piece: &str) -> NameWord {
    let word = Word::new(piece);
    let folded = word.folded.as_str();
    let part = if folded.bytes().all(|c| c.is_ascii_digit()) {
        Part::Number
    } else if let Some(form) = particles::legal_form(folded) {
        Part::LegalForm(form)
    } else if let Some(generation) = particles::generation(folded).filter(|_| folded.len() > 1) {
        Part::Generation(generation)
    } else if particles::particle(folded) && folded.len() > 1 {
        Part::Particle
    } else if folded.len() == 1 {
        Part::Initial
    } else if particles::title(folded) {
        Part::Title
    } else if particles::patronymic(folded) {
        Part::Patronymic
    } else if generic(folded) {
        Part::Generic
    } else {
        Part::Name
    };
    NameWord { word, part }
}

fn generic(folded: &str) -> bool {
    matches!(
        folded,
        "the"
            | "and"
            | "of"
            | "for"
            | "group"
            | "gruppe"
            | "holding"
            | "holdings"
            | "international"
            | "fund"
            | "trust"
            | "bank"
    )
}

/// A word is only a particle, a title or a legal form beside a name; the last word of a person is never a patronymic or
/// a title (Stasiukevich, King).
fn settle(words: &mut [NameWord], company: bool) {
    let last = words.len().saturating_sub(1);
    for (at, word) in words.iter_mut().enumerate() {
        let alone = at == last && matches!(word.part, Part::Patronymic | Part::Title | Part::Particle);
        let legal_of_person = !company && matches!(word.part, Part::Generic);
        if alone && !company || legal_of_person {
            word.part = Part::Name;
        }
        if company && matches!(word.part, Part::Patronymic | Part::Title) {
            word.part = Part::Name;
        }
    }
    if !words.iter().any(|word| matches!(word.part, Part::Name | Part::Patronymic)) {
        for word in words {
            if !matches!(word.part, Part::Initial | Part::Number) {
                word.part = Part::Name;
            }
        }
    }
}
