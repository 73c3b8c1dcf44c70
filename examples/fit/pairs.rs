//! The pairs of stories, events and news, each with what an editor says of it.

use anyhow::{Context, Result, anyhow};
use gainsay::check::{Ready, published_of};
use gainsay::judge::candidates::Pair;
use gainsay::judge::features::{Case, FeatureId, features_of};
use gainsay::judge::link::{Distance, Link, Mark};
use gainsay::judge::site::Ground;
use gainsay::judge::sites;
use gainsay::kinds::Kind;
use gainsay::kinds::comparison::Outcome;
use gainsay::kinds::date::{DateSpan, parse_date};
use gainsay::recognise::recognise;
use gainsay::rules::{Rules, SourcePath, load_rules};
use gainsay::source::{Source, read_articles};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What holding a value against its fact gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    Agrees,
    Differs,
}

/// A pair with its label.
#[derive(Clone, Debug)]
pub(crate) struct Labelled {
    /// The story it is of: what is left out together.
    pub(crate) story: usize,
    /// Which text and fact it is of.
    pub(crate) about: usize,
    pub(crate) kind: Kind,
    pub(crate) features: Vec<FeatureId>,
    pub(crate) holds: Holds,
    /// Whether an editor says that the value speaks of the fact; of several pairs of one text and fact perhaps only one
    /// does.
    pub(crate) right: bool,
    /// Where it stands, so that a value goes to one fact alone.
    pub(crate) place: (usize, usize, usize),
    pub(crate) weight: f64,
    /// Whether it is made from another by declaring another value.
    pub(crate) made: bool,
    /// The words and the fact, for people.
    pub(crate) words: String,
}

/// What an editor says of a text and a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    Agrees,
    Contradicts,
    Silent,
}

/// A text and a fact.
#[derive(Clone, Debug)]
pub(crate) struct About {
    pub(crate) story: usize,
    pub(crate) kind: Kind,
    pub(crate) said: Said,
    /// Whether the figures count it.
    pub(crate) measured: bool,
}

/// All that is fitted to.
#[derive(Debug, Default)]
pub(crate) struct Corpus {
    pub(crate) stories: Vec<String>,
    pub(crate) abouts: Vec<About>,
    pub(crate) pairs: Vec<Labelled>,
    texts: usize,
}

/// Pairs of running articles count less than those of short texts: there are many of one sort.
const OF_ARTICLES: f64 = 0.6;

/// A value that agrees speaks of the fact, and would whatever the rule file declared: what a copy with another distance
/// between the two counts.
const OF_MADE: f64 = 0.15;

/// What a case counts that is told once more with one fact alone.
const ALONE: f64 = 0.12;

/// Pairs of news about other things count least.
const OF_NEWS: f64 = 0.5;

#[derive(Deserialize)]
struct CaseLine {
    text: String,
    published: Option<String>,
    expect: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct GoldLine {
    fact: String,
    file: String,
    text: String,
    nth: Option<usize>,
    severity: String,
}

struct Story<'r> {
    number: usize,
    rules: &'r Rules,
    ready: Ready<'r>,
}

fn load(path: &Path) -> Result<Rules> {
    let (rules, problems) = load_rules(&[path.to_owned()]);
    match problems.iter().find(|problem| !problem.warning) {
        Some(problem) => Err(anyhow!("{}: {}", path.display(), problem.message)),
        None => Ok(rules),
    }
}

/// The kinds that the pairs of values and answers are of.
fn is_fitted(kind: Kind) -> bool {
    matches!(kind, Kind::Amount | Kind::Count | Kind::Date | Kind::Choice)
}

impl Corpus {
    /// Adds the stories of short texts under a folder.
    pub(crate) fn add_stories(&mut self, folder: &Path) -> Result<()> {
        for story in folders(folder, "cases.jsonl")? {
            let rules = load(&story.join("rules.toml"))?;
            let story_view = self.begin(&story, &rules);
            let cases = std::fs::read_to_string(story.join("cases.jsonl"))?;
            let mut read = Vec::new();
            for line in cases.lines().filter(|line| !line.trim().is_empty()) {
                let case: CaseLine =
                    serde_json::from_str(line).with_context(|| format!("{}: {line}", story.display()))?;
                self.add_case(&story_view, &case, 1.0);
                read.push(case);
            }
            self.add_alone(story_view.number, &rules, &read);
        }
        Ok(())
    }

    /// Adds the cases of a story once more, each fact by itself: many a rule file has but one.
    fn add_alone(&mut self, number: usize, rules: &Rules, cases: &[CaseLine]) {
        let values: Vec<usize> = (0..rules.facts.len()).filter(|&at| is_fitted(rules.facts[at].kind())).collect();
        for (turn, &fact) in values.iter().enumerate().filter(|_| values.len() > 1) {
            let mut alone = rules.clone();
            let kept = rules.facts.iter().enumerate().filter(|(at, other)| *at == fact || !is_fitted(other.kind()));
            alone.facts = kept.map(|(_, fact)| fact.clone()).collect();
            let story = Story { number, rules: &alone, ready: Ready::new(&alone).thorough() };
            let told = |(at, case): &(usize, &CaseLine)| {
                let says = case.expect.contains_key(&*rules.facts[fact].id);
                says && at.is_multiple_of(2) || !says && at % values.len() == turn
            };
            for (_, case) in cases.iter().enumerate().filter(told) {
                // Of the many that say nothing of it one in as many as there are facts is taken, of the others one in two.
                let says = case.expect.contains_key(&*rules.facts[fact].id);
                let stands_for = if says { 1.0 } else { values.len() as f64 / 2.0 };
                self.add_case(&story, case, (ALONE * stands_for).min(0.9));
            }
        }
    }

    fn begin<'r>(&mut self, path: &Path, rules: &'r Rules) -> Story<'r> {
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        self.stories.push(name);
        let ready = Ready::new(rules).thorough();
        Story { number: self.stories.len() - 1, rules, ready }
    }

    fn add_case(&mut self, story: &Story<'_>, case: &CaseLine, weight: f64) {
        let first = self.abouts.len();
        for fact in &story.rules.facts {
            let said = match case.expect.get(&*fact.id).map(String::as_str) {
                Some("agrees") => Said::Agrees,
                Some("contradicts") => Said::Contradicts,
                _ => Said::Silent,
            };
            self.abouts.push(About { story: story.number, kind: fact.kind(), said, measured: weight >= 1.0 });
        }
        let dated = case.published.as_deref().and_then(|date| parse_date(date).ok()).map(|date| date.days);
        let published = dated.or(story.rules.defaults.published);
        let source = Arc::new(Source::new("case", case.text.clone()));
        let abouts = self.abouts.clone();
        self.add_pairs(story, &source, published.as_ref(), weight, |pair, holds, _| {
            let about = first + pair.link.fact;
            let said = abouts[about].said;
            let right = matches!((said, holds), (Said::Agrees, Holds::Agrees) | (Said::Contradicts, Holds::Differs));
            Some((about, right))
        });
    }

    /// Adds events told by articles, with what an editor found in them; where the places that state the facts were read
    /// too, they lie beside them or in a folder of `readings`.
    pub(crate) fn add_events(&mut self, folder: &Path, readings: &Path) -> Result<()> {
        for event in folders(folder, "gold.jsonl")? {
            let beside = event.join("places.tsv");
            let apart = event.file_name().map_or_else(PathBuf::new, |name| readings.join(name).join("places.tsv"));
            let places = [beside, apart].iter().find(|path| path.exists()).map(|path| read_places(path)).transpose()?;
            let rules = load(&event.join("rules.toml"))?;
            let story = self.begin(&event, &rules);
            let gold: Vec<GoldLine> = std::fs::read_to_string(event.join("gold.jsonl"))?
                .lines()
                .filter(|line| !line.trim().is_empty())
                .map(serde_json::from_str)
                .collect::<Result<_, _>>()?;
            for article in texts(&event)? {
                let name = article.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
                let text = std::fs::read_to_string(&article)?;
                let source = Arc::new(Source::new(article.to_string_lossy(), text));
                let places =
                    places.as_ref().map(|all| all.get(name.trim_end_matches(".txt")).map_or(&[][..], Vec::as_slice));
                self.add_article(&story, &source, gold.iter().filter(|line| line.file == name).collect(), places);
            }
        }
        Ok(())
    }

    fn add_article(&mut self, story: &Story<'_>, source: &Arc<Source>, gold: Vec<&GoldLine>, places: Option<&[Place]>) {
        let mut problems = Vec::new();
        let published = published_of(source, story.rules, &SourcePath::new(&source.name), &mut problems);
        let spans: Vec<(&GoldLine, usize, usize)> = gold
            .into_iter()
            .filter_map(|line| {
                let start = source.text.match_indices(&line.text).nth(line.nth.unwrap_or(1) - 1)?.0;
                Some((line, start, start + line.text.len()))
            })
            .collect();
        let number = story.number;
        let first = self.abouts.len();
        let mut abouts = Vec::new();
        self.add_pairs(story, source, published.as_ref(), OF_ARTICLES, |pair, holds, at| {
            let fact = story.rules.facts.get(pair.link.fact)?;
            let stated = places.map(|places| places.iter().find(|place| place.states(&fact.id, at)));
            if holds == Holds::Agrees {
                // Whether an agreeing value speaks of the fact, the gold does not say.
                let stated = stated?;
                if stated.is_some_and(|place| place.says != "agrees") {
                    return None;
                }
                let said = if stated.is_some() { Said::Agrees } else { Said::Silent };
                abouts.push(About { story: number, kind: fact.kind(), said, measured: true });
                return Some((first + abouts.len() - 1, stated.is_some()));
            }
            let met = spans.iter().find(|(_, start, end)| at.0 < *end && *start < at.1);
            let own = met.filter(|(line, ..)| line.fact == *fact.id);
            if own.is_some_and(|(line, ..)| line.severity == "note") || own.is_none() && stated.flatten().is_some() {
                return None;
            }
            let said = if own.is_some() { Said::Contradicts } else { Said::Silent };
            abouts.push(About { story: number, kind: fact.kind(), said, measured: true });
            Some((first + abouts.len() - 1, own.is_some()))
        });
        self.abouts.extend(abouts);
    }

    /// Adds events of the shared news, with each place that states what a fact declares.
    pub(crate) fn add_readings(&mut self, folder: &Path, news: &Path) -> Result<()> {
        let articles: BTreeMap<String, Arc<Source>> = read_news(news)
            .into_iter()
            .filter_map(|source| Some((source.name.rsplit('#').next()?.to_owned(), source)))
            .collect();
        for event in folders(folder, "rules.toml")? {
            let rules = load(&event.join("rules.toml"))?;
            let story = self.begin(&event, &rules);
            for (article, places) in read_places(&event.join("places.tsv"))? {
                let source = articles.get(&article).with_context(|| format!("no article {article}"))?;
                let source = Arc::new(Source::new(format!("{article}.txt"), source.text.clone()));
                self.add_read_article(&story, &source, &places);
            }
        }
        Ok(())
    }

    fn add_read_article(&mut self, story: &Story<'_>, source: &Arc<Source>, places: &[Place]) {
        let published = published_of(source, story.rules, &SourcePath::new(&source.name), &mut Vec::new());
        let number = story.number;
        let first = self.abouts.len();
        let mut abouts = Vec::new();
        self.add_pairs(story, source, published.as_ref(), OF_ARTICLES, |pair, _, at| {
            let fact = story.rules.facts.get(pair.link.fact)?;
            let said = match places.iter().find(|place| place.states(&fact.id, at)).map(|place| place.says.as_str()) {
                Some("unsure") => return None,
                Some("agrees") => Said::Agrees,
                Some(_) => Said::Contradicts,
                None => Said::Silent,
            };
            abouts.push(About { story: number, kind: fact.kind(), said, measured: true });
            Some((first + abouts.len() - 1, said != Said::Silent))
        });
        self.abouts.extend(abouts);
    }

    /// Adds articles about other things: nothing in them speaks of the facts of an event.
    pub(crate) fn add_news(&mut self, events: &[PathBuf], news: &Path, every: usize) -> Result<()> {
        let articles = read_news(news);
        for (offset, event) in events.iter().enumerate() {
            let rules = load(&event.join("rules.toml"))?;
            let story = self.begin(event, &rules);
            for source in articles.iter().skip(offset % every).step_by(every) {
                self.add_article_weighing(&story, source, OF_NEWS);
            }
        }
        Ok(())
    }

    fn add_article_weighing(&mut self, story: &Story<'_>, source: &Arc<Source>, weight: f64) {
        let published = story.rules.defaults.published;
        let number = story.number;
        let first = self.abouts.len();
        let mut abouts = Vec::new();
        self.add_pairs(story, source, published.as_ref(), weight, |pair, _, _| {
            let fact = story.rules.facts.get(pair.link.fact)?;
            abouts.push(About { story: number, kind: fact.kind(), said: Said::Silent, measured: true });
            Some((first + abouts.len() - 1, false))
        });
        self.abouts.extend(abouts);
    }

    fn add_pairs(
        &mut self,
        story: &Story<'_>,
        source: &Arc<Source>,
        published: Option<&DateSpan>,
        weight: f64,
        mut label: impl FnMut(&Pair, Holds, (usize, usize)) -> Option<(usize, bool)>,
    ) {
        let setting = story.ready.setting();
        let Some(article) = recognise(source, setting.lexicon, &mut story.ready.memo()) else { return };
        self.texts += 1;
        let text = self.texts;
        let ground = Ground { setting, published };
        let mut found = Vec::new();
        for (_, pairs) in sites(&article, ground, &[]) {
            for pair in pairs {
                let holds = match pair.link.outcome {
                    Outcome::Agrees => Holds::Agrees,
                    Outcome::Differs(_) => Holds::Differs,
                    Outcome::Unknown => continue,
                };
                let Some(fact) = story.rules.facts.get(pair.link.fact).filter(|fact| is_fitted(fact.kind())) else {
                    continue;
                };
                let at = article.span(pair.tokens.clone());
                let Some((about, right)) = label(&pair, holds, (at.start, at.end)) else { continue };
                let case = Case { link: &pair.link, kind: fact.kind(), saying: &pair.saying };
                found.extend(distances(fact.kind(), right, holds, found.len()).iter().map(|&(distance, share)| {
                    Labelled {
                        story: story.number,
                        about,
                        kind: fact.kind(),
                        features: features_of(&Case { link: &declared_otherwise(&pair.link, distance), ..case }),
                        holds: Holds::Differs,
                        right,
                        place: (text, at.start, at.end),
                        weight: OF_MADE * share * weight,
                        made: true,
                        words: String::new(),
                    }
                }));
                found.push(Labelled {
                    made: false,
                    story: story.number,
                    about,
                    kind: fact.kind(),
                    features: features_of(&case),
                    holds,
                    right,
                    place: (text, at.start, at.end),
                    weight,
                    words: format!("{} | {} | {}", fact.id, at.of(&source.text), {
                        let sentence = article
                            .sentence_at(pair.tokens.start)
                            .and_then(|index| article.segments.sentences.get(index));
                        sentence.map_or(String::new(), |sentence| {
                            sentence.at.of(&source.text).split_whitespace().collect::<Vec<_>>().join(" ")
                        })
                    }),
                });
            }
        }
        self.pairs.extend(found);
    }
}

/// A place that states what a fact declares.
struct Place {
    start: usize,
    end: usize,
    fact: String,
    says: String,
}

impl Place {
    fn of<'l>(mut columns: impl Iterator<Item = &'l str>) -> Option<Self> {
        let (start, end) = (columns.next()?.parse().ok()?, columns.next()?.parse().ok()?);
        Some(Self { start, end, fact: columns.next()?.to_owned(), says: columns.next()?.to_owned() })
    }

    fn states(&self, fact: &str, at: (usize, usize)) -> bool {
        self.start < at.1 && at.0 < self.end && self.fact == fact
    }
}

/// The places of each article that was read.
fn read_places(path: &Path) -> Result<BTreeMap<String, Vec<Place>>> {
    let mut read: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    let table = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let places = read.entry(columns.next().unwrap_or_default().to_owned()).or_default();
        places.extend(Place::of(columns));
    }
    Ok(read)
}

fn read_news(news: &Path) -> Vec<Arc<Source>> {
    let mut nothing = std::io::empty();
    let batches = read_articles(&[news.to_owned()], &mut nothing);
    batches.flat_map(|batch| batch.sources.into_iter().map(Arc::new)).collect()
}

/// What else a rule file could have declared: for a value that speaks of the fact another value, and for any none at all.
fn distances(kind: Kind, right: bool, holds: Holds, number: usize) -> &'static [(Distance, f64)] {
    if kind == Kind::Choice {
        return if right && holds == Holds::Agrees { &[(Distance::Unknown, 1.0)] } else { &[] };
    }
    match (right, holds) {
        (true, Holds::Agrees) => &[
            (Distance::Slip, 0.2),
            (Distance::Noughts, 0.1),
            (Distance::Digit, 0.3),
            (Distance::Close, 0.5),
            (Distance::Near, 1.0),
            (Distance::Far, 1.0),
            (Distance::Undeclared, 1.0),
        ],
        (true, Holds::Differs) => &[(Distance::Undeclared, 1.0)],
        // There are many of these: one in three stands for three.
        (false, _) if number.is_multiple_of(3) => &[(Distance::Undeclared, 3.0)],
        (false, _) => &[],
    }
}

/// The link as it would be, had the rule file declared another value.
fn declared_otherwise(link: &Link, distance: Distance) -> Link {
    let mut link = Link { distance, ..link.clone() };
    for mark in [Mark::AgreesBeside, Mark::AgreesElsewhere, Mark::AnothersValue] {
        link.marks.set(mark, false);
    }
    link
}

/// The folders under one that hold a file of that name, in order.
pub(crate) fn folders(folder: &Path, file: &str) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut found: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    found.retain(|path| path.join(file).exists());
    found.sort();
    Ok(found)
}

fn texts(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    found.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    found.sort();
    Ok(found)
}
