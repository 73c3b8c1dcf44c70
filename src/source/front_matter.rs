//! What a Markdown file says of itself in front of its text: YAML between `---`, TOML between `+++`.
//!
//! A few keys are read, by hand for YAML: its whole language would be a large dependency for a title and a date.

use crate::span::ByteSpan;

/// What the front matter tells, and where the text begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    pub(super) title: Option<String>,
    pub(super) published: Option<String>,
    pub(super) publisher: Option<String>,
    /// Where the title stands, if it is written as it is meant.
    pub(super) title_at: Option<ByteSpan>,
    /// The offset of the first byte behind it; 0 where there is none.
    pub(super) end: usize,
    /// What is wrong with it, and where.
    pub(super) fault: Option<(String, ByteSpan)>,
}

/// A key and its value, with the place of the value where it is written as it is meant.
struct Entry {
    key: String,
    value: String,
    at: Option<ByteSpan>,
}

/// The keys in the order of preference; the case does not matter.
const TITLE: [&str; 2] = ["title", "headline"];
const PUBLISHED: [&str; 7] =
    ["published", "date", "pubdate", "publishdate", "published_at", "date_published", "created"];
const PUBLISHER: [&str; 5] = ["publisher", "publication", "source", "site", "author"];

/// Reads the front matter of a Markdown text.
pub(super) fn read(text: &str) -> FrontMatter {
    let Some((fence, inner, end)) = fenced(text) else { return FrontMatter::default() };
    let source = inner.of(text);
    let (entries, fault) = if fence == "+++" { toml_entries(source) } else { (yaml_entries(source), None) };
    let mut front =
        FrontMatter { end, fault: fault.map(|(said, at)| (said, shift(at, inner.start))), ..Default::default() };
    if let Some(title) = pick(&entries, &TITLE) {
        front.title = Some(title.value.clone());
        let at = title.at.or_else(|| quoted(source, &title.value));
        front.title_at = at.map(|at| shift(at, inner.start));
    }
    front.published = pick(&entries, &PUBLISHED).map(|entry| entry.value.clone());
    front.publisher = pick(&entries, &PUBLISHER).map(|entry| entry.value.clone());
    front
}

/// Where a value stands between quotation marks, as written.
fn quoted(source: &str, value: &str) -> Option<ByteSpan> {
    source.find(&format!("\"{value}\"")).map(|at| ByteSpan::new(at + 1, at + 1 + value.len()))
}

fn shift(at: ByteSpan, by: usize) -> ByteSpan {
    ByteSpan::new(at.start + by, at.end + by)
}

fn pick<'e>(entries: &'e [Entry], keys: &[&str]) -> Option<&'e Entry> {
    keys.iter().find_map(|key| {
        entries.iter().find(|entry| entry.key.eq_ignore_ascii_case(key) && !entry.value.trim().is_empty())
    })
}

/// The fence, what stands between the two, and where the text behind them begins. One without its end is none.
fn fenced(text: &str) -> Option<(&'static str, ByteSpan, usize)> {
    let mut lines = lines(text, 0);
    let fence = match lines.next()?.1.trim_end() {
        "---" => "---",
        "+++" => "+++",
        _ => return None,
    };
    let start = text.find('\n')? + 1;
    let is_end = |line: &str| line == fence || (fence == "---" && line == "...");
    let (at, line) = lines.find(|(_, line)| is_end(line.trim_end()))?;
    Some((fence, ByteSpan::new(start, at), at + line.len()))
}

/// The lines of a text from an offset on, with their offsets and line ends.
fn lines(text: &str, from: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut at = from;
    text.get(from..).unwrap_or("").split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line)
    })
}

fn toml_entries(source: &str) -> (Vec<Entry>, Option<(String, ByteSpan)>) {
    match source.parse::<toml::Table>() {
        Ok(table) => (table.into_iter().map(toml_entry).collect(), None),
        Err(error) => {
            let at = error.span().map_or_else(ByteSpan::default, |span| ByteSpan::new(span.start, span.end));
            (Vec::new(), Some((error.message().lines().next().unwrap_or("not TOML").to_owned(), at)))
        }
    }
}

/// Where a value stands is not known: the table has lost it.
fn toml_entry((key, value): (String, toml::Value)) -> Entry {
    Entry { key, value: toml_text(&value), at: None }
}

fn toml_text(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Array(values) => values.iter().map(toml_text).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// The top-level `key: value` lines; values in quotation marks, folded (`>`, `|`) and lists are understood.
fn yaml_entries(source: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    // Whether indented lines and `- …` continue the value of the last key.
    let mut open = false;
    for (at, line) in lines(source, 0) {
        let trimmed = line.trim();
        let belongs = line.starts_with([' ', '\t']) || trimmed.starts_with("- ");
        if belongs && open {
            if let Some(last) = entries.last_mut() {
                continue_value(last, trimmed);
            }
        } else if let Some((key, rest)) = line.split_once(':').filter(|_| !belongs && !trimmed.starts_with('#')) {
            let entry = yaml_entry(key.trim().trim_matches(['"', '\'']), rest, at + key.len() + 1);
            open = matches!(entry.value.as_str(), "" | ">" | "|" | ">-" | "|-");
            entries.push(if open { Entry { value: String::new(), at: None, ..entry } } else { entry });
        }
    }
    entries
}

fn continue_value(entry: &mut Entry, line: &str) {
    let (separator, text) = match line.strip_prefix("- ") {
        Some(item) => (", ", item),
        None => (" ", line),
    };
    if !entry.value.is_empty() && !text.is_empty() {
        entry.value.push_str(separator);
    }
    entry.value.push_str(&scalar(text).0);
}

fn yaml_entry(key: &str, rest: &str, rest_at: usize) -> Entry {
    let raw = rest.trim();
    let start = rest_at + (rest.len() - rest.trim_start().len());
    if let Some(list) = raw.strip_prefix('[').and_then(|raw| raw.strip_suffix(']')) {
        let value = list.split(',').map(|item| scalar(item.trim()).0).collect::<Vec<_>>().join(", ");
        return Entry { key: key.to_owned(), value, at: None };
    }
    let (value, skip) = scalar(raw);
    let end = skip + value.len();
    let at = (raw.get(skip..end) == Some(value.as_str())).then(|| ByteSpan::new(start + skip, start + end));
    Entry { key: key.to_owned(), value, at }
}

/// The value of a scalar, and how many bytes stand before it if it is written as it is meant.
fn scalar(raw: &str) -> (String, usize) {
    if let Some(rest) = raw.strip_prefix('"') {
        return (double_quoted(rest), 1);
    }
    if let Some(rest) = raw.strip_prefix('\'') {
        // Inside single quotation marks, two stand for one.
        let text = rest.replace("''", "\0");
        let end = text.find('\'').unwrap_or(text.len());
        return (text.get(..end).unwrap_or("").replace('\0', "'"), 1);
    }
    let end = raw.find(" #").unwrap_or(raw.len());
    (raw.get(..end).unwrap_or("").trim_end().to_owned(), 0)
}

fn double_quoted(rest: &str) -> String {
    let mut value = String::with_capacity(rest.len());
    let mut chars = rest.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => break,
            '\\' => match chars.next() {
                Some('n') => value.push('\n'),
                Some('t') => value.push('\t'),
                Some('u') => value.extend(hex(&mut chars, 4)),
                Some('U') => value.extend(hex(&mut chars, 8)),
                Some('x') => value.extend(hex(&mut chars, 2)),
                Some(other) => value.push(other),
                None => break,
            },
            other => value.push(other),
        }
    }
    value
}

fn hex(chars: &mut std::str::Chars<'_>, digits: usize) -> Option<char> {
    let code = chars.by_ref().take(digits).try_fold(0u32, |code, c| Some(code.checked_mul(16)? + c.to_digit(16)?))?;
    char::from_u32(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, known: [Option<&str>; 3], body: &str) {
        let front = read(text);
        let found = [front.title.as_deref(), front.published.as_deref(), front.publisher.as_deref()];
        assert_eq!(found, known, "{text}");
        assert_eq!(&text[front.end..], body, "{text}");
        if let Some(at) = front.title_at {
            assert_eq!(Some(at.of(text)), known[0], "{text}");
        }
    }

    #[test]
    fn yaml_keys_are_read() {
        check(
            "---\ntitle: A bridge\ndate: 2019-03-04\nauthor: Wire\n---\nText",
            [Some("A bridge"), Some("2019-03-04"), Some("Wire")],
            "Text",
        );
        check(
            "---\r\nTitle: \"A \\\"bridge\\\"\"\r\nsource: 'The Town''s Paper' # x\r\n---\r\nT",
            [Some("A \"bridge\""), None, Some("The Town's Paper")],
            "T",
        );
        check(
            "---\ntitle: >\n  A long\n  title\nauthor:\n  - Ann\n  - \"Bo\"\n...\nT",
            [Some("A long title"), None, Some("Ann, Bo")],
            "T",
        );
        check(
            "---\nauthor: [Ann, 'Bo']\npublisher: Daily\nheadline: Ünter: den # x\n---\n",
            [Some("Ünter: den"), None, Some("Daily")],
            "",
        );
        check("---\nother:\n  title: not this one\n# title: nor this\ntitle:\n---\nT", [None; 3], "T");
    }

    #[test]
    fn toml_keys_are_read() {
        check(
            "+++\ntitle = \"A bridge\"\ndate = 2019-03-04\nauthors = [\"x\"]\n+++\nT",
            [Some("A bridge"), Some("2019-03-04"), None],
            "T",
        );
        let front = read("+++\ntitle = broken\n+++\nT");
        assert_eq!(front.fault.unwrap().1.of("+++\ntitle = broken\n+++\nT"), "broken");
    }

    #[test]
    fn what_is_no_front_matter_is_text() {
        for text in [
            "",
            "---",
            "---\n",
            "---\ntitle: open\n",
            "Text\n---\ntitle: x\n---\n",
            " ---\na: b\n---\n",
            "----\na: b\n----\n",
        ] {
            check(text, [None; 3], text);
        }
    }
}
