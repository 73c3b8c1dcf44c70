//! The small words of personal names: particles, titles, generations, patronymics. Own tables, of what news texts write.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::fold::fold_letters;

/// The Arabic article with its assimilated forms, and what it becomes in Persian and Urdu compounds.
const ARTICLES: &str = "al el as es ash at ad ed ar er an az ul ur ol il";

/// Words for son, daughter and children of, in Arabic, Berber and Turkic names.
const DESCENT: &str = "bin ben ibn bint bent binti ould ag ogly oglu oghlu uulu kyzy qizi";

/// Particles of European names.
const PARTICLES: &str = "de di da do du dos das del della dello dei degli la le lo los las y e van von vom zu zum zur der den \
                         ter ten te af av bar ap st san santa o na wa";

/// Forms of address and titles of offices, ranks, churches and courts.
const TITLES: &str = "mr mrs ms miss mister madam madame mme mlle monsieur herr frau signor signora senor senora don dona dr \
                      doctor prof professor rev reverend father sister bishop archbishop cardinal patriarch metropolitan pope \
                      rabbi imam ayatollah hojatoleslam grand mufti mullah mulla maulvi mawlawi maulana qari hafiz haji hajji \
                      hajj hadji sheikh shaykh sheik shaikh cheikh sayyid sayed syed seyed seyyed sayyed emir sultan king queen \
                      prince princess crown emperor empress lord lady sir dame baron baroness count countess duke duchess earl \
                      president prasident praesident presidente predsjednik prezydent vice premier chancellor minister prime \
                      secretary ambassador envoy senator sen representative rep congressman congresswoman governor gov mayor \
                      judge justice attorney chief chairman chairwoman director general gen lieutenant lt major maj colonel col \
                      captain capt commander cmdr cdr admiral adm rear brigadier brig marshal sergeant sgt corporal cpl private \
                      pvt field inspector detective superintendent constable ustad hon honourable honorable comrade daw u sri \
                      shri datuk dato deputy acting former late mp saint";

/// Titles that are given or family names as well (Don, King, Earl), or that ships and places bear.
const SOFT_TITLES: &str = "don dona hafiz sultan sayed sayyid syed king prince princess queen lord lady major judge bishop count \
                           duke duchess private field chief crown grand baron pope father sister emir imam general marshal \
                           justice sen gen saint president captain secretary minister emperor rep hon director miss u earl \
                           commander dame late metropolitan";

/// Given names so frequent in their languages that they are left out or put in freely, and shared by many.
const COMMON: &str = "ali ahmad ahmed abdullah abdallah abdulla abu agha khan jan mohamed mohammed mohammad muhammad muhammed \
                      mohamad muhamad mohammod mahomed mahammad";

const ARTICLE: u8 = 1;
const DESCENDANT: u8 = 1 << 1;
const PARTICLE: u8 = 1 << 2;
const TITLE: u8 = 1 << 3;
const SOFT: u8 = 1 << 4;
const FREQUENT: u8 = 1 << 5;

/// What each of the words above can be, as bits.
static ROLES: LazyLock<HashMap<&'static str, u8, FixedState>> = LazyLock::new(|| {
    let mut roles: HashMap<&'static str, u8, FixedState> = HashMap::default();
    for (words, role) in [
        (ARTICLES, ARTICLE | PARTICLE),
        (DESCENT, DESCENDANT | PARTICLE),
        (PARTICLES, PARTICLE),
        (TITLES, TITLE),
        (SOFT_TITLES, SOFT),
        (COMMON, FREQUENT),
    ] {
        words.split_whitespace().for_each(|word| *roles.entry(word).or_default() |= role);
    }
    roles
});

fn is(folded: &str, role: u8) -> bool {
    ROLES.get(folded).is_some_and(|roles| roles & role != 0)
}

/// Whether `token` is a particle of a name: de, van, bin, al-, el …
#[must_use]
pub fn is_particle(token: &str) -> bool {
    particle(&fold_letters(token))
}

/// Whether `token` is a title or form of address before a name: Mr, Dr., President, General, Sheikh …
#[must_use]
pub fn is_title(token: &str) -> bool {
    title(&fold_letters(token))
}

/// Whether `token` tells the generation: Jr, Sr., II, III, fils.
#[must_use]
pub fn is_generation(token: &str) -> bool {
    generation(&fold_letters(token)).is_some()
}

pub(crate) fn particle(folded: &str) -> bool {
    is(folded, PARTICLE)
}

/// Whether a folded word is the Arabic article.
pub(crate) fn article(folded: &str) -> bool {
    is(folded, ARTICLE)
}

/// Whether a folded word says whose child the bearer is.
pub(crate) fn descent(folded: &str) -> bool {
    is(folded, DESCENDANT)
}

pub(crate) fn title(folded: &str) -> bool {
    is(folded, TITLE)
}

/// Whether a folded title is a name as well.
pub(crate) fn is_soft_title(folded: &str) -> bool {
    is(folded, SOFT)
}

/// Whether a folded given name is so frequent that it tells little.
pub(crate) fn is_common_given(folded: &str) -> bool {
    is(folded, FREQUENT)
}

/// The generation a folded token names, as a number: Sr is 1, Jr and II are 2.
pub(crate) fn generation(folded: &str) -> Option<u8> {
    Some(match folded {
        "sr" | "senior" | "i" | "pere" => 1,
        "jr" | "junior" | "ii" | "fils" | "filho" => 2,
        "iii" => 3,
        "iv" => 4,
        "v" => 5,
        "vi" => 6,
        "vii" => 7,
        "viii" => 8,
        "ix" => 9,
        "x" => 10,
        _ => return None,
    })
}

/// Shortest word taken for a patronymic: Ilyich has six letters, but so have many family names in -vich.
const SHORTEST_PATRONYMIC: usize = 7;

/// Whether a folded token is formed as an East Slavic patronymic, in the romanisations of English, French, German, Dutch,
/// Swedish, Polish and Czech texts.
pub(crate) fn patronymic(folded: &str) -> bool {
    const ENDINGS: [&str; 15] = [
        "vich", "vitch", "vych", "vic", "wicz", "witsch", "vitj", "witsj", "ovna", "evna", "ivna", "auna", "euna",
        "yich", "inichna",
    ];
    folded.len() >= SHORTEST_PATRONYMIC && ENDINGS.iter().any(|ending| folded.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(is: fn(&str) -> bool, yes: &str, no: &str) {
        yes.split(' ').for_each(|word| assert!(is(word), "{word}"));
        no.split(' ').for_each(|word| assert!(!is(word), "{word}"));
    }

    #[test]
    fn small_words_are_known_in_any_case() {
        check(is_particle, "de van Bin al- El der", "Dee Alan Benson");
        check(is_title, "Mr. Dr Gen. President Sheikh Rear Adm.", "Drew Genova Mistral");
        check(is_generation, "Jr. Sr II III", "Junia Ivo");
        check(patronymic, "antonovich borisovna glebavich", "rich baldwin novak");
    }
}
