//! What holds of every file, whatever its bytes.

use super::encoding::{Decoded, decode};
use super::{Source, html, markdown};
use crate::span::ByteSpan;
use proptest::prelude::*;

/// Pieces of Markdown, well and badly formed.
fn odd_markdown() -> impl Strategy<Value = String> {
    let pieces = [
        "word ",
        "*",
        "**",
        "_",
        "`",
        "```\n",
        "# ",
        "\n",
        "\r\n",
        "\n\n",
        "> ",
        "- ",
        "1. ",
        "    ",
        "\t",
        "[",
        "](",
        ")",
        "![",
        "<b>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<",
        ">",
        "&amp;",
        "&#x1F980;",
        "&",
        "\\",
        "|",
        "|---|\n",
        "---\n",
        "+++\n",
        "title: ",
        "\"",
        "'",
        "北京",
        "é",
        "🦀",
        "e\u{301}",
        "\u{0}",
        "[^1]",
        "[^1]: ",
        "~~",
        "- [x] ",
        "===\n",
        "  \n",
        "<https://a.example>",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..30).prop_map(|pieces| pieces.concat())
}

/// Every character's place: in order, within the file, on its boundaries; shown as written, or for an entity, a line end in code, code as a whole.
fn places_are_sound(source: &Source, file: &str) -> Result<(), TestCaseError> {
    let mut last = 0;
    for (at, c) in source.text.char_indices() {
        let span = source.offsets.span_to_file(ByteSpan::new(at, at + c.len_utf8()));
        prop_assert!(span.start >= last && span.end <= file.len(), "{c:?} at {at}: {span:?} after {last}");
        prop_assert!(file.is_char_boundary(span.start) && file.is_char_boundary(span.end), "{c:?} at {at}: {span:?}");
        let written = span.of(file);
        let literal = written.chars().eq([c]);
        let stands_for = c == '\n'
            || (c == ' ' && written == "\n")
            || c == '\t'
            || written.is_empty()
            || written.starts_with(['&', '\\', '\0', '\r', '`']);
        prop_assert!(literal || stands_for, "{c:?} at {at} is {written:?}");
        last = span.start;
    }
    for block in &source.blocks {
        prop_assert!(!block.at.of(&source.text).is_empty());
    }
    Ok(())
}

/// Pieces of pages, well and badly formed.
fn odd_page() -> impl Strategy<Value = String> {
    let pieces = [
        "word ",
        "<p>",
        "</p>",
        "<div class='x'>",
        "</div>",
        "<article>",
        "</article>",
        "<nav>",
        "</nav>",
        "<b>",
        "</b>",
        "<br>",
        "<br/>",
        "<table><tr><td>",
        "</td><td>",
        "</table>",
        "<h1>",
        "</h1>",
        "<script>",
        "</script>",
        "<title>",
        "</title>",
        "<!--",
        "-->",
        "<a href='x'>",
        "</a>",
        "&amp;",
        "&",
        "&lt;",
        "&#x1F980;",
        "&nbsp;",
        "&bogus;",
        "&copy2014",
        "&NotEqualTilde;",
        "\r\n",
        "\r",
        "\n\n",
        "  ",
        "\u{0}",
        "é",
        "北京",
        "🦀",
        "e\u{301}",
        "<",
        ">",
        "<![CDATA[",
        "]]>",
        "<meta name=date content=2014-10-23>",
        "<li>",
        "</li>",
        "</",
        "<p",
        "'",
        "\"",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn pages_keep_every_place(text in odd_page()) {
        let source = html::read("a.html".to_owned(), Decoded { text: text.clone(), ..Decoded::default() });
        let mut last = 0;
        for (at, c) in source.text.char_indices() {
            let span = source.offsets.span_to_file(ByteSpan::new(at, at + c.len_utf8()));
            prop_assert!(span.start >= last && span.end <= text.len(), "{c:?} at {at}: {span:?} after {last}");
            prop_assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end), "{c:?} at {at}: {span:?}");
            let written = span.of(&text);
            let literal = written.chars().eq([c]);
            prop_assert!(literal || c.is_whitespace() || written.is_empty() || written.starts_with(['&', '\0']), "{c:?} is {written:?}");
            last = span.start;
        }
    }

    #[test]
    fn markdown_keeps_every_place(text in odd_markdown()) {
        let (source, _) = markdown::read("a.md".to_owned(), Decoded { text: text.clone(), ..Decoded::default() }, false);
        places_are_sound(&source, &text)?;
    }

    #[test]
    fn any_bytes_are_text_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200), mark in 0usize..4) {
        let mut file = [&b""[..], b"\xFF\xFE", b"\xFE\xFF", b"\xEF\xBB\xBF"][mark].to_vec();
        // Mostly text, so that it is not refused.
        file.extend(bytes.iter().map(|byte| if *byte < 0x20 { b' ' } else { *byte }));
        let length = file.len();
        if let Ok(decoded) = decode(file) {
            let mut last = 0;
            for (at, c) in decoded.text.char_indices() {
                let span = decoded.offsets.span_to_file(ByteSpan::new(at, at + c.len_utf8()));
                prop_assert!(span.start >= last && span.end <= length, "{c:?} at {at}: {span:?} after {last}");
                last = span.end;
            }
        }
    }
}
