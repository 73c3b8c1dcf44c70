//! Small word lists of English news: words that lead a name without being part of it, and words that carry no meaning
//! of their own. From own knowledge; country and nationality names after the United Nations' list of members.

/// Words that stand capitalised only at the head of a sentence, never in a name by themselves.
#[rustfmt::skip]
const FUNCTION: &[&str] = &[
    "a", "about", "above", "according", "across", "after", "again", "against", "all", "along", "already", "also",
    "although", "am", "among", "an", "and", "another", "any", "are", "around", "as", "at", "back", "be", "because",
    "been", "before", "behind", "being", "below", "besides", "between", "beyond", "both", "but", "by", "can",
    "could", "despite", "did", "do", "does", "down", "during", "each", "earlier", "either", "even", "ever", "every",
    "few", "for", "former", "from", "further", "given", "had", "has", "have", "having", "he", "hence", "her", "here",
    "hers", "his", "how", "however", "i", "if", "in", "indeed", "inside", "instead", "into", "is", "it", "its",
    "just", "last", "later", "less", "like", "many", "may", "meanwhile", "might", "more", "most", "much", "must",
    "my", "near", "neither", "never", "next", "no", "nor", "not", "nothing", "now", "of", "off", "often", "on",
    "once", "one", "only", "onto", "or", "other", "our", "out", "outside", "over", "perhaps", "quite", "rather",
    "said", "same", "says", "see", "several", "shall", "she", "should", "since", "so", "some", "soon", "still",
    "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "though",
    "through", "thus", "to", "today", "together", "too", "toward", "towards", "under", "unless", "until", "up",
    "upon", "us", "very", "was", "we", "were", "what", "when", "where", "whether", "which", "while", "who", "whom",
    "whose", "why", "will", "with", "within", "without", "would", "yes", "yesterday", "yet", "you", "your",
];

/// Words that lead a name and say what its bearer is or where from: nationalities, countries, offices, occupations.
#[rustfmt::skip]
const LEADING: &[&str] = &[
    "activist", "actor", "actress", "administrator", "adviser", "advisor", "afghan", "african", "albanian",
    "algerian", "ambassador", "america", "american", "analyst", "anchor", "angolan", "arab", "arabian", "architect",
    "argentine", "argentinean", "argentinian", "armenian", "artist", "asian", "assistant", "astronaut", "astronomer",
    "attorney", "australian", "austrian", "author", "azerbaijani", "bahraini", "bangladeshi", "belarusian",
    "belgian", "billionaire", "biologist", "bolivian", "bosnian", "boss", "brazilian", "britain", "british",
    "bulgarian", "cabinet", "californian", "cambodian", "canadian", "candidate", "captain", "catholic", "ceo",
    "chair", "chairman", "chairwoman", "chancellor", "chechen", "chief", "chilean", "china", "chinese", "christian",
    "co-founder", "coach", "colombian", "colonel", "columnist", "comedian", "commander", "commissioner",
    "communications", "congressman", "congresswoman", "conservative", "consultant", "correspondent", "councillor",
    "counselor", "croatian", "cuban", "cypriot", "czech", "danish", "defence", "defense", "democrat", "democratic",
    "deputy", "designer", "detective", "diplomat", "director", "dutch", "economist", "economy", "ecuadorian",
    "editor", "egyptian", "engineer", "english", "envoy", "estonian", "ethiopian", "european", "exec", "executive",
    "expert", "federal", "fellow", "finance", "finnish", "first", "foreign", "founder", "france", "french",
    "geologist", "geophysicist", "georgian", "german", "germany", "ghanaian", "goalkeeper", "government", "governor",
    "greek", "guatemalan", "haitian", "head", "health", "historian", "honduran", "hungarian", "icelandic", "imam",
    "india", "indian", "indonesian", "industry", "information", "inspector", "interior", "iranian", "iraqi", "irish",
    "islamic", "islamist", "israel", "israeli", "italian", "jamaican", "japan", "japanese", "jewish", "jordanian",
    "journalist", "judge", "justice", "kazakh", "kenyan", "king", "korean", "kremlin", "kurdish", "kuwaiti",
    "labour", "latin", "latvian", "lawmaker", "lawyer", "lead", "leader", "lebanese", "liberal", "libyan",
    "lithuanian", "local", "macedonian", "malaysian", "maltese", "manager", "mayor", "mechanic", "mexican",
    "minister", "moldovan", "mongolian", "moroccan", "muslim", "namibian", "nato", "nepalese", "nicaraguan",
    "nigerian", "norwegian", "officer", "official", "officials", "ombudsman", "organiser", "organizer", "owner",
    "painter", "pakistani", "palestinian", "panamanian", "paraguayan", "pentagon", "peruvian", "philippine",
    "photographer", "physicist", "pilot", "player", "poet", "police", "polish", "politician", "pope", "portuguese",
    "premier", "president", "press", "priest", "prime", "prince", "princess", "producer", "professor", "prosecutor",
    "psychologist", "publisher", "qatari", "queen", "rapper", "rector", "reporter", "representative", "republican",
    "researcher", "resident", "residents", "romanian", "russia", "russian", "salvadoran", "saudi", "scholar",
    "scientist", "scottish", "secretary", "senator", "serbian", "sheriff", "singer", "slovak", "slovenian",
    "sociologist", "soldier", "somali", "soviet", "spanish", "speaker", "spokesman", "spokesperson", "spokeswoman",
    "state", "strategist", "striker", "student", "sudanese", "superintendent", "swedish", "swiss", "syrian",
    "taiwanese", "tajik", "tanzanian", "teacher", "thai", "tibetan", "trade", "treasurer", "tsar", "tunisian",
    "turkish", "turkmen", "u.k.", "u.n.", "u.s.", "ugandan", "uk", "ukraine", "ukrainian", "un", "undersecretary",
    "uruguayan", "us", "uzbek", "venezuelan", "vice", "victim", "vietnamese", "volcanologist", "welsh", "white",
    "witness", "writer", "yemeni", "zambian", "zimbabwean",
];

/// Family names that are written first: the commonest Chinese ones in Pinyin and in Wade-Giles, and Korean ones in the
/// Revised Romanisation and the forms that passports have, after the household registers of both countries.
#[rustfmt::skip]
const FAMILY_FIRST: &[&str] = &[
    "ahn", "bae", "bai", "cai", "cao", "chai", "chan", "chang", "chao", "chen", "cheng", "cheung", "chiang", "choe",
    "choi", "chou", "chow", "chu", "chung", "cui", "dai", "deng", "ding", "dong", "du", "duan", "fan", "fang",
    "feng", "fu", "gao", "gong", "gu", "guo", "hahn", "han", "hao", "he", "ho", "hong", "hou", "hsia", "hsiao",
    "hsieh", "hsu", "hu", "huang", "hwang", "jang", "jeong", "jia", "jiang", "jin", "jung", "kang", "kim", "kong",
    "ku", "kuo", "kwon", "lai", "lam", "lau", "lee", "lei", "leung", "li", "liang", "liao", "lim", "lin", "ling",
    "liu", "lo", "long", "lu", "lung", "luo", "lyu", "ma", "mao", "meng", "mo", "ng", "ni", "noh", "oh", "pan",
    "pang", "park", "peng", "qi", "qian", "qiao", "qin", "qiu", "ren", "roh", "seo", "shao", "shen", "shi", "shin",
    "sin", "so", "son", "song", "su", "suh", "sun", "sung", "tan", "tang", "tao", "teng", "tian", "tien", "tong",
    "tsai", "tsao", "tseng", "tung", "wan", "wang", "wei", "wen", "wong", "woo", "wu", "xi", "xia", "xiang", "xiao",
    "xie", "xiong", "xu", "xue", "yan", "yang", "yao", "ye", "yeh", "yi", "yim", "yin", "yoo", "yoon", "yu", "yuan",
    "yue", "yun", "zeng", "zhai", "zhang", "zhao", "zheng", "zhong", "zhou", "zhu", "zou",
];

/// Whether a folded word is a family name that is written first (Liu Xiang). A name of two words that begins with one
/// may still be Western ("Lee Harvey"): the caller looks at what stands behind.
#[must_use]
pub fn is_family_first(fold: &str) -> bool {
    FAMILY_FIRST.binary_search(&fold).is_ok()
}

/// Nouns for people as news counts them: a rule that names one of them counts the others alike.
#[rustfmt::skip]
const PERSON_NOUNS: &[&str] = &[
    "adult", "attacker", "body", "boy", "captive", "casualty", "child", "citizen", "civilian", "combatant", "crew",
    "delegate", "demonstrator", "detainee", "employee", "extremist", "fatality", "fighter", "girl", "gunman",
    "hostage", "individual", "infant", "inhabitant", "insurgent", "jihadi", "jihadist", "local", "man", "marcher",
    "member", "migrant", "militant", "miner", "officer", "passenger", "patient", "people", "person", "personnel",
    "police", "policeman", "prisoner", "protester", "protestor", "rebel", "recruit", "refugee", "rescuer",
    "resident", "sailor", "schoolgirl", "soldier", "staff", "staffer", "student", "supporter", "survivor", "suspect",
    "terrorist", "tourist", "traveler", "traveller", "troop", "victim", "villager", "visitor", "volunteer", "woman",
    "worker",
];

/// Whether an inflection key is a noun for people as news counts them.
#[must_use]
pub fn is_person_noun(key: &str) -> bool {
    PERSON_NOUNS.binary_search(&key).is_ok() || key == "dead"
}

/// Verbs by which news says who reported what, in the forms that a date stands beside.
#[rustfmt::skip]
const REPORTING: &[&str] = &[
    "acknowledged", "added", "admitted", "announced", "announces", "announcing", "claimed", "confirmed", "confirms",
    "declared", "denied", "disclosed", "explained", "insisted", "interview", "interviewed", "noted", "posted",
    "published", "reiterated", "released", "reported", "reporting", "reports", "revealed", "said", "saying", "says",
    "stated", "statement", "testified", "told", "tweeted", "warned", "wrote",
];

/// Whether a word in lower case is a verb of reporting.
#[must_use]
pub fn is_reporting_verb(word: &str) -> bool {
    REPORTING.binary_search(&word).is_ok()
}

/// Whether a leading word is a nationality by its ending: not what somebody is by trade.
#[must_use]
pub fn is_nationality(fold: &str) -> bool {
    const ENDINGS: [&str; 6] = ["ese", "ish", "ani", "aqi", "ine", "ic"];
    const TRADES: [&str; 8] =
        ["comedian", "historian", "politician", "librarian", "magician", "musician", "physician", "technician"];
    (fold.ends_with("an") && !fold.ends_with("man") && !TRADES.contains(&fold))
        || ENDINGS.iter().any(|end| fold.ends_with(end))
}

/// Whether a folded word is a function word: capitalised only at the head of a sentence.
#[must_use]
pub fn is_function_word(fold: &str) -> bool {
    FUNCTION.binary_search(&fold).is_ok()
}

/// Whether a folded word leads a name without being part of it.
#[must_use]
pub fn is_leading_word(fold: &str) -> bool {
    LEADING.binary_search(&fold).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        assert!(FUNCTION.is_sorted());
        assert!(FAMILY_FIRST.is_sorted());
        assert!(PERSON_NOUNS.is_sorted());
        assert!(REPORTING.is_sorted());
        let unsorted = LEADING.windows(2).find(|pair| pair[0] >= pair[1]);
        assert_eq!(unsorted, None);
    }
}
