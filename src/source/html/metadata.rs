//! What a page says of its article beside the text: title, publisher, date.

use serde_json::Value;
use std::borrow::Cow;

/// JSON nested deeper than this is not looked into: the date of an article stands at the first or second level.
const DEEPEST: usize = 8;

/// What a page says of its article. The first that is told of each counts, JSON-LD before all else.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    pub(super) published: Option<String>,
    pub(super) publisher: Option<String>,
    within: Within,
    json: String,
    page_title: String,
    /// Whether the date is that of an article, as JSON-LD tells it.
    certain: bool,
}

/// Which element is open whose text is metadata.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Within {
    #[default]
    Nothing,
    Title,
    Json,
}

impl Metadata {
    /// Takes what a `meta` element says.
    pub(super) fn meta<'t>(&mut self, attribute: &impl Fn(&str) -> Option<Cow<'t, str>>) {
        let name = attribute("property").or_else(|| attribute("name")).or_else(|| attribute("itemprop"));
        let (Some(name), Some(content)) = (name, attribute("content")) else { return };
        let content = || Some(content.trim().to_owned()).filter(|content| !content.is_empty());
        match name.to_ascii_lowercase().as_str() {
            "og:title" => self.title = self.title.take().or_else(content),
            "og:site_name" => self.publisher = self.publisher.take().or_else(content),
            "article:published_time"
            | "datepublished"
            | "date"
            | "dc.date"
            | "dc.date.issued"
            | "pubdate"
            | "publishdate"
            | "parsely-pub-date" => {
                self.published = self.published.take().or_else(|| content().as_deref().and_then(day));
            }
            _ => {}
        }
    }

    /// Takes the day of a `time` element that says when the article was published.
    pub(super) fn time<'t>(&mut self, attribute: &impl Fn(&str) -> Option<Cow<'t, str>>) {
        let told = attribute("itemprop").is_some_and(|of| of.eq_ignore_ascii_case("datePublished"))
            || attribute("pubdate").is_some();
        if told && self.published.is_none() {
            self.published = attribute("datetime").and_then(|time| day(&time));
        }
    }

    /// Notes which element begins; the title of a picture is none of the page.
    pub(super) fn enters(&mut self, name: &[u8], json: bool, in_picture: bool) {
        self.within = match name {
            b"title" if self.page_title.is_empty() && !in_picture => Within::Title,
            _ if json => Within::Json,
            _ => Within::Nothing,
        };
    }

    pub(super) fn leaves(&mut self, name: &[u8]) {
        if self.within == Within::Json
            && name == b"script"
            && let Ok(value) = serde_json::from_str::<Value>(&std::mem::take(&mut self.json))
        {
            self.linked_data(&value, 0);
        }
        if self.within == Within::Title && self.title.is_none() {
            self.title = Some(self.page_title.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        self.within = Within::Nothing;
    }

    /// Whether a text is metadata, which is kept.
    pub(super) fn takes(&mut self, text: &str) -> bool {
        match self.within {
            Within::Nothing => return false,
            Within::Title => self.page_title.push_str(text),
            Within::Json => self.json.push_str(text),
        }
        true
    }

    /// What JSON-LD says: an object, a list of them, or a graph.
    fn linked_data(&mut self, value: &Value, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        match value {
            Value::Array(list) => list.iter().for_each(|value| self.linked_data(value, depth + 1)),
            Value::Object(object) => {
                let kind = object.get("@type").map(Value::to_string).unwrap_or_default();
                let of_article = kind.contains("Article") || kind.contains("Posting");
                let published = object.get("datePublished").and_then(Value::as_str).and_then(day);
                if let Some(published) = published.filter(|_| !self.certain && (of_article || self.published.is_none()))
                {
                    self.certain = of_article;
                    self.published = Some(published);
                    let name =
                        object.get("publisher").and_then(|publisher| publisher.get("name")).and_then(Value::as_str);
                    self.publisher = name.map(str::to_owned).or(self.publisher.take());
                }
                if let Some(graph) = object.get("@graph") {
                    self.linked_data(graph, depth + 1);
                }
            }
            _ => {}
        }
    }
}

/// The day of "2019-05-16T08:00:00+02:00"; what is written another way stays as it is.
fn day(written: &str) -> Option<String> {
    let written = written.trim();
    let is_day = |day: &str| {
        day.bytes().enumerate().all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() })
    };
    match written.get(..10) {
        Some(day) if is_day(day) => Some(day.to_owned()),
        _ => Some(written.to_owned()).filter(|written| !written.is_empty()),
    }
}
