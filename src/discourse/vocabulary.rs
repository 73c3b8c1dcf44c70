//! The closed classes of English words that clauses, modes and speakers hang on: own lists, in lower case, sorted.

use std::borrow::Cow;

/// `word` in lower case; no copy where it is so already.
pub(crate) fn lower(word: &str) -> Cow<'_, str> {
    if word.chars().any(char::is_uppercase) { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) }
}

/// Whether `word`, in any case, stands in the sorted list.
pub(crate) fn listed(list: &[&str], word: &str) -> bool {
    list.binary_search(&&*lower(word)).is_ok()
}

/// Words before which a clause begins.
#[rustfmt::skip]
pub(crate) const CLAUSE_WORDS: &[&str] = &[
    "after", "although", "because", "before", "but", "since", "though", "unless", "until", "when", "where", "which",
    "while", "who", "whom", "whose",
];

/// Those of the words above that a date may follow instead of a clause.
#[rustfmt::skip]
pub(crate) const DATE_PREPOSITIONS: &[&str] = &[
    "after", "before", "since", "until",
];

/// Names of months and weekdays, and parts of the day.
#[rustfmt::skip]
pub(crate) const CALENDAR: &[&str] = &[
    "apr", "april", "aug", "august", "autumn", "christmas", "dawn", "dec", "december", "dusk", "easter", "feb",
    "february", "friday", "jan", "january", "july", "june", "mar", "march", "may", "midday", "midnight", "monday",
    "noon", "nov", "november", "now", "oct", "october", "saturday", "sept", "september", "spring", "summer",
    "sunday", "sundown", "sunrise", "sunset", "then", "thursday", "today", "tomorrow", "tuesday", "wednesday",
    "winter", "yesterday",
];

/// Months and weekdays alone: they are never the first word of a name.
#[rustfmt::skip]
pub(crate) const DAYS_AND_MONTHS: &[&str] = &[
    "apr", "aug", "august", "dec", "december", "feb", "february", "friday", "jan", "january", "july", "monday",
    "nov", "november", "oct", "october", "saturday", "sept", "september", "sunday", "thursday", "tuesday",
    "wednesday",
];

/// Words that point into time before "week" or "Monday".
#[rustfmt::skip]
pub(crate) const POINTING: &[&str] = &[
    "early", "last", "late", "mid", "next", "the", "this",
];

/// Stretches of time.
#[rustfmt::skip]
pub(crate) const PERIODS: &[&str] =
    &[
    "century", "day", "decade", "fall", "month", "morning", "night", "quarter", "week", "weekend", "year",
];

/// Words that are no part of a name in capitals either, as in headlines: "Hope And Despair".
#[rustfmt::skip]
pub(crate) const NEVER_IN_NAMES: &[&str] = &[
    "a", "after", "amid", "and", "are", "as", "at", "be", "because", "been", "before", "but", "by", "during", "for",
    "from", "has", "have", "he", "her", "his", "how", "if", "in", "into", "is", "it", "its", "not", "of", "on",
    "or", "over", "says", "she", "that", "the", "their", "they", "this", "to", "under", "was", "we", "were", "when",
    "where", "which", "while", "who", "why", "with", "without",
];

/// Words that begin a sentence with a capital without being part of a name.
#[rustfmt::skip]
pub(crate) const FUNCTION_WORDS: &[&str] = &[
    "a", "about", "above", "according", "across", "after", "again", "against", "ago", "all", "almost", "along",
    "already", "also", "although", "always", "am", "among", "an", "and", "another", "any", "are", "around", "as",
    "asked", "at", "be", "because", "been", "before", "behind", "below", "besides", "between", "beyond", "both",
    "but", "by", "can", "could", "critics", "despite", "did", "do", "does", "during", "each", "earlier", "either",
    "even", "every", "everyone", "experts", "few", "finally", "first", "for", "former", "from", "further", "given",
    "had", "has", "have", "he", "her", "here", "hers", "him", "his", "how", "however", "i", "if", "in", "including",
    "indeed", "inside", "instead", "into", "is", "it", "its", "just", "last", "later", "like", "many", "may",
    "maybe", "meanwhile", "might", "more", "most", "much", "my", "near", "nearly", "neither", "never",
    "nevertheless", "no", "nobody", "none", "nor", "not", "nothing", "now", "of", "off", "officials", "often", "on",
    "once", "one", "only", "or", "other", "others", "our", "out", "outside", "over", "people", "perhaps", "police",
    "recently", "reports", "researchers", "residents", "scientists", "second", "separately", "several", "shall",
    "she", "should", "since", "so", "some", "sometimes", "soon", "sources", "still", "such", "than", "that", "the",
    "their", "them", "then", "there", "therefore", "these", "they", "third", "this", "those", "though", "three",
    "through", "throughout", "thus", "to", "today", "together", "tomorrow", "too", "toward", "towards", "two",
    "under", "unless", "unlike", "until", "up", "upon", "was", "we", "well", "were", "what", "whatever", "when",
    "where", "whether", "which", "while", "who", "whom", "whose", "why", "will", "with", "within", "without",
    "witnesses", "would", "yes", "yesterday", "yet", "you", "your",
];

/// Lower-case words that stand inside names, or before the family name.
#[rustfmt::skip]
pub(crate) const PARTICLES: &[&str] = &[
    "al", "ap", "bin", "bint", "da", "dal", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "e", "el",
    "ibn", "la", "le", "na", "ter", "ul", "van", "vom", "von", "y", "zu", "zum", "zur",
];

/// Particles that may open a name in the middle of a sentence ("al-Shamsi", "von der Berg").
#[rustfmt::skip]
pub(crate) const OPENING_PARTICLES: &[&str] = &[
    "al", "bin", "el", "ibn", "van", "von",
];

/// Abbreviated titles and ranks that belong to the run before a name, without their full stop.
#[rustfmt::skip]
pub(crate) const ABBREVIATED_TITLES: &[&str] = &[
    "adm", "amb", "brig", "capt", "cmdr", "col", "cpl", "det", "dr", "fr", "gen", "gov", "hon", "insp", "jr", "lt",
    "maj", "messrs", "mr", "mrs", "ms", "msgr", "pres", "prof", "pvt", "rep", "rev", "sen", "sens", "sgt", "sr",
    "st", "supt",
];

/// Words of speaking that say for themselves that somebody spoke.
#[rustfmt::skip]
pub(crate) const SPEECH_VERBS: &[&str] = &[
    "acknowledged", "acknowledges", "added", "adding", "adds", "admits", "admitted", "admitting", "affirmed",
    "affirms", "alleged", "alleges", "announced", "announces", "announcing", "answered", "answers", "argued",
    "argues", "arguing", "asked", "asks", "asserted", "asserts", "boasted", "boasts", "called", "calling", "calls",
    "cautioned", "cautions", "claimed", "claiming", "claims", "clarified", "clarifies", "commented", "comments",
    "complained", "complaining", "complains", "conceded", "concedes", "concluded", "concludes", "confirmed",
    "confirming", "confirms", "contended", "contends", "countered", "counters", "declared", "declares", "declaring",
    "denied", "denies", "described", "describes", "describing", "emphasised", "emphasises", "emphasized",
    "emphasizes", "estimated", "estimates", "exclaimed", "explained", "explaining", "explains", "explicated",
    "expressed", "expresses", "informed", "insisted", "insisting", "insists", "joked", "jokes", "labeled",
    "labelled", "lamented", "laments", "maintained", "maintains", "mentioned", "mentions", "mused", "muses",
    "noted", "notes", "noting", "observed", "observes", "pleaded", "pledged", "pledges", "pointed", "posted",
    "praised", "praises", "predicted", "predicts", "proclaimed", "promised", "promises", "quipped", "quips",
    "quoted", "reads", "recalled", "recalling", "recalls", "reiterated", "reiterates", "remarked", "remarks",
    "remembered", "reminded", "repeated", "replied", "replies", "reported", "reports", "responded", "responds",
    "revealed", "reveals", "said", "saying", "says", "shouted", "signalled", "specified", "specifies", "speculated",
    "stated", "states", "stating", "stressed", "stresses", "stressing", "suggested", "suggests", "swore", "telling",
    "tells", "testified", "testifies", "thinks", "thought", "told", "tweeted", "tweets", "urged", "urges", "urging",
    "vowed", "vows", "warned", "warning", "warns", "wondered", "writes", "writing", "wrote",
];

/// Verbs of speaking that are as often participles ("a draft posted online"): they need a name or "he" for a subject.
#[rustfmt::skip]
pub(crate) const AMBIGUOUS_VERBS: &[&str] = &[
    "alleged", "announced", "answers", "called", "calls", "claimed", "claims", "confirmed", "described",
    "estimated", "estimates", "expressed", "labeled", "labelled", "notes", "pleaded", "pledged", "pointed",
    "posted", "praised", "predicted", "proclaimed", "promised", "promises", "quoted", "reads", "remarks",
    "repeated", "reported", "reports", "revealed", "signalled", "states", "thought",
];

/// Words behind which a verb of speaking is a participle or a noun: "was called", "the reports", "her claims".
pub(crate) const BEFORE_NOUN_OR_PARTICIPLE: &[&str] = &[
    "a", "an", "are", "be", "been", "being", "her", "his", "if", "is", "its", "no", "our", "some", "such", "the",
    "their", "these", "those", "was", "were", "when",
];

/// Verbs of speaking that stand before their subject right behind a quotation: "“…,” said Berg".
#[rustfmt::skip]
pub(crate) const INVERTING_VERBS: &[&str] = &[
    "added", "adds", "announced", "answered", "argued", "argues", "asked", "asks", "commented", "concluded",
    "declared", "explained", "explains", "insisted", "insists", "joked", "noted", "notes", "observed", "quipped",
    "recalled", "recalls", "remarked", "remembered", "replied", "replies", "reports", "responded", "said", "says",
    "stated", "told", "tweeted", "tweets", "warned", "warns", "writes", "wrote",
];

/// Words that no noun phrase for a speaker holds: then it is a sentence.
#[rustfmt::skip]
pub(crate) const NO_NOUN_PHRASE: &[&str] = &[
    "am", "are", "be", "been", "being", "can", "could", "did", "do", "does", "had", "has", "have", "he", "i", "is",
    "it", "may", "might", "said", "says", "she", "should", "they", "told", "was", "we", "were", "will", "would",
    "you",
];

/// Things that speak in writing.
#[rustfmt::skip]
pub(crate) const DOCUMENTS: &[&str] = &[
    "act", "affidavit", "agreement", "announcement", "article", "bill", "blog", "book", "brief", "bulletin", "code",
    "communique", "communiqué", "complaint", "constitution", "contract", "court filing", "declaration", "decree",
    "directive", "dispatch", "document", "documents", "draft", "editorial", "email", "filing", "filings",
    "guidelines", "indictment", "law", "lawsuit", "leaflet", "letter", "manual", "memo", "memorandum", "message",
    "note", "notice", "pact", "pamphlet", "paper", "petition", "poll", "post", "preamble", "proposal", "regulation",
    "release", "report", "resolution", "ruling", "speech", "statement", "statements", "study", "suit", "summary",
    "survey", "text", "transcript", "treaty", "tweet", "verdict", "website", "white paper",
];

/// Adverbs and helping verbs that stand between a speaker and the verb.
#[rustfmt::skip]
pub(crate) const BETWEEN_SUBJECT_AND_VERB: &[&str] = &[
    "again", "all", "also", "angrily", "apparently", "been", "bluntly", "both", "briefly", "did", "directly",
    "does", "earlier", "even", "famously", "finally", "first", "flatly", "had", "has", "have", "herself", "himself",
    "immediately", "initially", "jokingly", "just", "later", "long", "merely", "never", "not", "now", "often",
    "once", "only", "openly", "originally", "previously", "privately", "publicly", "quickly", "rather", "recently",
    "repeatedly", "reportedly", "simply", "since", "soon", "still", "subsequently", "themselves", "then", "today",
    "tonight", "twice", "usually", "yesterday",
];

/// Prepositions that tie a name to what stands before it: "a spokesman for Orbo" is not Orbo.
#[rustfmt::skip]
pub(crate) const PREPOSITIONS: &[&str] = &[
    "about", "against", "among", "at", "between", "beyond", "by", "during", "for", "from", "in", "inside", "into",
    "like", "near", "of", "off", "on", "outside", "over", "to", "toward", "towards", "under", "via", "with",
    "within", "without",
];

/// Words that say for sure that a run names no person.
#[rustfmt::skip]
pub(crate) const ORGANISATION_WORDS: &[&str] = &[
    "academy", "administration", "agency", "airlines", "airport", "alliance", "arabia", "army", "assembly",
    "association", "authority", "bank", "board", "broadcasting", "bureau", "center", "centre", "chronicle", "city",
    "club", "co", "college", "commission", "committee", "company", "conference", "congress", "corp", "corporation",
    "council", "county", "court", "daily", "department", "enterprise", "federation", "force", "forces", "forum",
    "foundation", "fund", "gazette", "government", "group", "guard", "herald", "holdings", "hospital", "house",
    "images", "inc", "industries", "initiative", "institute", "island", "islands", "journal", "kingdom", "korea",
    "laboratory", "league", "ltd", "magazine", "ministry", "mission", "movement", "museum", "nations", "navy",
    "network", "news", "office", "organisation", "organization", "parliament", "partners", "party", "police",
    "post", "press", "province", "radio", "republic", "school", "senate", "service", "services", "society", "state",
    "states", "street", "systems", "team", "technologies", "telegraph", "television", "times", "tribunal",
    "tribune", "trust", "tv", "union", "university", "workshop",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_for_the_search() {
        for list in [
            CLAUSE_WORDS,
            DATE_PREPOSITIONS,
            CALENDAR,
            DAYS_AND_MONTHS,
            POINTING,
            PERIODS,
            FUNCTION_WORDS,
            PARTICLES,
            OPENING_PARTICLES,
            ABBREVIATED_TITLES,
            SPEECH_VERBS,
            DOCUMENTS,
            BETWEEN_SUBJECT_AND_VERB,
            PREPOSITIONS,
            ORGANISATION_WORDS,
            AMBIGUOUS_VERBS,
            BEFORE_NOUN_OR_PARTICIPLE,
            INVERTING_VERBS,
            NEVER_IN_NAMES,
            NO_NOUN_PHRASE,
        ] {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{pair:?}");
            }
        }
    }
}
