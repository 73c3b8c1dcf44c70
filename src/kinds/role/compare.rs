//! Two roles of one person: the same, one less precise, or such that both cannot be true.

use super::organisation::{are_of_different_countries, differing, strangers};
use super::parse::{Role, is_article, parse};
use super::title::{Class, Level, are_near, is_post};
use crate::matching::inflect::inflection_key;
use crate::token::tokenize;
use std::collections::BTreeSet;

/// How a role that a source gives relates to the declared one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoleRelation {
    /// The same office or occupation.
    Same,
    /// The same with fewer details: "director" for "deputy director" is none such, "deputy director" for "first deputy
    /// director of the institute" is.
    LessPrecise,
    /// Titles that exclude each other: the words on either side.
    TitleDiffers {
        /// The source's title.
        said: String,
        /// The declared title.
        declared: String,
    },
    /// The same title in another body: the names on either side.
    InstituteDiffers {
        /// The source's name of the body.
        said: String,
        /// The declared name.
        declared: String,
    },
    /// Another title in another body, where the two exclude each other.
    BothDiffer {
        /// The source's role.
        said: String,
        /// The declared role.
        declared: String,
    },
    /// Another post of the kind that one person seldom holds two of: the source's words and the declared ones.
    PostDiffers {
        /// The source's role.
        said: String,
        /// The declared role.
        declared: String,
    },
    /// Another role, which one person may have beside it: only where an article gives no other is that a surprise.
    AnotherRole {
        /// The source's role.
        said: String,
        /// The declared role.
        declared: String,
    },
    /// Nothing can be told: one person may well be both.
    Unrelated,
}

/// How two titles relate.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Titles {
    Same,
    LessPrecise,
    Exclude,
    /// Posts that one person seldom holds together.
    Apart,
    /// Roles that one person may have together, each telling precisely what somebody is.
    Another,
    Compatible,
}

/// Holds what a source calls somebody against what the rules declare.
///
/// ```
/// use gainsay::kinds::role::{RoleRelation, compare_roles};
/// assert_eq!(compare_roles("minister of trade", "trade minister"), RoleRelation::Same);
/// assert!(matches!(compare_roles("astronomer", "volcanologist"), RoleRelation::TitleDiffers { .. }));
/// ```
#[must_use]
pub fn compare_roles(said: &str, declared: &str) -> RoleRelation {
    if same_words(said, declared) {
        return RoleRelation::Same;
    }
    let said_as_declared = with_case_of(said, declared);
    let (Some(one), Some(other)) = (parse(&said_as_declared), parse(declared)) else { return RoleRelation::Unrelated };
    let titles = relate_titles(&one, &other);
    let bodies = differing(&one.bodies, &other.bodies).or_else(|| {
        let offices = one.is_office() && other.is_office();
        strangers(&one.bodies, &other.bodies).filter(|_| offices && titles == Titles::Same || titles == Titles::Apart)
    });
    let state = is_state_office(one.title.class) && are_of_different_countries(&one.countries, &other.countries);
    if state && matches!(titles, Titles::Same | Titles::LessPrecise) {
        return RoleRelation::InstituteDiffers { said: joined(&one.countries), declared: joined(&other.countries) };
    }
    let both = || (said.trim().to_owned(), declared.trim().to_owned());
    match (titles, bodies) {
        (Titles::Same | Titles::LessPrecise, Some((said, declared))) => {
            RoleRelation::InstituteDiffers { said: said.written.clone(), declared: declared.written.clone() }
        }
        (Titles::Exclude, Some(_)) if one.title.class == other.title.class => {
            let (said, declared) = both();
            RoleRelation::BothDiffer { said, declared }
        }
        (Titles::Exclude, None) => RoleRelation::TitleDiffers { said: one.words, declared: other.words },
        (Titles::Same, None) if is_shorter(&one, &other) => RoleRelation::LessPrecise,
        (Titles::Same, None) => RoleRelation::Same,
        (Titles::LessPrecise, None) => RoleRelation::LessPrecise,
        (Titles::Apart, None) => {
            let (said, declared) = both();
            RoleRelation::PostDiffers { said, declared }
        }
        (Titles::Apart | Titles::Another, _) => {
            let (said, declared) = both();
            RoleRelation::AnotherRole { said, declared }
        }
        (Titles::Exclude | Titles::Compatible, _) => RoleRelation::Unrelated,
    }
}

/// The words of a role, in lower case where the other has them so: "Flight Director" for a "flight director".
fn with_case_of(said: &str, declared: &str) -> String {
    let small: BTreeSet<&str> =
        declared.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).collect();
    let cased = said.split_whitespace().map(|word| {
        let lower = word.to_lowercase();
        if small.contains(lower.as_str()) { lower } else { word.to_owned() }
    });
    cased.collect::<Vec<_>>().join(" ")
}

/// The countries of an office, for showing.
fn joined(countries: &BTreeSet<String>) -> String {
    let mut shown: Vec<String> = Vec::new();
    for country in countries {
        let mut letters = country.chars();
        shown.extend(letters.next().map(|first| first.to_uppercase().chain(letters).collect()));
    }
    shown.join(" and ")
}

/// Whether the words are the same but for articles, case and inflection.
pub(super) fn same_words(a: &str, b: &str) -> bool {
    let keys = |text: &str| -> Vec<String> {
        let words = tokenize(text);
        let words = words.iter().filter(|token| token.is_word()).map(|token| token.of(text));
        words.filter(|word| !is_article(&word.to_lowercase())).map(inflection_key).collect()
    };
    keys(a) == keys(b)
}

/// Whether the first role leaves out what the second tells.
fn is_shorter(one: &Role, other: &Role) -> bool {
    one.bodies.len() < other.bodies.len() || one.field.len() < other.field.len()
}

fn relate_titles(said: &Role, declared: &Role) -> Titles {
    let (one, other) = (said.title.class, declared.title.class);
    if one == other {
        return relate_within(said, declared);
    }
    match (one, other) {
        (Class::Vague, Class::Occupation(_) | Class::Learned | Class::Other) => Titles::Compatible,
        (Class::Vague, _) => Titles::LessPrecise,
        (Class::Learned, Class::Occupation(_)) | (Class::Occupation(_), Class::Learned) => Titles::LessPrecise,
        (Class::Member, Class::Director | Class::Chair) => Titles::LessPrecise,
        (Class::Rank(a), Class::Rank(b)) => relate_ranks(a, b),
        (Class::Occupation(a), Class::Occupation(b)) if !overlap(a, b) => Titles::Exclude,
        (
            Class::Head,
            Class::Director | Class::President | Class::Chair | Class::Governor | Class::Mayor | Class::Premier,
        )
        | (
            Class::Director | Class::President | Class::Chair | Class::Governor | Class::Mayor | Class::Premier,
            Class::Head,
        ) => relate_to_head(said, declared),
        (a, b) if is_state_office(a) && is_state_office(b) && !(names_body(said) || names_body(declared)) => {
            Titles::Exclude
        }
        _ if are_near(&said.title.word, &declared.title.word) => Titles::LessPrecise,
        _ if are_posts_apart(said, declared) => Titles::Apart,
        _ => another(said, declared),
    }
}

/// Two titles that do not exclude each other: another role where both are precise, unless a trade stands beside an office
/// (the geologist who directs an institute) or somebody leads, as the press says of holders of any high office.
fn another(said: &Role, declared: &Role) -> Titles {
    let (one, other) = (said.title.class, declared.title.class);
    let trade = |class: Class| matches!(class, Class::Occupation(_));
    let vague = |role: &Role| role.title.class.goes_with_others() && !role.is_chief();
    let precise = !vague(said) && !vague(declared) && one != Class::Person;
    let leads = said.is_verb() && (said.bodies.is_empty() || shares_body(said, declared));
    match () {
        () if !precise || leads => Titles::Compatible,
        () if trade(one) == trade(other) || shares_body(said, declared) => Titles::Another,
        () if is_state_office(one) && !declared.bodies.is_empty() => Titles::Another,
        () => Titles::Compatible,
    }
}

/// Whether two titles are posts of which a body has one and its holder seldom another: its spokesman and its director,
/// its chief executive and its chair. Heads and leaders of anything may hold a post beside it, and so may chairs.
fn are_posts_apart(said: &Role, declared: &Role) -> bool {
    let executive = |role: &Role| role.title.class == Class::Officer || is_executive(role);
    let post = |role: &Role| match role.title.class {
        Class::Spokes | Class::Director | Class::Secretary | Class::Officer => true,
        Class::Head => executive(role),
        Class::Other => is_post(&role.title.word),
        class => is_state_office(class),
    };
    let chair = |role: &Role| role.title.class == Class::Chair;
    let directs = |role: &Role| matches!(role.title.class, Class::Director | Class::President | Class::Head);
    let led = directs(said) && directs(declared);
    post(said) && post(declared) && !led || chair(said) && executive(declared) || executive(said) && chair(declared)
}

/// Two titles of one class: the level and the field tell them apart.
fn relate_within(said: &Role, declared: &Role) -> Titles {
    let numbered = said.ordinal.is_some() && declared.ordinal.is_some() && said.ordinal != declared.ordinal;
    let fields = are_other_fields(said, declared);
    if matches!(said.title.class, Class::Other | Class::Vague | Class::Learned | Class::Person) {
        let same = inflection_key(&said.title.word) == inflection_key(&declared.title.word);
        let level = said.level == declared.level;
        return match same {
            true if level && numbered => Titles::Exclude,
            true if level && fields => Titles::Another,
            true if level => Titles::Same,
            true => Titles::Exclude,
            false if are_near(&said.title.word, &declared.title.word) => Titles::LessPrecise,
            false if are_posts_apart(said, declared) => Titles::Apart,
            _ => another(said, declared),
        };
    }
    if said.title.class == Class::Head && is_executive(said) && !declared.field.is_empty() && !is_executive(declared) {
        return Titles::Apart;
    }
    if let Class::Occupation(_) = said.title.class {
        let spelled = |word: &str| word.replace("vulcano", "volcano").replace("palaeo", "paleo");
        let same = spelled(&said.title.word) == spelled(&declared.title.word);
        return match same {
            true if said.level == declared.level => Titles::Same,
            true => Titles::Exclude,
            false => Titles::Compatible,
        };
    }
    let apart = !said.field.is_empty() && !declared.field.is_empty() && said.field.is_disjoint(&declared.field);
    let by_field = matches!(said.title.class, Class::Minister | Class::Officer);
    match (said.level, declared.level) {
        (a, b) if a == b && apart && by_field => Titles::Exclude,
        (a, b) if a == b && apart && shares_body(said, declared) => Titles::Apart,
        (a, b) if a == b && fields => Titles::Another,
        (a, b) if a == b && apart => Titles::Compatible,
        (a, b) if a == b && numbered => Titles::Exclude,
        (a, b) if a == b => Titles::Same,
        (Level::Deputy, Level::FirstDeputy) => Titles::LessPrecise,
        (Level::FirstDeputy, Level::Deputy) => Titles::Same,
        _ if apart => Titles::Compatible,
        _ => Titles::Exclude,
    }
}

/// A head of something against its director or president: the same, unless one of them is a deputy.
fn relate_to_head(said: &Role, declared: &Role) -> Titles {
    let (chief, executive) = (is_executive(said), is_executive(declared));
    let separate = (chief || executive)
        && matches!((said.title.class, declared.title.class), (Class::Chair, _) | (_, Class::Chair));
    match (said.level, declared.level) {
        (Level::Full, Level::Full) if separate || heads_a_part(said, declared) => Titles::Apart,
        (Level::Full, Level::Full) if chief || executive => Titles::Another,
        (Level::Full, Level::Full) if are_other_fields(said, declared) => Titles::Another,
        (Level::Full, Level::Full) => Titles::LessPrecise,
        _ => Titles::Another,
    }
}

/// Whether a role is that of a chief executive.
fn is_executive(role: &Role) -> bool {
    matches!(role.title.word.as_str(), "ceo" | "chief executive" | "chief executive officer")
}

/// Whether both offices are for something, and not for anything alike.
fn are_other_fields(said: &Role, declared: &Role) -> bool {
    let alike = |a: &String| declared.field.iter().any(|b| a == b || are_near(a, b));
    !said.field.is_empty() && !declared.field.is_empty() && !said.field.iter().any(alike)
}

/// Whether one directs a part of the body that the other heads: "news director at Orbo Radio", "head of Orbo Radio".
fn heads_a_part(said: &Role, declared: &Role) -> bool {
    let part = |one: &Role, whole: &Role| {
        one.title.class == Class::Director && whole.field.is_empty() && one.field.iter().any(|word| !whole.names(word))
    };
    shares_body(said, declared) && (part(said, declared) || part(declared, said))
}

/// Whether both name one body.
fn shares_body(said: &Role, declared: &Role) -> bool {
    said.bodies.iter().any(|body| declared.bodies.contains(body))
}

/// "Admiral" and "general" are said to all of their kind; a colonel is no general.
fn relate_ranks(said: u8, declared: u8) -> Titles {
    const GENERALS: std::ops::RangeInclusive<u8> = 16..=19;
    match (said, declared) {
        (19, b) if GENERALS.contains(&b) => Titles::LessPrecise,
        (a, 19) if GENERALS.contains(&a) => Titles::Same,
        (15, 14) | (11, 14) => Titles::LessPrecise,
        (14, 15) => Titles::Same,
        _ => Titles::Exclude,
    }
}

/// Fields whose people are called by either name.
fn overlap(a: super::title::Field, b: super::title::Field) -> bool {
    use super::title::Field::{
        Chemistry, Earth, Economy, Engineering, Law, Life, Medicine, Physics, Press, Society, Space,
    };
    let pairs = [
        (Earth, Physics),
        (Space, Physics),
        (Life, Chemistry),
        (Life, Medicine),
        (Life, Earth),
        (Chemistry, Medicine),
        (Physics, Engineering),
        (Physics, Chemistry),
        (Society, Press),
        (Economy, Society),
        (Society, Law),
        (Society, Medicine),
        (Economy, Law),
        (Economy, Press),
        (Law, Press),
    ];
    a == b || pairs.contains(&(a, b)) || pairs.contains(&(b, a))
}

/// Offices of a state of which nobody holds two at a time.
fn is_state_office(class: Class) -> bool {
    matches!(
        class,
        Class::Minister | Class::Premier | Class::President | Class::Governor | Class::Mayor | Class::Ambassador
    )
}

/// Whether a president may be a company's.
fn names_body(role: &Role) -> bool {
    role.title.class == Class::President && !role.bodies.is_empty()
}
