//! AsciiDoc.
//!
//! Form: <https://docs.asciidoctor.org/asciidoc/latest/>.

use super::super::encoding::Decoded;
use super::super::{BlockKind, Source};
use super::{Line, Markup, Shown, bullet, cells, is_row_of, near};

/// The text of a file.
pub(in super::super) fn read(name: String, file: Decoded) -> Source {
    let lines = Line::all(&file.text);
    let mut shown = Shown::default();
    let mut at = header(&mut shown, &lines);
    let mut in_table = false;
    while let Some(&line) = lines.get(at) {
        at += 1;
        let text = line.text.trim_end();
        if text.is_empty() {
            shown.part();
        } else if is_hidden_block(text) {
            shown.part();
            at = lines
                .iter()
                .skip(at)
                .position(|other| other.text.trim_end() == text)
                .map_or(lines.len(), |count| at + count + 1);
        } else if text == "|===" {
            in_table = !in_table;
            shown.part();
        } else if in_table {
            let row = text.find('|').map_or(line, |bar| line.from(bar));
            cells(&mut shown, row, inline);
        } else if is_no_text(text) {
            shown.part();
        } else if let Some(level) = heading(text) {
            shown.part();
            shown.line(line.from(level), Some(BlockKind::Heading), inline);
            shown.part();
        } else if let Some(words) = picture(text) {
            shown.part();
            let start = text.len() - words.len() - 1;
            let words = Line { text: words.split([',', '"']).next().unwrap_or(""), at: line.at + start };
            shown.line(words, Some(BlockKind::Caption), inline);
            shown.part();
        } else if text.starts_with('.') && !text.starts_with("..") && !text.starts_with(". ") {
            shown.part();
            shown.line(line.from(1), Some(BlockKind::Caption), inline);
            shown.part();
        } else {
            let indent = line.indent();
            let mark = bullet(text.trim_start(), &["*", "**", "***", "-", ".", "..", "...", "+"]);
            if mark > 0 {
                shown.part();
            }
            shown.line(line.from(indent + mark), None, inline);
        }
    }
    shown.into_source(name, file)
}

/// The title, and what is said of the document under it; gives the number of the line behind.
fn header(shown: &mut Shown, lines: &[Line<'_>]) -> usize {
    let Some(first) = lines.iter().position(|line| !line.is_blank() && !line.text.starts_with("//")) else {
        return lines.len();
    };
    let Some(&title) = lines.get(first).filter(|line| line.text.starts_with("= ")) else { return first };
    shown.line(title.from(2), Some(BlockKind::Heading), inline);
    shown.part();
    let end = lines.iter().skip(first).position(|line| line.is_blank()).map_or(lines.len(), |count| first + count);
    for line in lines.iter().take(end).skip(first + 1) {
        let date = line.text.strip_prefix(":revdate:").or_else(|| {
            line.text
                .split(',')
                .map(str::trim)
                .find(|part| part.get(..10).is_some_and(|day| day.parse::<jiff::civil::Date>().is_ok()))
        });
        shown.published = shown.published.take().or_else(|| date.map(|date| date.trim().to_owned()));
    }
    end
}

/// The mark of a block whose content is no text of the article: listings, comments, what is passed through.
fn is_hidden_block(text: &str) -> bool {
    is_row_of(text, 4, "-.+/") || text.starts_with("```")
}

/// Lines that show nothing: the marks of other blocks, attributes, comments, macros, what joins a list.
fn is_no_text(text: &str) -> bool {
    let of_attributes = text.starts_with('[') && text.ends_with(']');
    let attribute = text.strip_prefix(':').is_some_and(|rest| {
        rest.split_once(':').is_some_and(|(name, _)| {
            !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '!'))
        })
    });
    let macros = ["include::", "toc::", "video::", "audio::", "ifdef::", "ifndef::", "endif::", "ifeval::"];
    of_attributes
        || attribute
        || is_row_of(text, 4, "=*_")
        || text == "--"
        || text == "+"
        || text == "'''"
        || text == "<<<"
        || text.starts_with("//")
        || macros.iter().any(|name| text.starts_with(name))
}

/// The length of a heading's mark.
fn heading(text: &str) -> Option<usize> {
    let level = text.len() - text.trim_start_matches('=').len();
    ((1..=6).contains(&level) && text.get(level..)?.starts_with(' ')).then_some(level + 1)
}

/// The words for a picture.
fn picture(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("image::")?.strip_suffix(']')?;
    rest.split_once('[').map(|(_, words)| words)
}

/// The words of a line without marks of emphasis, links, references and attributes.
fn inline(shown: &mut Shown, line: Line<'_>) {
    shown.push_without(line, markup);
}

/// The markup that begins at `at`.
fn markup(text: &str, at: usize, rest: &str) -> Option<Markup> {
    let rest = near(rest);
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let begins_word = before.is_none_or(|c| !c.is_alphanumeric());
    if let Some(reference) = rest.strip_prefix("<<") {
        let end = reference.find(">>")?;
        let words = reference.get(..end)?;
        let start = words.find(',').map_or(end, |comma| comma + 1);
        let blank = words.get(start..).map_or(0, |words| words.len() - words.trim_start().len());
        return Some((2 + start + blank, end - start - blank, 2));
    }
    if rest.starts_with('{') {
        let end = rest.find('}')?;
        let plain = rest.get(1..end)?.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'));
        return (plain && end > 1).then_some((end + 1, 0, 0));
    }
    if begins_word && let Some(start) = link(rest) {
        let words = rest.get(start..)?;
        return Some((start, words.find(']')?, 1));
    }
    let sign = rest.chars().next().filter(|c| matches!(c, '*' | '_' | '`' | '#' | '^' | '~'))?;
    let doubled = rest.get(1..).is_some_and(|rest| rest.starts_with(sign));
    if doubled {
        return matches!(sign, '*' | '_' | '`' | '#').then_some((2, 0, 0));
    }
    let behind = rest.get(sign.len_utf8()..).and_then(|rest| rest.chars().next());
    let opens = begins_word && behind.is_some_and(|c| !c.is_whitespace());
    let closes = before.is_some_and(|c| !c.is_whitespace()) && behind.is_none_or(|c| !c.is_alphanumeric());
    let has_pair = if opens {
        rest.get(1..)?.contains(sign)
    } else {
        text.get(..at)?.chars().rev().take(super::LONGEST_MARKUP).any(|c| c == sign)
    };
    ((opens || closes) && has_pair).then_some((1, 0, 0))
}

/// Where the words of a link or macro begin, `https://…[words]`, `link:…[words]`.
fn link(rest: &str) -> Option<usize> {
    let starts = ["http://", "https://", "link:", "xref:", "mailto:", "footnote:", "image:", "kbd:", "btn:", "menu:"];
    starts.iter().find(|start| rest.starts_with(**start))?;
    let open = rest.find('[')?;
    let address = rest.get(..open)?;
    (!address.contains(char::is_whitespace) && rest.get(open..)?.contains(']')).then_some(open + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::ByteSpan;

    const FILE: &str = "= Quay shut\nIda Jensen <ida@x.example>\nv1.0, 2019-05-16\n:toc:\n\nSome *40* https://x.example[trawlers] lie at the\n\
        _quay_, said <<who,nobody>> of 3*4 {ship}.\n\n[source,python]\n----\nx = 50\n----\n\n.The pier\nimage::q.jpg[The old pier]\n\n\
        // a comment\n* one\n* two\n\n|===\n| hurt | 23\n|===\n";

    #[test]
    fn markup_is_left_out() {
        let source = read("a.adoc".to_owned(), Decoded { text: FILE.to_owned(), ..Decoded::default() });
        assert_eq!(
            source.text,
            "Quay shut\n\nSome 40 trawlers lie at the quay, said nobody of 3*4 .\n\nThe pier\n\nThe old pier\n\none\n\ntwo\n\n\
             hurt\t23"
        );
        assert_eq!(source.published.as_deref(), Some("2019-05-16"));
        let start = source.text.find("40 trawlers").unwrap();
        let span = source.offsets.span_to_file(ByteSpan::new(start, start + 11));
        assert_eq!(span.of(FILE), "40* https://x.example[trawlers");
    }

    #[test]
    fn nothing_breaks() {
        for text in
            ["=", "= ", "<<", "<<>>", "{", "{}", "*", "**", "image::[]", "image::x]", ".", "|===", "----", "http://["]
        {
            let _ = read("a.adoc".to_owned(), Decoded { text: text.to_owned(), ..Decoded::default() });
        }
    }
}
