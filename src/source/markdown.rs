//! What Markdown shows of a file: the visible text, with the way back to the markup.

use super::encoding::Decoded;
use super::front_matter::{self, FrontMatter};
use super::light::masked_mdx;
use super::{Block, BlockKind, HTML_COMMENT, MDX_COMMENT, OffsetMap, Source};
use crate::problem::{FileText, Problem};
use crate::span::ByteSpan;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// The visible text of a Markdown file, and what is wrong with its front matter.
///
/// Headings and captions (the words for a picture) become blocks; code blocks and markup are left out; the title of the
/// front matter, which a site prints above the text, is the first heading.
///
/// Of MDX, imports, components and expressions are left out, too.
pub(super) fn read(name: String, file: Decoded, mdx: bool) -> (Source, Vec<Problem>) {
    let front = front_matter::read(&file.text);
    let mut visible = Visible::new(&file.text);
    visible.title(&front);
    let body = file.text.get(front.end..).unwrap_or("");
    let body = if mdx { Cow::Owned(masked_mdx(body)) } else { Cow::Borrowed(body) };
    for (event, at) in Parser::new_ext(&body, options()).into_offset_iter() {
        visible.event(event, at.start + front.end..at.end + front.end);
    }
    let Visible { text, offsets, blocks, comments, .. } = visible;
    let markup: Arc<str> = file.text.into();
    let mut source = Source::new(name, text);
    source.offsets = offsets.over(file.offsets);
    source.blocks = blocks;
    source.comments = if mdx { comments_of_mdx(&markup) } else { comments };
    source.comment_marks = Some(if mdx { MDX_COMMENT } else { HTML_COMMENT });
    let problems = front.fault.map(|(said, at)| fault(&source.name, &markup, &said, at)).into_iter().collect();
    source.title = front.title;
    source.published = front.published;
    source.publisher = front.publisher;
    source.markup = Some(markup);
    (source, problems)
}

/// Where comments of MDX stand.
fn comments_of_mdx(markup: &str) -> Vec<ByteSpan> {
    let (open, close) = MDX_COMMENT;
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = markup.get(from..).and_then(|rest| rest.find(open)).map(|at| from + at) {
        let Some(end) = markup.get(start..).and_then(|rest| rest.find(close)) else { break };
        from = start + end + close.len();
        found.push(ByteSpan::new(start, from));
    }
    found
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
}

fn fault(name: &str, markup: &str, said: &str, at: ByteSpan) -> Problem {
    let file = Arc::new(FileText { name: name.to_owned(), text: markup.to_owned() });
    Problem::at(&file, at, format!("the front matter cannot be read: {said}"))
        .help("its title, date and publisher are not known; the text is read")
        .warn()
}

/// The visible text while it is put together.
struct Visible<'t> {
    markup: &'t str,
    text: String,
    offsets: OffsetMap,
    blocks: Vec<Block>,
    /// Where comments stand in the markup.
    comments: Vec<ByteSpan>,
    /// Behind the last of the markup that is shown.
    shown_to: usize,
    /// Where the open heading begins in `text`.
    heading: Option<usize>,
    /// Of the open pictures: where they begin in `text`, their titles, their places in the markup.
    pictures: Vec<(usize, String, Range<usize>)>,
    in_code: bool,
    /// What ends the stretch of HTML that is not shown.
    hidden: Option<&'static str>,
}

impl<'t> Visible<'t> {
    fn new(markup: &'t str) -> Self {
        Self {
            markup,
            text: String::with_capacity(markup.len()),
            offsets: OffsetMap::default(),
            blocks: Vec::new(),
            comments: Vec::new(),
            shown_to: 0,
            heading: None,
            pictures: Vec::new(),
            in_code: false,
            hidden: None,
        }
    }

    fn title(&mut self, front: &FrontMatter) {
        if let Some(at) = front.title_at {
            self.show(at.of(self.markup), at.range());
            self.block(0, BlockKind::Heading);
            self.break_lines(2);
        }
    }

    fn event(&mut self, event: Event<'_>, at: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, &at),
            Event::End(tag) => self.end(tag),
            Event::Text(_) if self.in_code => {}
            Event::Text(text) => self.show(&text, at),
            Event::Code(text) => self.show_inside(&text, at),
            Event::SoftBreak => self.soft_break(at),
            Event::HardBreak => self.line_end(at),
            Event::Html(html) => self.html(&html, at.start),
            Event::InlineHtml(html) if begins_with(&html, "<br") => self.break_lines(1),
            Event::InlineHtml(_) => self.comments_in(at),
            Event::Rule => self.break_lines(2),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, at: &Range<usize>) {
        match tag {
            Tag::HtmlBlock => {
                self.break_lines(1);
                self.comments_in(at.clone());
            }
            Tag::Heading { .. } => {
                self.break_lines(2);
                self.heading = Some(self.text.len());
            }
            Tag::Image { title, .. } => {
                self.break_lines(1);
                self.pictures.push((self.text.len(), title.to_string(), at.clone()));
            }
            Tag::CodeBlock(_) => self.in_code = true,
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::List(_) | Tag::Item | Tag::Table(_) => {
                self.break_lines(1);
            }
            _ => {}
        }
    }

    /// A picture shows the words in its place and then its title, each a caption.
    fn end_picture(&mut self) {
        let Some((start, title, at)) = self.pictures.pop() else { return };
        self.block(start, BlockKind::Caption);
        // The title is the last of a picture; to look for it in the whole would take its square in nested ones.
        let reach = at.end.saturating_sub(title.len().saturating_mul(2).saturating_add(16)).max(at.start);
        let reach = (reach..at.end).find(|at| self.markup.is_char_boundary(*at)).unwrap_or(at.end);
        let slice = self.markup.get(reach..at.end).unwrap_or("");
        if let Some(found) = slice.rfind(title.as_str()).filter(|_| !title.trim().is_empty()) {
            self.break_lines(1);
            let (start, from) = (self.text.len(), reach + found);
            self.show(&title, from..from + title.len());
            self.block(start, BlockKind::Caption);
        }
        self.break_lines(1);
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                if let Some(start) = self.heading.take() {
                    self.block(start, BlockKind::Heading);
                }
                self.break_lines(2);
            }
            TagEnd::Image => self.end_picture(),
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::TableCell => self.separate("\t"),
            TagEnd::Item | TagEnd::TableHead | TagEnd::TableRow => self.break_lines(1),
            TagEnd::Paragraph | TagEnd::List(_) | TagEnd::Table | TagEnd::HtmlBlock | TagEnd::FootnoteDefinition => {
                self.break_lines(2);
            }
            _ => {}
        }
    }

    /// Appends text that stands at a place of the markup, as written or, for entities, as one unit.
    fn show(&mut self, text: &str, at: Range<usize>) {
        let units = if self.markup.get(at.clone()) == Some(text) { (1, 1) } else { (text.len(), at.len()) };
        if !text.is_empty() {
            self.offsets.push(self.text.len(), at.start, units);
            self.text.push_str(text);
            self.shown_to = at.end;
        }
    }

    /// Appends text that stands somewhere inside a place of the markup, between backticks; there, a line end reads as a
    /// space.
    fn show_inside(&mut self, text: &str, at: Range<usize>) {
        let slice = self.markup.get(at.clone()).unwrap_or("").replace('\n', " ");
        match slice.find(text) {
            Some(found) => {
                self.offsets.push(self.text.len(), at.start + found, (1, 1));
                self.text.push_str(text);
                self.shown_to = at.end;
            }
            None => self.show(text, at),
        }
    }

    /// A line end inside a paragraph reads as a space, whatever the width that the file is wrapped at.
    fn soft_break(&mut self, at: Range<usize>) {
        self.show(" ", at);
    }

    /// A line end stays as it is written, without the spaces or the backslash in front that make it a hard one.
    fn line_end(&mut self, at: Range<usize>) {
        let slice = self.markup.get(at.clone()).unwrap_or("");
        let kept = slice.trim_start_matches([' ', '\\']);
        let start = at.end - kept.len();
        let end = if kept.starts_with("\r\n") { "\r\n" } else { "\n" };
        self.show(end, start..at.end);
    }

    /// Sees to it that the text so far ends with that many line ends: blocks are paragraphs to the stages that follow.
    fn break_lines(&mut self, count: usize) {
        if self.text.is_empty() {
            return;
        }
        let there = self.text.bytes().rev().take(count).take_while(|byte| *byte == b'\n').count();
        self.separate("\n\n".get(..count.saturating_sub(there)).unwrap_or(""));
    }

    /// Appends what parts two blocks or cells: the same in the markup where it stands there, else nothing of it.
    fn separate(&mut self, separator: &str) {
        let (from, to) = (self.shown_to, self.shown_to + separator.len());
        if self.markup.get(from..to) == Some(separator) {
            self.show(separator, from..to);
        } else if !separator.is_empty() {
            self.offsets.push(self.text.len(), from, (1, 0));
            self.text.push_str(separator);
        }
    }

    fn block(&mut self, start: usize, kind: BlockKind) {
        let shown = self.text.get(start..).unwrap_or("");
        let end = start + shown.trim_end().len();
        let start = start + (shown.len() - shown.trim_start().len());
        if start < end {
            self.blocks.push(Block { at: ByteSpan::new(start, end), kind });
        }
    }

    /// Notes the comments in a stretch of HTML.
    fn comments_in(&mut self, at: Range<usize>) {
        let (html, mut from) = (self.markup.get(at.clone()).unwrap_or(""), 0);
        while let Some(start) = html.get(from..).and_then(|rest| rest.find(COMMENT)).map(|found| from + found) {
            let Some(end) = html.get(start..).and_then(|rest| rest.find(COMMENT_END)) else { return };
            from = start + end + COMMENT_END.len();
            self.comments.push(ByteSpan::new(at.start + start, at.start + from));
        }
    }

    /// The text between the tags of an HTML block; scripts, styles and comments are not shown.
    fn html(&mut self, html: &str, start: usize) {
        let mut at = 0;
        while let Some(rest) = html.get(at..).filter(|rest| !rest.is_empty()) {
            if let Some(name) = self.hidden {
                let Some(end) = rest.find(name) else { return };
                self.hidden = None;
                at += end + name.len();
            } else if let Some(hidden) = hidden_by(rest) {
                self.hidden = Some(hidden);
                at += 1;
            } else if rest.starts_with('<') {
                self.break_lines(1);
                // A tag may go on in the next line, which is the next event.
                self.hidden = Some(">");
            } else {
                let text = rest.split('<').next().unwrap_or(rest);
                self.show(text, start + at..start + at + text.len());
                at += text.len();
            }
        }
    }
}

const COMMENT: &str = "<!--";
const COMMENT_END: &str = "-->";

fn begins_with(html: &str, tag: &str) -> bool {
    html.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag))
}

/// What ends the content that an HTML tag hides.
fn hidden_by(rest: &str) -> Option<&'static str> {
    [(COMMENT, COMMENT_END), ("<script", "</script>"), ("<style", "</style>")]
        .into_iter()
        .find_map(|(start, end)| begins_with(rest, start).then_some(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(markup: &str) -> Source {
        read("a.md".to_owned(), Decoded { text: markup.to_owned(), offsets: OffsetMap::default() }, false).0
    }

    #[track_caller]
    fn shows(markup: &str, text: &str) {
        assert_eq!(source(markup).text, text, "{markup}");
    }

    /// Each word, `shown|written`: how it reads, and the bytes of the file that its span leads to.
    #[track_caller]
    fn places(markup: &str, words: &[(&str, &str)]) {
        let source = source(markup);
        for (shown, written) in words {
            let start = source.text.find(shown).unwrap_or_else(|| panic!("{shown} in {:?}", source.text));
            let span = ByteSpan::new(start, start + shown.len());
            assert_eq!(source.offsets.span_to_file(span).of(markup), *written, "{markup}");
        }
    }

    #[test]
    fn paragraphs_lists_and_quotes() {
        shows("One\ntwo.\n\nThree.", "One two.\n\nThree.\n\n");
        shows("One\r\ntwo.\r\n\r\nThree.", "One two.\n\nThree.\n\n");
        shows("- a\n- b\n  - c\n\nend", "a\nb\nc\n\nend\n\n");
        shows("> said\n> she", "said she\n\n");
        shows("one  \ntwo\\\nthree", "one\ntwo\nthree\n\n");
        shows("| a | b |\n|---|---|\n| c | d |", "a\tb\t\nc\td\t\n\n");
    }

    #[test]
    fn code_and_html_are_left_out() {
        shows("a `b` c\n\n```\nx = 1\n```\n\n    y = 2\n\nd", "a b c\n\nd\n\n");
        shows("<p\nclass='x'>In <b>HTML</b></p><!-- no\nno --><style>\np {}</style>\n\ntext", "In \nHTML\n\ntext\n\n");
        shows("a<br>b <i>c</i>", "a\nb c\n\n");
    }

    #[test]
    fn words_lead_back_to_the_markup() {
        places("The **Ka**tsura *river* floods", &[("Katsura", "Ka**tsura"), ("river", "river"), ("floods", "floods")]);
        places("Smith &amp; S&ouml;hne \\* end", &[("& S", "&amp; S"), ("Söhne", "S&ouml;hne"), ("* end", "* end")]);
        places(
            "see [the *Daily* paper](http://a.example/b \"t\") now",
            &[("Daily paper", "Daily* paper"), ("now", "now")],
        );
        places(
            "---\ntitle: Old bridge\n---\n# New `bridge`\n",
            &[("Old bridge", "Old bridge"), ("New bridge", "New `bridge")],
        );
    }

    #[test]
    fn headings_and_captions_are_blocks() {
        let source = source("Title\n=====\n\n![A *boat*](b.png \"Photo: Ann\")\n\n## Next ##\n\ntext");
        let blocks: Vec<_> = source.blocks.iter().map(|block| (block.at.of(&source.text), block.kind)).collect();
        let expected = [
            ("Title", BlockKind::Heading),
            ("A boat", BlockKind::Caption),
            ("Photo: Ann", BlockKind::Caption),
            ("Next", BlockKind::Heading),
        ];
        assert_eq!(blocks, expected);
        assert_eq!(source.text, "Title\n\nA boat\nPhoto: Ann\n\nNext\n\ntext\n\n");
    }

    #[test]
    fn a_broken_front_matter_is_told_and_the_text_read() {
        let markup = "+++\ntitle = \n+++\nText";
        let (source, problems) =
            read("a.md".to_owned(), Decoded { text: markup.to_owned(), ..Decoded::default() }, false);
        assert_eq!(source.text, "Text\n\n");
        assert!(problems.iter().all(|problem| problem.warning) && problems.len() == 1);
    }
}
