//! Irregular forms of English words.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

/// Irregular verbs: the base, then the forms that no rule gives. Own table of common use.
const VERBS: &[&str] = &[
    "be am is are was were been being",
    "bear bore borne born",
    "beat beaten",
    "become became",
    "begin began begun",
    "bend bent",
    "bid bade bidden",
    "bind bound",
    "bite bit bitten",
    "bleed bled",
    "blow blew blown",
    "break broke broken",
    "breed bred",
    "bring brought",
    "broadcast broadcasted",
    "build built",
    "burn burnt",
    "buy bought",
    "can could",
    "catch caught",
    "choose chose chosen",
    "cling clung",
    "come came",
    "creep crept",
    "deal dealt",
    "die dying",
    "dig dug",
    "do does did done doing",
    "draw drew drawn",
    "dream dreamt",
    "drink drank drunk",
    "drive drove driven",
    "dwell dwelt",
    "eat ate eaten",
    "fall fell fallen",
    "feed fed",
    "feel felt",
    "fight fought",
    "find found",
    "flee fled",
    "fling flung",
    "fly flew flown",
    "forbid forbade forbidden",
    "forecast forecasted",
    "foresee foresaw foreseen",
    "forget forgot forgotten",
    "forgive forgave forgiven",
    "free freed",
    "freeze froze frozen",
    "get got gotten",
    "give gave given",
    "go goes went gone",
    "grind ground",
    "grow grew grown",
    "hang hung",
    "have has had",
    "hear heard",
    "hide hid hidden",
    "hold held",
    "keep kept",
    "kneel knelt",
    "know knew known",
    "lay laid",
    "lead led",
    "lean leant",
    "leap leapt",
    "learn learnt",
    "leave left",
    "lend lent",
    "lie lay lain lying",
    "light lit",
    "lose lost",
    "make made",
    "may might",
    "mean meant",
    "meet met",
    "mislead misled",
    "mistake mistook mistaken",
    "misunderstand misunderstood",
    "mow mown",
    "outdo outdid outdone",
    "overcome overcame",
    "oversee oversaw overseen",
    "overtake overtook overtaken",
    "overthrow overthrew overthrown",
    "pay paid",
    "plead pled",
    "prove proven",
    "rebuild rebuilt",
    "repay repaid",
    "ride rode ridden",
    "ring rang rung",
    "rise rose risen",
    "run ran",
    "saw sawn",
    "say said",
    "see saw seen",
    "seek sought",
    "sell sold",
    "send sent",
    "sew sewn",
    "shake shook shaken",
    "shine shone",
    "shoot shot",
    "show shown",
    "shrink shrank shrunk",
    "sing sang sung",
    "sink sank sunk",
    "sit sat",
    "sleep slept",
    "slide slid",
    "sling slung",
    "sow sown",
    "speak spoke spoken",
    "speed sped",
    "spend spent",
    "spill spilt",
    "spin spun",
    "spit spat",
    "spoil spoilt",
    "spring sprang sprung",
    "stand stood",
    "steal stole stolen",
    "stick stuck",
    "sting stung",
    "strike struck stricken",
    "strive strove striven",
    "swear swore sworn",
    "sweep swept",
    "swell swollen",
    "swim swam swum",
    "swing swung",
    "take took taken",
    "teach taught",
    "tear tore torn",
    "tell told",
    "think thought",
    "throw threw thrown",
    "tie tying",
    "tread trod trodden",
    "undergo underwent undergone",
    "understand understood",
    "undertake undertook undertaken",
    "undo undid undone",
    "uphold upheld",
    "vie vying",
    "wake woke woken",
    "wear wore worn",
    "weave wove woven",
    "weep wept",
    "will would",
    "win won",
    "wind wound",
    "withdraw withdrew withdrawn",
    "withhold withheld",
    "withstand withstood",
    "wring wrung",
    "write wrote written",
];

/// Irregular plurals: the singular, then the plural. Own table of common use.
const NOUNS: &[&str] = &[
    "man men",
    "woman women",
    "child children",
    "person people persons",
    "foot feet",
    "tooth teeth",
    "goose geese",
    "mouse mice",
    "ox oxen",
    "die dice",
    "crisis crises",
    "analysis analyses",
    "basis bases",
    "thesis theses",
    "hypothesis hypotheses",
    "axis axes",
    "oasis oases",
    "emphasis emphases",
    "synthesis syntheses",
    "diagnosis diagnoses",
    "parenthesis parentheses",
    "criterion criteria",
    "phenomenon phenomena",
    "bacterium bacteria",
    "medium media",
    "datum data",
    "stratum strata",
    "curriculum curricula",
    "memorandum memoranda",
    "referendum referenda",
    "addendum addenda",
    "nucleus nuclei",
    "stimulus stimuli",
    "alumnus alumni",
    "fungus fungi",
    "cactus cacti",
    "larva larvae",
    "formula formulae",
    "vertebra vertebrae",
    "appendix appendices",
    "index indices",
    "matrix matrices",
    "vertex vertices",
    "life lives",
    "wife wives",
    "knife knives",
    "leaf leaves",
    "half halves",
    "calf calves",
    "shelf shelves",
    "self selves",
    "wolf wolves",
    "thief thieves",
    "loaf loaves",
    "hoof hooves",
    "scarf scarves",
    "sheaf sheaves",
    "elf elves",
    "bus buses",
    "gas gases",
    "lens lenses",
    "virus viruses",
    "quiz quizzes",
    "atlas atlases",
    "canvas canvases",
    "bias biases",
    "bureau bureaux",
    "plateau plateaux",
    "passerby passersby",
];

/// The bases by their irregular forms.
static BASES: LazyLock<HashMap<&'static str, Vec<&'static str>, FixedState>> = LazyLock::new(|| {
    let mut bases: HashMap<&'static str, Vec<&'static str>, FixedState> = HashMap::default();
    for (base, forms) in NOUNS.iter().chain(VERBS).filter_map(|row| row.split_once(' ')) {
        forms.split(' ').for_each(|form| bases.entry(form).or_default().push(base));
    }
    bases
});

/// The bases that `form`, in lower case, is an irregular form of; a base is not its own.
pub(super) fn bases(form: &str) -> &'static [&'static str] {
    BASES.get(form).map_or(&[], Vec::as_slice)
}

/// Whether an irregular form is a word of its own, or a regular form of another, as well.
pub(super) fn has_regular_reading(form: &str) -> bool {
    matches!(
        form,
        "found"
            | "bound"
            | "wound"
            | "ground"
            | "saw"
            | "lay"
            | "lives"
            | "leaves"
            | "left"
            | "felt"
            | "fell"
            | "bore"
            | "rose"
            | "shot"
            | "might"
            | "will"
            | "bases"
            | "axes"
            | "media"
            | "data"
            | "people"
            | "light"
            | "lead"
            | "meeting"
            | "building"
            | "halves"
            | "calves"
            | "bent"
            | "born"
            | "ring"
            | "spring"
            | "does"
            | "die"
    )
}
