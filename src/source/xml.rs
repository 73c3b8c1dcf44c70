//! RSS, Atom and NewsML-G2: an article an entry or item, each with its places in the file.

use super::Source;
use super::encoding::Decoded;
use super::inner::{Assembled, Inner, is_markup};
use super::office::{character, local};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::ops::Range;
use std::sync::Arc;
use thiserror::Error;

/// More elements than these in one file, and it is no feed: the longest that were met have some ten thousand.
const MOST_ELEMENTS: usize = 2_000_000;

/// Why a file has no articles.
#[derive(Debug, Error)]
pub(super) enum XmlError {
    #[error("this XML is damaged: {0}")]
    Damaged(String),
    #[error("XML of a kind that is not read: its first element is `{0}`")]
    Unknown(String),
    #[error("more than {MOST_ELEMENTS} elements of XML")]
    TooMany,
}

/// The articles of a file.
pub(super) fn read(name: &str, file: Decoded) -> Result<Vec<Source>, XmlError> {
    let tree = Tree::read(&file.text)?;
    let root = tree.nodes.first().map_or("", |node| node.name.as_str());
    let entries: Vec<Entry> = match root {
        "rss" | "RDF" | "feed" => {
            tree.all(|node| node.name == "item" || node.name == "entry").map(|at| tree.entry(at)).collect()
        }
        "newsItem" | "newsMessage" => tree.all(|node| node.name == "newsItem").map(|at| tree.news_item(at)).collect(),
        other => return Err(XmlError::Unknown(other.to_owned())),
    };
    // Asked for once: a feed may have as many entries as elements.
    let feed = tree.feed_title().filter(|title| !title.is_empty());
    let (markup, container): (Arc<str>, Arc<str>) = (Arc::from(file.text.as_str()), Arc::from(name));
    let mut sources = Vec::with_capacity(entries.len());
    for (number, entry) in (1_usize..).zip(entries) {
        let mut text = Assembled::default();
        text.heading(&entry.title);
        for body in &entry.bodies {
            if is_markup(&body.text) { text.page(body) } else { text.plain(body) }
        }
        let id = entry.id.unwrap_or_else(|| number.to_string());
        let Some(mut source) = text.into_source(format!("{name}#{id}"), &file.offsets) else { continue };
        source.published = entry.published;
        source.publisher = entry.publisher.or_else(|| feed.clone());
        source.container = Some(Arc::clone(&container));
        source.markup = Some(Arc::clone(&markup));
        sources.push(source);
    }
    Ok(sources)
}

/// An article as a feed or message has it.
#[derive(Default)]
struct Entry {
    id: Option<String>,
    title: Inner,
    bodies: Vec<Inner>,
    published: Option<String>,
    publisher: Option<String>,
}

/// An element.
struct Node {
    /// Its name without a prefix.
    name: String,
    prefixed: bool,
    parent: usize,
    attributes: Vec<(String, String)>,
    /// The text that stands in it, not in elements within.
    text: Inner,
    /// What stands between its tags.
    content: Range<usize>,
}

struct Tree<'x> {
    xml: &'x str,
    nodes: Vec<Node>,
}

impl<'x> Tree<'x> {
    fn read(xml: &'x str) -> Result<Self, XmlError> {
        let mut tree = Self { xml, nodes: Vec::new() };
        let mut open: Vec<usize> = Vec::new();
        let mut reader = Reader::from_str(xml);
        let place = |reader: &Reader<&[u8]>| usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        loop {
            let start = place(&reader);
            let event = reader.read_event().map_err(|error| XmlError::Damaged(error.to_string()))?;
            let end = place(&reader);
            match event {
                Event::Start(tag) => {
                    let number = tree.add(&tag, open.last().copied(), end)?;
                    open.push(number);
                }
                Event::Empty(tag) => {
                    tree.add(&tag, open.last().copied(), end)?;
                }
                Event::End(_) => {
                    if let Some(node) = open.pop().and_then(|number| tree.nodes.get_mut(number)) {
                        node.content.end = start;
                    }
                }
                Event::Text(_) => tree.text(&open, |text| text.push_written(xml.get(start..end).unwrap_or(""), start)),
                Event::CData(data) => {
                    let from = start.saturating_add("<![CDATA[".len());
                    tree.text(&open, |text| text.push_written(&data, from));
                }
                Event::GeneralRef(entity) => {
                    if let Some(c) = character(&entity) {
                        tree.text(&open, |text| text.push_char(c, start, end.saturating_sub(start)));
                    }
                }
                Event::Eof => {
                    return match open.first().and_then(|number| tree.nodes.get(*number)) {
                        Some(node) => Err(XmlError::Damaged(format!("it ends before its `{}` does", node.name))),
                        None => Ok(tree),
                    };
                }
                _ => {}
            }
        }
    }

    fn add(&mut self, tag: &BytesStart<'_>, parent: Option<usize>, end: usize) -> Result<usize, XmlError> {
        if self.nodes.len() >= MOST_ELEMENTS {
            return Err(XmlError::TooMany);
        }
        let written = tag.name();
        let attributes = tag.attributes().flatten();
        let attributes =
            attributes.map(|attribute| (local(attribute.key.as_ref()).to_owned(), attribute.value.to_string()));
        self.nodes.push(Node {
            name: local(written.as_ref()).to_owned(),
            prefixed: written.as_ref().contains(':'),
            parent: parent.unwrap_or(usize::MAX),
            attributes: attributes.collect(),
            text: Inner::default(),
            content: end..end,
        });
        Ok(self.nodes.len() - 1)
    }

    fn text(&mut self, open: &[usize], push: impl FnOnce(&mut Inner)) {
        if let Some(node) = open.last().and_then(|number| self.nodes.get_mut(*number)) {
            push(&mut node.text);
        }
    }

    fn all(&self, is: impl Fn(&Node) -> bool) -> impl Iterator<Item = usize> {
        (0..self.nodes.len()).filter(move |number| self.nodes.get(*number).is_some_and(&is))
    }

    /// The elements within one, in their order.
    fn within(&self, at: usize) -> impl Iterator<Item = &Node> {
        let end = self.nodes.get(at).map_or(0, |node| node.content.end);
        self.nodes.iter().skip(at + 1).take_while(move |node| node.content.start <= end)
    }

    fn child(&self, at: usize, name: &str) -> Option<&Node> {
        self.within(at).find(|node| node.parent == at && node.name == name)
    }

    fn inside(&self, at: usize, name: &str) -> Option<&Node> {
        self.within(at).find(|node| node.name == name)
    }

    /// What stands between an element's tags, as it is written.
    fn written(&self, node: &Node) -> Inner {
        let mut inner = Inner::default();
        inner.push_written(self.xml.get(node.content.clone()).unwrap_or(""), node.content.start);
        inner
    }

    /// An entry of RSS or Atom.
    fn entry(&self, at: usize) -> Entry {
        let body = ["encoded", "content", "description", "summary"].into_iter().filter_map(|name| {
            let node = self
                .within(at)
                .find(|node| node.parent == at && node.name == name && (name != "content" || !node.prefixed))?;
            let is_xhtml = node.attributes.iter().any(|(key, value)| key == "type" && value == "xhtml");
            Some(if is_xhtml { self.written(node) } else { node.text.clone() })
        });
        let body = body.into_iter().find(|body| !body.is_blank());
        let said = |name: &str| self.child(at, name).map(|node| node.text.text.trim().to_owned());
        let filled = |text: &String| !text.is_empty();
        let published = ["pubDate", "published", "date", "updated"].into_iter().find_map(said);
        Entry {
            id: ["guid", "id", "link"].into_iter().filter_map(said).find(filled),
            title: self.child(at, "title").map(|node| node.text.clone()).unwrap_or_default(),
            bodies: body.into_iter().collect(),
            published: published.map(|date| day_of(&date)),
            publisher: None,
        }
    }

    fn feed_title(&self) -> Option<String> {
        let channel = self.all(|node| node.name == "channel" || node.name == "feed").next()?;
        self.child(channel, "title").map(|node| node.text.text.trim().to_owned())
    }

    /// An item of NewsML-G2.
    fn news_item(&self, at: usize) -> Entry {
        let item = self.nodes.get(at);
        let id = item.and_then(|node| node.attributes.iter().find(|(key, _)| key == "guid").map(|(_, id)| id.clone()));
        let bodies = self.within(at).filter_map(|node| match node.name.as_str() {
            "inlineXML" => Some(self.written(node)),
            "inlineData" => Some(node.text.clone()),
            _ => None,
        });
        let said = |name: &str| self.inside(at, name).map(|node| node.text.text.trim().to_owned());
        let published = ["firstCreated", "contentCreated", "versionCreated"].into_iter().find_map(said);
        let provider = self.within(at).position(|node| node.name == "provider").map(|count| at + 1 + count);
        let provider = provider.and_then(|number| self.inside(number, "name"));
        let provider = provider.map(|node| node.text.text.trim().to_owned());
        let bodies: Vec<Inner> = bodies.collect();
        let headline = self.inside(at, "headline").map(|node| node.text.clone()).unwrap_or_default();
        // A body that shows the headline itself is enough.
        let shown = bodies.iter().any(|body| !headline.is_blank() && body.text.contains(headline.text.trim()));
        Entry {
            id,
            title: if shown { Inner::default() } else { headline },
            bodies,
            published: published.map(|date| day_of(&date)),
            publisher: provider.filter(|name| !name.is_empty()),
        }
    }
}

/// The day of a time stamp as feeds write it, `Tue, 02 Jun 2015 09:00:00 GMT` or `2015-06-02T09:00:00Z`; as it is where it
/// is neither.
pub(super) fn day_of(stamp: &str) -> String {
    let iso = stamp.get(..10).filter(|day| day.parse::<jiff::civil::Date>().is_ok());
    let day = iso.map(str::to_owned);
    let mail = || jiff::fmt::rfc2822::parse(stamp).ok().map(|time| time.date().to_string());
    day.or_else(mail).unwrap_or_else(|| stamp.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::ByteSpan;

    fn read_xml(xml: &str) -> Result<Vec<Source>, XmlError> {
        read("f.xml", Decoded { text: xml.to_owned(), ..Decoded::default() })
    }

    #[track_caller]
    fn place(xml: &str, source: &Source, words: &str) -> String {
        let start = source.text.find(words).unwrap();
        source.offsets.span_to_file(ByteSpan::new(start, start + words.len())).of(xml).to_owned()
    }

    #[test]
    fn entries_of_rss_lead_back_into_the_feed() {
        let xml = "<?xml version='1.0'?><rss xmlns:content='c' xmlns:media='m'><channel><title>Harbour Gazette</title>\
            <item><title>Quay &amp; pier shut</title><guid>g1</guid><pubDate>Thu, 16 May 2019 08:00:00 +0200</pubDate>\
            <media:content url='x'/><description>teaser</description>\
            <content:encoded><![CDATA[<p>Some <b>40</b>&nbsp;trawlers lie there.</p>]]></content:encoded></item>\
            <item><title>Two</title><description>&lt;p&gt;It cost &amp;pound;3 &lt;i&gt;million&lt;/i&gt;.&lt;/p&gt;</description></item>\
            </channel></rss>";
        let sources = read_xml(xml).unwrap();
        let texts: Vec<&str> = sources.iter().map(|source| source.text.as_str()).collect();
        assert_eq!(texts, ["Quay & pier shut\n\nSome 40\u{a0}trawlers lie there.", "Two\n\nIt cost £3 million."]);
        assert_eq!((sources[0].name.as_str(), sources[1].name.as_str()), ("f.xml#g1", "f.xml#2"));
        assert_eq!(sources[0].published.as_deref(), Some("2019-05-16"));
        assert_eq!(sources[0].publisher.as_deref(), Some("Harbour Gazette"));
        assert_eq!(place(xml, &sources[0], "Quay & pier"), "Quay &amp; pier");
        assert_eq!(place(xml, &sources[0], "40\u{a0}trawlers"), "40</b>&nbsp;trawlers");
        assert_eq!(place(xml, &sources[1], "£3 million"), "&amp;pound;3 &lt;i&gt;million");
    }

    #[test]
    fn atom_and_newsml_are_read() {
        let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><title>Gazette</title><entry><id>a</id><title>Quay</title>\
            <updated>2019-05-16T08:00:00Z</updated><content type='xhtml'><div><p>Some 40 trawlers.</p></div></content>\
            </entry></feed>";
        let sources = read_xml(atom).unwrap();
        assert_eq!(sources[0].text, "Quay\n\nSome 40 trawlers.");
        assert_eq!(place(atom, &sources[0], "40 trawlers"), "40 trawlers");
        let news = "<newsItem guid='urn:x:1'><itemMeta><provider><name>Harbour Wire</name></provider>\
            <versionCreated>2019-05-16T08:00:00Z</versionCreated></itemMeta><contentMeta><headline>Quay shut</headline>\
            </contentMeta><contentSet><inlineXML><html><body><p>Some 40 trawlers.</p></body></html></inlineXML>\
            </contentSet></newsItem>";
        let sources = read_xml(news).unwrap();
        assert_eq!(
            (sources[0].name.as_str(), sources[0].text.as_str()),
            ("f.xml#urn:x:1", "Quay shut\n\nSome 40 trawlers.")
        );
        assert_eq!(sources[0].publisher.as_deref(), Some("Harbour Wire"));
        assert_eq!(place(news, &sources[0], "40 trawlers"), "40 trawlers");
    }

    #[test]
    fn other_xml_is_told_and_depth_costs_nothing() {
        assert_eq!(
            read_xml("<urlset/>").unwrap_err().to_string(),
            "XML of a kind that is not read: its first element is `urlset`"
        );
        assert!(read_xml("<rss><a></b>").is_err());
        let deep = format!("<rss>{}{}</rss>", "<a>".repeat(100_000), "</a>".repeat(100_000));
        assert!(read_xml(&deep).unwrap().is_empty());
        // An entity that the document declares stands for nothing: it cannot grow.
        let laughs =
            "<!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><rss><item><title>x&b;y</title></item></rss>";
        assert_eq!(read_xml(laughs).unwrap()[0].text, "xy");
    }
}
