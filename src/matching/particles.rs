//! The small words of names: particles, titles, generations, patronymics, legal forms. Own tables.

use super::fold::fold_letters;

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

/// Whether `token` tells the generation: Jr, Sr., II, III, IV, fils.
#[must_use]
pub fn is_generation(token: &str) -> bool {
    generation(&fold_letters(token)).is_some()
}

pub(crate) fn particle(folded: &str) -> bool {
    article(folded)
        || descent(folded)
        || matches!(
            folded,
            "de" | "di"
                | "da"
                | "do"
                | "du"
                | "dos"
                | "das"
                | "del"
                | "della"
                | "dello"
                | "dei"
                | "degli"
                | "la"
                | "le"
                | "lo"
                | "los"
                | "las"
                | "y"
                | "e"
                | "van"
                | "von"
                | "vom"
                | "zu"
                | "zum"
                | "zur"
                | "der"
                | "den"
                | "ter"
                | "ten"
                | "te"
                | "af"
                | "av"
                | "bar"
                | "ap"
                | "st"
                | "san"
                | "santa"
                | "o"
                | "na"
        )
}

/// The Arabic article and its assimilated forms; "ul" and "ur" of Persian and Urdu compounds.
pub(crate) fn article(folded: &str) -> bool {
    matches!(
        folded,
        "al" | "el" | "as" | "es" | "ash" | "at" | "ad" | "ed" | "ar" | "er" | "an" | "az" | "ul" | "ur" | "ol" | "il"
    )
}

/// Words for son, daughter or father of.
pub(crate) fn descent(folded: &str) -> bool {
    matches!(
        folded,
        "bin"
            | "ben"
            | "ibn"
            | "bint"
            | "bent"
            | "ould"
            | "ag"
            | "ogly"
            | "oglu"
            | "oghlu"
            | "uulu"
            | "kyzy"
            | "qizi"
            | "binti"
            | "wa"
    )
}

pub(crate) fn title(folded: &str) -> bool {
    matches!(
        folded,
        "mr" | "mrs"
            | "ms"
            | "miss"
            | "mister"
            | "madam"
            | "madame"
            | "mme"
            | "mlle"
            | "monsieur"
            | "herr"
            | "frau"
            | "signor"
            | "signora"
            | "senor"
            | "senora"
            | "don"
            | "dona"
            | "dr"
            | "doctor"
            | "prof"
            | "professor"
            | "rev"
            | "reverend"
            | "father"
            | "sister"
            | "bishop"
            | "archbishop"
            | "cardinal"
            | "pope"
            | "rabbi"
            | "imam"
            | "ayatollah"
            | "hojatoleslam"
            | "grand"
            | "mufti"
            | "mullah"
            | "mulla"
            | "maulvi"
            | "mawlawi"
            | "maulana"
            | "qari"
            | "hafiz"
            | "haji"
            | "hajji"
            | "hajj"
            | "hadji"
            | "sheikh"
            | "shaykh"
            | "sheik"
            | "shaikh"
            | "cheikh"
            | "sayyid"
            | "sayed"
            | "syed"
            | "seyed"
            | "seyyed"
            | "sayyed"
            | "emir"
            | "sultan"
            | "king"
            | "queen"
            | "prince"
            | "princess"
            | "crown"
            | "emperor"
            | "lord"
            | "lady"
            | "sir"
            | "dame"
            | "baron"
            | "baroness"
            | "count"
            | "countess"
            | "duke"
            | "duchess"
            | "president"
            | "prasident"
            | "praesident"
            | "presidente"
            | "predsjednik"
            | "prezydent"
            | "vice"
            | "premier"
            | "chancellor"
            | "minister"
            | "prime"
            | "secretary"
            | "ambassador"
            | "senator"
            | "sen"
            | "representative"
            | "rep"
            | "congressman"
            | "congresswoman"
            | "governor"
            | "gov"
            | "mayor"
            | "judge"
            | "justice"
            | "chief"
            | "chairman"
            | "director"
            | "general"
            | "gen"
            | "lieutenant"
            | "lt"
            | "major"
            | "maj"
            | "colonel"
            | "col"
            | "captain"
            | "capt"
            | "commander"
            | "cmdr"
            | "admiral"
            | "adm"
            | "rear"
            | "brigadier"
            | "brig"
            | "marshal"
            | "sergeant"
            | "sgt"
            | "corporal"
            | "private"
            | "field"
            | "ustad"
            | "hon"
            | "honourable"
            | "honorable"
            | "comrade"
            | "daw"
            | "u"
            | "deputy"
            | "former"
            | "mp"
            | "saint"
    )
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

/// Whether a folded token is formed as an East Slavic patronymic: Petrovich, Ivanovna, Mikalaevich, Valeriivna.
pub(crate) fn patronymic(folded: &str) -> bool {
    const ENDINGS: [&str; 16] = [
        "vich", "vitch", "vych", "vic", "wicz", "witsch", "vitj", "witsj", "ovna", "evna", "ivna", "auna", "euna",
        "yich", "ogly", "inichna",
    ];
    folded.len() >= 7 && ENDINGS.iter().any(|ending| folded.ends_with(ending))
}

/// Given names so frequent in their languages that they are left out or put in freely.
pub(crate) fn is_common_given(folded: &str) -> bool {
    let Some(first) = folded.bytes().next() else { return false };
    match first {
        b'm' => matches!(
            super::romanisation_key(folded).as_str(),
            "mohamed" | "muhamad" | "mohamad" | "muhamed" | "muhammad" | "mohammed" | "mahomed"
        ),
        b'a' => matches!(folded, "ali" | "ahmad" | "ahmed" | "abdullah" | "abdallah" | "abdulla" | "abu" | "agha"),
        b'k' => matches!(folded, "khan"),
        b'j' => matches!(folded, "jan"),
        _ => false,
    }
}

/// The legal form a folded word names, as a class; forms of one class are one form in two languages or lengths.
pub(crate) fn legal_form(folded: &str) -> Option<&'static str> {
    Some(match folded {
        "ag" | "akg" | "aktiengesellschaft" => "ag",
        "gmbh" => "gmbh",
        "inc" | "incorporated" => "inc",
        "spzoo" => "zoo",
        "corp" | "corporation" => "corp",
        "co" | "company" | "cie" => "co",
        "ltd" | "limited" => "ltd",
        "llc" | "ooo" => "llc",
        "llp" | "lp" => "lp",
        "plc" => "plc",
        "sa" | "spa" | "ab" | "asa" | "as" | "oyj" | "oy" | "nv" | "bv" | "bvba" | "sarl" | "srl" | "sas" | "kg"
        | "ohg" | "se" | "kk" | "pte" | "pty" | "pt" | "sae" | "bhd" | "sdn" => "other",
        "jsc" | "ojsc" | "oao" | "pjsc" | "pao" | "cjsc" | "zao" | "ao" => "jsc",
        _ => return None,
    })
}

/// Whether a folded title is a given or family name as well (Don, King, Hafiz, Earl), or part of a ship's name.
pub(crate) fn is_soft_title(folded: &str) -> bool {
    matches!(
        folded,
        "don"
            | "dona"
            | "hafiz"
            | "sultan"
            | "sayed"
            | "sayyid"
            | "syed"
            | "king"
            | "prince"
            | "princess"
            | "queen"
            | "lord"
            | "lady"
            | "major"
            | "judge"
            | "bishop"
            | "count"
            | "duke"
            | "duchess"
            | "private"
            | "field"
            | "chief"
            | "crown"
            | "grand"
            | "baron"
            | "pope"
            | "father"
            | "sister"
            | "emir"
            | "imam"
            | "general"
            | "marshal"
            | "justice"
            | "sen"
            | "gen"
            | "saint"
            | "president"
            | "captain"
            | "secretary"
            | "minister"
            | "emperor"
            | "rep"
            | "hon"
            | "director"
            | "miss"
            | "u"
    )
}

/// Words of companies' names that say little.
pub(crate) fn generic(folded: &str) -> bool {
    matches!(
        folded,
        "the"
            | "and"
            | "of"
            | "for"
            | "group"
            | "gruppe"
            | "groupe"
            | "grupo"
            | "holding"
            | "holdings"
            | "international"
            | "fund"
            | "trust"
            | "bank"
    )
}

/// Words that tell an organisation from a person.
pub(crate) fn organisation(folded: &str) -> bool {
    matches!(
        folded,
        "department"
            | "ministry"
            | "university"
            | "institute"
            | "agency"
            | "committee"
            | "council"
            | "federation"
            | "government"
            | "organization"
            | "organisation"
            | "association"
            | "party"
            | "court"
            | "commission"
            | "society"
            | "church"
            | "college"
            | "academy"
            | "centre"
            | "center"
            | "foundation"
            | "industries"
            | "systems"
            | "aviation"
            | "shipping"
            | "petroleum"
            | "partners"
            | "capital"
            | "services"
            | "solutions"
            | "technologies"
            | "airlines"
    )
}
