//! A page cut into paragraphs, each with the element it stands in.

use super::metadata::Metadata;
use crate::span::ByteSpan;
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::OnceLock;

/// An end tag looks for its beginning among so many open elements: deeper ones are left open, as their number is no page's.
const DEEPEST_END: usize = 256;

/// A page, read.
pub(super) struct Page {
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) metadata: Metadata,
    /// Where comments stand in the markup.
    pub(super) comments: Vec<ByteSpan>,
    /// The elements that hold others, by number: the number of the one around it, and what it is.
    elements: Vec<Element>,
}

struct Element {
    parent: usize,
    is_article: bool,
    is_main: bool,
}

/// The text of a block of the page.
#[derive(Default)]
pub(super) struct Paragraph {
    pub(super) runs: Vec<Run>,
    pub(super) kind: Kind,
    /// The number of the element it stands in.
    pub(super) element: usize,
    /// How many bytes of it are words of links.
    pub(super) linked: usize,
    /// Whether it stands in a part of the page that is no article: navigation, a notice.
    pub(super) aside: Aside,
    /// Whether it is a headline of the first rank.
    pub(super) headline: bool,
}

/// Whether something is no part of the article, by its element or by what its class says, on which less reliance is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Aside {
    #[default]
    No,
    ByClass,
    ByElement,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Text,
    Heading,
    Caption,
}

/// A stretch of text, and where it stands in the markup: as it is written there, or as one unit.
pub(super) struct Run {
    pub(super) text: String,
    pub(super) at: Range<usize>,
}

impl Paragraph {
    pub(super) fn length(&self) -> usize {
        self.runs.iter().map(|run| run.text.len()).sum()
    }

    pub(super) fn start(&self) -> usize {
        self.runs.first().map_or(0, |run| run.at.start)
    }

    /// Appends a character; one of several bytes that stands for others in the markup, such as an entity, is a unit.
    fn push(&mut self, c: char, at: Range<usize>) {
        let verbatim = at.len() == c.len_utf8();
        match self.runs.last_mut() {
            Some(run) if verbatim && run.at.end == at.start && run.text.len() == run.at.len() => {
                run.text.push(c);
                run.at.end = at.end;
            }
            _ => self.runs.push(Run { text: c.to_string(), at }),
        }
    }
}

/// An open element.
struct Open {
    name: Vec<u8>,
    says: Says,
}

/// What an open element says of the text in it.
#[derive(Clone, Copy, Default)]
struct Says {
    element: usize,
    hidden: bool,
    aside: Aside,
    link: bool,
    caption: bool,
    /// The rank of the heading it is, or is in.
    heading: Option<u8>,
    picture: bool,
}

/// Cuts a page while its tags go by.
struct Cutter<'t> {
    markup: &'t str,
    page: Page,
    open: Vec<Open>,
    current: Paragraph,
    /// White space that has not been put in yet: it is one space, and none at the ends of a paragraph.
    space: Option<Range<usize>>,
}

impl Page {
    pub(super) fn read(markup: &str) -> Self {
        let page = Self {
            paragraphs: Vec::new(),
            metadata: Metadata::default(),
            comments: Vec::new(),
            elements: vec![Element { parent: 0, is_article: false, is_main: false }],
        };
        let mut cutter = Cutter { markup, page, open: Vec::new(), current: Paragraph::default(), space: None };
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(markup, emitter).flatten() {
            match token {
                Token::StartTag(tag) => cutter.start(&tag),
                Token::EndTag(tag) => cutter.end(&tag.name),
                Token::String(text) => {
                    cutter.text(&String::from_utf8_lossy(&text.value), text.span.start..text.span.end)
                }
                Token::Comment(comment) => {
                    cutter.page.comments.push(ByteSpan::new(comment.span.start, comment.span.end));
                }
                _ => {}
            }
        }
        cutter.flush();
        cutter.page
    }

    /// The element that holds the article, and whether it says so: of those that do the one with most text, unless another
    /// has more than twice as much; else the one whose own paragraphs have most.
    pub(super) fn article(&self) -> (usize, bool) {
        let mut all = vec![0_usize; self.elements.len()];
        for paragraph in self.paragraphs.iter().filter(|paragraph| paragraph.aside == Aside::No) {
            if let Some(all) = all.get_mut(paragraph.element) {
                *all += paragraph.length().saturating_sub(2 * paragraph.linked);
            }
        }
        // Sections of one article stand beside each other: their own paragraphs count for the element around them, too.
        let mut own = all.clone();
        for (number, element) in self.elements.iter().enumerate().skip(1) {
            let half = all.get(number).copied().unwrap_or(0) / 2;
            if let Some(around) = own.get_mut(element.parent) {
                *around += half;
            }
        }
        // An element comes behind the one around it.
        for (number, element) in self.elements.iter().enumerate().skip(1).rev() {
            let text = all.get(number).copied().unwrap_or(0);
            if let Some(around) = all.get_mut(element.parent) {
                *around += text;
            }
        }
        let text = |number: &usize| (all.get(*number), std::cmp::Reverse(*number));
        let most = |wanted: fn(&Element) -> bool| {
            let numbers = (0..self.elements.len()).filter(|&number| self.elements.get(number).is_some_and(wanted));
            numbers.max_by_key(text)
        };
        let best = (0..own.len()).max_by_key(|&number| (own.get(number), std::cmp::Reverse(number))).unwrap_or(0);
        let told = most(|element| element.is_article).or_else(|| most(|element| element.is_main));
        let enough = |told: &usize| 2 * all.get(*told).copied().unwrap_or(0) >= own.get(best).copied().unwrap_or(0);
        told.filter(enough).map_or((best, false), |told| (told, true))
    }

    /// For each element, whether it is that one or within it.
    pub(super) fn within(&self, root: usize) -> Vec<bool> {
        let mut within = vec![false; self.elements.len()];
        for (number, element) in self.elements.iter().enumerate().skip(root) {
            let inside = number == root || number > 0 && within.get(element.parent).copied().unwrap_or(false);
            if let Some(place) = within.get_mut(number) {
                *place = inside;
            }
        }
        within
    }
}

impl Cutter<'_> {
    fn start(&mut self, tag: &StartTag<usize>) {
        let name: &[u8] = &tag.name;
        let attribute = |name: &str| tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value));
        match name {
            b"meta" => self.page.metadata.meta(&attribute),
            b"time" => self.page.metadata.time(&attribute),
            b"br" => {
                self.space = None;
                if !self.current.runs.is_empty() {
                    self.current.runs.push(Run { text: "\n".to_owned(), at: tag.span.start..tag.span.end });
                }
            }
            _ => {}
        }
        if name == b"hr" {
            self.flush();
        }
        if is_void(name) || tag.self_closing && !is_block(name) && !is_raw(name) {
            return;
        }
        self.close_implied(name);
        if is_block(name) {
            self.flush();
        }
        if matches!(name, b"td" | b"th") && !self.current.runs.is_empty() {
            self.space = None;
            self.current.runs.push(Run { text: "\t".to_owned(), at: tag.span.start..tag.span.start });
        }
        let around = self.open.last().map(|open| open.says).unwrap_or_default();
        let role = attribute("role").unwrap_or_default().to_ascii_lowercase();
        let (is_article, is_main) = (name == b"article", name == b"main" || role == "main");
        let mut element = around.element;
        if is_container(name) {
            self.page.elements.push(Element { parent: element, is_article, is_main });
            element = self.page.elements.len() - 1;
        }
        let whole = matches!(name, b"html" | b"body") || is_article || is_main;
        let named = || ["class", "id"].into_iter().filter_map(attribute).any(|value| names_another_part(&value));
        let by_role = matches!(
            role.as_str(),
            "navigation" | "banner" | "contentinfo" | "complementary" | "search" | "dialog" | "alert" | "menu"
        );
        let aside = match () {
            () if !is_block(name) || whole => Aside::No,
            () if is_aside(name) || by_role => Aside::ByElement,
            () if name == b"form" || named() => Aside::ByClass,
            () => Aside::No,
        };
        let hidden =
            is_hidden(name) || attribute("hidden").is_some() || attribute("aria-hidden").as_deref() == Some("true");
        let json = name == b"script" && attribute("type").as_deref() == Some("application/ld+json");
        self.page.metadata.enters(name, json, around.picture);
        let says = Says {
            element,
            hidden: hidden || around.hidden,
            aside: aside.max(around.aside),
            link: name == b"a" && attribute("href").is_some() || around.link && name != b"a",
            caption: name == b"figcaption" || around.caption,
            heading: rank(name).or(around.heading),
            picture: name == b"svg" || around.picture,
        };
        self.open.push(Open { name: name.to_vec(), says });
        if is_block(name) {
            self.begin();
        }
    }

    fn end(&mut self, name: &[u8]) {
        self.page.metadata.leaves(name);
        let floor = self.open.len().saturating_sub(DEEPEST_END);
        let Some(at) = self.open.iter().skip(floor).rposition(|open| open.name == name) else { return };
        if is_block(name) {
            self.flush();
        }
        self.open.truncate(floor + at);
        if is_block(name) {
            self.begin();
        }
    }

    /// Closes what a start tag ends without saying so: the head before what is none of it, a paragraph before a block, a
    /// list item before the next, a link before another.
    fn close_implied(&mut self, name: &[u8]) {
        if self.open.last().is_some_and(|open| open.name == b"head") && !is_of_head(name) {
            self.open.pop();
        }
        let ends = |open: &[u8]| match name {
            b"li" => open == b"li",
            b"td" | b"th" => matches!(open, b"td" | b"th"),
            b"tr" => matches!(open, b"td" | b"th" | b"tr"),
            b"dt" | b"dd" => matches!(open, b"dt" | b"dd"),
            b"a" => open == b"a",
            _ => open == b"p" && is_block(name),
        };
        while self.open.last().is_some_and(|open| ends(&open.name)) {
            if self.open.last().is_some_and(|open| is_block(&open.name)) {
                self.flush();
            }
            self.open.pop();
        }
    }

    fn text(&mut self, value: &str, at: Range<usize>) {
        if self.page.metadata.takes(value) || self.open.last().is_some_and(|open| open.says.hidden) {
            return;
        }
        if self.current.runs.is_empty() {
            self.begin();
        }
        let link = self.open.last().is_some_and(|open| open.says.link);
        let markup = self.markup;
        for_each_char(value, markup, at, |c, at| {
            if c.is_ascii_whitespace() {
                let start = self.space.take().map_or(at.start, |space| space.start);
                self.space = Some(start..at.end);
                return;
            }
            let begun = self.current.runs.last().is_some_and(|run| !run.text.ends_with(['\n', '\t']));
            if let Some(space) = self.space.take().filter(|_| begun) {
                self.current.push(' ', space);
            }
            self.current.linked += if link { c.len_utf8() } else { 0 };
            self.current.push(c, at);
        });
    }

    /// The paragraph that begins here.
    fn begin(&mut self) {
        let Some(&Open { says, .. }) = self.open.last().as_ref() else { return };
        self.current.headline = says.heading == Some(1);
        self.current.kind = match (says.caption, says.heading) {
            (true, _) => Kind::Caption,
            (_, Some(_)) => Kind::Heading,
            _ => Kind::Text,
        };
        self.current.element = says.element;
        self.current.aside = says.aside;
    }

    fn flush(&mut self) {
        self.space = None;
        while self.current.runs.last().is_some_and(|run| run.text.trim().is_empty()) {
            self.current.runs.pop();
        }
        let done = std::mem::take(&mut self.current);
        if !done.runs.is_empty() {
            self.page.paragraphs.push(done);
        }
    }
}

/// Calls with each character of a text and where it stands in the markup: as it is written, or as an entity, or as a line
/// end of two bytes.
fn for_each_char(value: &str, markup: &str, at: Range<usize>, mut each: impl FnMut(char, Range<usize>)) {
    let mut place = at.start;
    let mut chars = value.chars().peekable();
    while let Some(c) = chars.next() {
        // An end tag without a name is left out in the midst of a text; where it would be shown, no text is.
        while markup.get(place..at.end).is_some_and(|rest| rest.starts_with("</>")) {
            place += "</>".len();
        }
        let rest = markup.get(place..at.end).unwrap_or("");
        let length = match c {
            '\n' if rest.starts_with("\r\n") => 2,
            '&' => ampersand(rest),
            _ if rest.starts_with(c) => c.len_utf8(),
            _ if rest.starts_with('&') => entity(rest, chars.peek().copied()),
            _ => rest.chars().next().map_or(0, char::len_utf8),
        };
        let end = (place + length).min(at.end);
        each(c, place..end);
        place = end;
        // An entity may stand for two characters, of which the second is a combining one.
        if length > 1
            && rest.starts_with('&')
            && let Some(second) =
                chars.next_if(|&next| is_second(next) && !markup.get(place..at.end).unwrap_or("").starts_with(next))
        {
            each(second, place..place);
        }
    }
}

/// The second characters of the entities that stand for two (HTML Living Standard, named character references).
fn is_second(c: char) -> bool {
    matches!(c, '\u{331}' | '\u{333}' | '\u{338}' | '\u{200a}' | '\u{20d2}' | '\u{20e5}' | '\u{fe00}')
}

/// The length of what stands for "&".
fn ampersand(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let spelled = ["&amp;", "&AMP;", "&amp", "&AMP", "&#38;", "&#38", "&#x26;", "&#X26;", "&#x26"];
    spelled.iter().find(|entity| bytes.starts_with(entity.as_bytes())).map_or(1, |entity| entity.len())
}

/// The length of an entity: to its semicolon; without one a number ends with its digits, and a name where the text goes on.
fn entity(rest: &str, next: Option<char>) -> usize {
    let count = |is: fn(&u8) -> bool, from: usize| rest.bytes().skip(from).take_while(is).count();
    let number = rest.as_bytes().get(1) == Some(&b'#');
    let name = match (number, rest.as_bytes().get(2)) {
        (true, Some(b'x' | b'X')) => 3 + count(u8::is_ascii_hexdigit, 3),
        (true, _) => 2 + count(u8::is_ascii_digit, 2),
        (false, _) => 1 + count(u8::is_ascii_alphanumeric, 1),
    };
    if rest.as_bytes().get(name) == Some(&b';') {
        return name + 1;
    }
    let goes_on =
        |length: &usize| next.is_some_and(|next| rest.get(*length..).is_some_and(|rest| rest.starts_with(next)));
    (3..name).find(goes_on).filter(|_| !number).unwrap_or(name)
}

fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"area"
            | b"base"
            | b"br"
            | b"col"
            | b"embed"
            | b"hr"
            | b"img"
            | b"input"
            | b"link"
            | b"meta"
            | b"source"
            | b"track"
            | b"wbr"
    )
}

/// The rank of a heading.
fn rank(name: &[u8]) -> Option<u8> {
    match name {
        [b'h', rank @ b'1'..=b'6'] => Some(rank - b'0'),
        _ => None,
    }
}

/// Elements that may stand in a head.
fn is_of_head(name: &[u8]) -> bool {
    matches!(name, b"base" | b"link" | b"meta" | b"title" | b"style" | b"script" | b"noscript" | b"template")
}

/// Elements whose content is no markup, even where the tag seems to close itself.
fn is_raw(name: &[u8]) -> bool {
    matches!(name, b"script" | b"style" | b"title" | b"textarea" | b"iframe" | b"noscript")
}

/// Elements whose text is a paragraph of its own.
fn is_block(name: &[u8]) -> bool {
    is_container(name)
        || rank(name).is_some()
        || matches!(
            name,
            b"p" | b"li"
                | b"dt"
                | b"dd"
                | b"figcaption"
                | b"pre"
                | b"tr"
                | b"caption"
                | b"address"
                | b"summary"
                | b"title"
        )
}

/// Elements that hold paragraphs.
fn is_container(name: &[u8]) -> bool {
    matches!(
        name,
        b"article"
            | b"aside"
            | b"blockquote"
            | b"body"
            | b"details"
            | b"dialog"
            | b"div"
            | b"dl"
            | b"fieldset"
            | b"figure"
            | b"footer"
            | b"form"
            | b"header"
            | b"main"
            | b"nav"
            | b"ol"
            | b"section"
            | b"table"
            | b"ul"
    )
}

/// Elements that are no part of an article.
fn is_aside(name: &[u8]) -> bool {
    matches!(name, b"nav" | b"aside" | b"footer" | b"dialog")
}

/// Elements whose text is not shown.
fn is_hidden(name: &[u8]) -> bool {
    matches!(
        name,
        b"head"
            | b"button"
            | b"script"
            | b"style"
            | b"noscript"
            | b"template"
            | b"svg"
            | b"iframe"
            | b"select"
            | b"textarea"
            | b"object"
            | b"canvas"
            | b"title"
    )
}

/// Whether a class or id names a part of the page that is no article.
fn names_another_part(value: &str) -> bool {
    static PARTS: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let parts = PARTS.get_or_init(|| {
        let rows = include_str!("../../../data/en/page_parts.tsv").lines().filter(|row| !row.starts_with('#'));
        rows.filter_map(|row| row.split('\t').next()).collect()
    });
    let words = value.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.into_iter().any(|word| parts.contains(word.to_ascii_lowercase().as_str()))
}
