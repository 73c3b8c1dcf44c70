//! What an HTML page shows of its article: the text with the way back to the markup, without navigation, teasers and
//! notices.

mod metadata;
mod page;

use super::encoding::Decoded;
use super::{Block, BlockKind, HTML_COMMENT, OffsetMap, Source};
use page::{Aside, Kind, Page, Paragraph};
use std::sync::Arc;

/// Less text than this, in bytes, in what seems to be the article, and the whole page is read: a page of a few lines has
/// no parts.
const LEAST_ARTICLE: usize = 200;

/// Where all that is no list of links is more than so many times as long, what seemed to be the article is only a part of it.
const MOST_OF_PAGE: usize = 4;

/// A paragraph of which more than this share, in hundredths, are words of links is a list of other articles.
const MOST_LINKED: usize = 50;

/// The article of an HTML page.
///
/// Headings and captions become blocks. What was published when, under which title and by whom, comes from the page's
/// metadata; a title that the article itself shows is not given twice.
pub(super) fn read(name: String, file: Decoded) -> Source {
    let page = Page::read(&file.text);
    let kept = article(&page);
    let mut text = String::new();
    let mut offsets = OffsetMap::default();
    let mut blocks = Vec::new();
    let mut shown_to = 0;
    for paragraph in &kept {
        if !text.is_empty() {
            // What parts two paragraphs is nothing of the markup.
            offsets.push(text.len(), shown_to, (1, 0));
            text.push_str("\n\n");
        }
        let start = text.len();
        for run in &paragraph.runs {
            let units = if run.text.len() == run.at.len() { (1, 1) } else { (run.text.len(), run.at.len()) };
            offsets.push(text.len(), run.at.start, units);
            text.push_str(&run.text);
            shown_to = run.at.end;
        }
        let kind = match paragraph.kind {
            Kind::Heading => Some(BlockKind::Heading),
            Kind::Caption => Some(BlockKind::Caption),
            Kind::Text => None,
        };
        blocks.extend(kind.map(|kind| Block { at: crate::span::ByteSpan::new(start, text.len()), kind }));
    }
    let shows_title = kept.iter().any(|paragraph| paragraph.headline);
    let mut source = Source::new(name, text);
    source.offsets = offsets.over(file.offsets);
    source.blocks = blocks;
    source.comments = page.comments;
    source.comment_marks = Some(HTML_COMMENT);
    source.title = page.metadata.title.filter(|_| !shows_title);
    source.published = page.metadata.published;
    source.publisher = page.metadata.publisher;
    source.markup = Some(Arc::from(file.text));
    source
}

/// The paragraphs of the article, in order: those of its element, with the page's headline where that stands before. Where
/// classes leave too little of the page, they are not believed.
fn article(page: &Page) -> Vec<&Paragraph> {
    let (root, told) = page.article();
    let within = page.within(root);
    let length = |kept: &[&Paragraph]| kept.iter().map(|paragraph| paragraph.length()).sum::<usize>();
    let shown = |least: Aside| page.paragraphs.iter().filter(move |paragraph| paragraph.aside < least);
    let inside = |paragraph: &&Paragraph| within.get(paragraph.element).copied().unwrap_or(false);
    let mut kept: Vec<&Paragraph> = shown(Aside::ByClass).filter(inside).filter(|found| !is_linked(found)).collect();
    let all: Vec<&Paragraph> = shown(Aside::ByElement).filter(|found| !is_linked(found)).collect();
    if length(&kept) < LEAST_ARTICLE && !told || length(&kept) * MOST_OF_PAGE < length(&all) {
        kept = all;
    }
    let first = kept.first().map_or(0, |paragraph| paragraph.start());
    let headline = page.paragraphs.iter().rfind(|paragraph| paragraph.headline && paragraph.start() < first);
    if !kept.iter().any(|paragraph| paragraph.headline) {
        kept.splice(0..0, headline);
    }
    kept
}

/// Whether a paragraph is hardly more than links.
fn is_linked(paragraph: &Paragraph) -> bool {
    paragraph.linked * 100 > paragraph.length() * MOST_LINKED && paragraph.kind == Kind::Text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_page(page: &str) -> Source {
        read("a.html".to_owned(), Decoded { text: page.to_owned(), ..Decoded::default() })
    }

    const PAGE: &str = "<!doctype html><html><head><title>Quay shut - Harbour Gazette</title>\
        <meta property='og:site_name' content='Harbour Gazette'>\
        <script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2019-05-16T08:00:00Z\"}</script>\
        <script>var weekday = 'Friday, 13 March';</script></head>\
        <body><nav><a href='/'>Home</a> <a href='/s'>Shipping on Monday</a></nav>\
        <div class='cookie-banner'>We use cookies on Tuesday.</div>\
        <article><header><h1>Quay shut</h1></header>\
        <p>The quay in Narvik was shut on <b>Fri</b>day, <i>17&nbsp;May</i>, and stays so for weeks &amp; weeks.</p>\
        <figure><img src='q.jpg'><figcaption>The quay in 1998</figcaption></figure>\
        <p>Some 40 trawlers lie\n   elsewhere, the harbour master said, and nobody knows when they may come back to it.</p>\
        <aside>Read more: ferries</aside>\
        <ul class='related'><li><a href='/x'>Ferry lost on Sunday</a></li></ul></article>\
        <footer>Copyright 2019</footer></body></html>";

    #[test]
    fn the_article_is_read_and_the_rest_of_the_page_is_not() {
        let source = read_page(PAGE);
        assert_eq!(
            source.text,
            "Quay shut\n\nThe quay in Narvik was shut on Friday, 17\u{a0}May, and stays so for weeks & weeks.\n\n\
             The quay in 1998\n\nSome 40 trawlers lie elsewhere, the harbour master said, and nobody knows when they may \
             come back to it."
        );
        let kinds: Vec<(&str, BlockKind)> =
            source.blocks.iter().map(|block| (block.at.of(&source.text), block.kind)).collect();
        assert_eq!(kinds, [("Quay shut", BlockKind::Heading), ("The quay in 1998", BlockKind::Caption)]);
        assert_eq!(source.published.as_deref(), Some("2019-05-16"));
        assert_eq!(source.publisher.as_deref(), Some("Harbour Gazette"));
        assert_eq!(source.title, None);
    }

    #[test]
    fn each_place_leads_back_into_the_file() {
        let source = read_page(PAGE);
        let place = |words: &str| {
            let start = source.text.find(words).unwrap_or_default();
            let span = crate::span::ByteSpan::new(start, start + words.len());
            source.offsets.span_to_file(span).of(PAGE).to_owned()
        };
        assert_eq!(place("Friday"), "Fri</b>day");
        assert_eq!(place("17\u{a0}May"), "17&nbsp;May");
        assert_eq!(place("weeks & weeks"), "weeks &amp; weeks");
        assert_eq!(place("lie elsewhere"), "lie\n   elsewhere");
    }

    #[test]
    fn a_page_without_parts_is_read_whole() {
        let source = read_page(
            "<p>It cost &euro;5 million<br>and &#163;3.<p>A &lt;b&gt; and AT&T<table><tr><td>hurt<td>23</table>",
        );
        assert_eq!(source.text, "It cost €5 million\nand £3.\n\nA <b> and AT&T\n\nhurt\t23");
    }

    #[test]
    fn parts_are_told_by_their_elements_and_classes_only_where_enough_is_left() {
        let text =
            "The quay in Narvik was shut on Friday, and stays so for weeks, as the harbour master said in the evening.";
        let body = format!("<p>{text}</p>").repeat(4);
        let read = |page: &str| read_page(page).text.matches(text).count();
        assert_eq!(read(&format!("<html><head><title>x</title><body>{body}")), 4);
        assert_eq!(read(&format!("<body><div class='no-sidebar menu'><article>{body}</article></div>")), 4);
        assert_eq!(read(&format!("<body>{body}<div><p>Short.</p></div>")), 4);
        assert_eq!(read(&format!("<body><article><p>Teaser.</p></article><div>{body}</div>")), 4);
        let listen = "<article><p><button>Listen</button> The quay was shut, and nobody knows why.</p></article>";
        assert_eq!(read_page(listen).text, "The quay was shut, and nobody knows why.");
        assert_eq!(read_page("<p>One<hr>Two").text, "One\n\nTwo");
        let related = format!("<body><article>{body}</article><div class='related'>{body}{body}</div>");
        assert_eq!(read(&related), 4);
    }

    #[test]
    fn what_is_no_page_breaks_nothing() {
        for page in ["", "<", "<p", "</p></p>", "<![CDATA[x]]>", "&#xFFFFFFFF;&bogus;", "<script>", "<p>\u{0}&"] {
            let _ = read_page(page);
        }
        let deep = "<div>".repeat(50_000) + "x" + &"</p>".repeat(50_000);
        assert_eq!(read_page(&deep).text, "x");
    }
}
